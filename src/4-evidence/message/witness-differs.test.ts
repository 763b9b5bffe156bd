import { check, history, mail, TODAY } from '../mail.contract.ts'
import { witnessDiffers } from './witness-differs.ts'

const strange = mail({
  day: TODAY,
  headers: {
    'Authentication-Results':
      'mx.example.net; dkim=none; spf=fail smtp.mailfrom=anna@example.org; dmarc=fail header.from=example.org',
  },
})

check(witnessDiffers, [
  { name: 'the usual is quiet', before: history(), mail: mail({ day: TODAY }), wants: 'quiet' },
  {
    name: 'an outcome never recorded before is seen, with its field',
    before: history(),
    mail: strange,
    wants: {
      says: /outcome of the receiving side's checks is new for Anna Example: mx\.example\.net: /,
      shows: 'spf=fail',
      least: 2,
    },
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
