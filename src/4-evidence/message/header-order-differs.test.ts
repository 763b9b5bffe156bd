import { check, history, mail, TODAY } from '../mail.contract.ts'
import { headerOrderDiffers } from './header-order-differs.ts'

const strange = mail({
  day: TODAY,
  headers: {
    'Message-ID': undefined,
    'MIME-Version': undefined,
    'Message-Id': '<note@example.org>',
    'Mime-Version': '1.0',
  },
})

check(headerOrderDiffers, [
  { name: 'the usual is quiet', before: history(), mail: mail({ day: TODAY }), wants: 'quiet' },
  {
    name: 'the program’s fields in another order and letter-case are seen',
    before: history(),
    mail: strange,
    wants: { says: /order of the header fields is new for Anna Example/, shows: 'Message-Id', least: 2 },
  },
  { name: 'what came once before says less', before: [...history(), strange], mail: strange, wants: 'quiet' },
  {
    name: 'four mails are too few to know a habit',
    before: history({}, 4),
    mail: strange,
    wants: { blind: /Only 4 mails of this account came before/ },
  },
  { name: 'an account that never wrote has no habits', mail: strange, wants: { blind: /Only 0 mails/ } },
])
