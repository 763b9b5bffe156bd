import { check, history, mail, TODAY } from '../mail.contract.ts'
import { hourIsUnusual } from './hour-is-unusual.ts'

const strange = mail({ day: TODAY + 0.7 })

check(hourIsUnusual, [
  { name: 'the usual is quiet', before: history(), mail: mail({ day: TODAY }), wants: 'quiet' },
  { name: 'an hour later than usual is quiet', before: history(), mail: mail({ day: TODAY + 1 / 24 }), wants: 'quiet' },
  {
    name: 'a mail of the night is seen, with the date that says so',
    before: history(),
    mail: strange,
    wants: {
      says: /hour of the day is new for Anna Example: around 02:00 UTC/,
      shows: 'Date: Sun, 17 Mar 2024 02:18:00',
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
