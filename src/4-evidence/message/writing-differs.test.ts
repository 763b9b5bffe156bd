import { check, history, mail, TODAY } from '../mail.contract.ts'
import { writingDiffers } from './writing-differs.ts'

const strange = mail({
  day: TODAY,
  from: '"Anna Example" <anna@example.org>',
  headers: { 'Content-Transfer-Encoding': 'quoted-printable' },
})

check(writingDiffers, [
  { name: 'the usual is quiet', before: history(), mail: mail({ day: TODAY }), wants: 'quiet' },
  {
    name: 'a name in quotes and another encoding are seen',
    before: history(),
    mail: strange,
    wants: {
      says: /way of writing dates, names and text is new for Anna Example: .*from quoted; utf-8 quoted-printable/,
      shows: '"Anna Example"',
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
