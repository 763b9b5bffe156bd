import { check, history, mail, TODAY } from '../mail.contract.ts'
import { zoneIsNew } from './zone-is-new.ts'

const strange = mail({ day: TODAY, date: 'Sat, 16 Mar 2024 12:30:00 +0300' })

check(zoneIsNew, [
  { name: 'the usual is quiet', before: history(), mail: mail({ day: TODAY }), wants: 'quiet' },
  {
    name: 'another zone is seen, with the date that says so',
    before: history(),
    mail: strange,
    wants: {
      says: /clock's zone is new for Anna Example: \+03:00\. In 12 mails before it was \+00:00/,
      shows: '+0300',
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
