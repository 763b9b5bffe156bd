import { check, history, mail, TODAY } from '../mail.contract.ts'
import { circleDiffers } from './circle-differs.ts'

const strange = mail({ day: TODAY, to: Array.from({ length: 20 }, (_, one) => `reader${one}@example.net`).join(', ') })

check(circleDiffers, [
  { name: 'the usual is quiet', before: history(), mail: mail({ day: TODAY }), wants: 'quiet' },
  {
    name: 'a mail to twenty is seen where Anna writes to one',
    before: history(),
    mail: strange,
    wants: {
      says: /number of recipients is new for Anna Example: many\. In 12 mails before it was one/,
      shows: 'anna@example.org',
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
