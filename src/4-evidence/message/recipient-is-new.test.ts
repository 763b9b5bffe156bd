import { check, history, mail, TODAY } from '../mail.contract.ts'
import { recipientIsNew } from './recipient-is-new.ts'

const strange = mail({ day: TODAY, to: 'Dora Neu <dora@example.com>' })

check(recipientIsNew, [
  { name: 'the usual is quiet', before: history(), mail: mail({ day: TODAY }), wants: 'quiet' },
  {
    name: 'somebody new is seen',
    before: history(),
    mail: strange,
    wants: {
      says: /set of recipients is new for Anna Example: dora@example\.com.* it was berta@example\.net/,
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
