import { check, history, mail, TODAY } from '../mail.contract.ts'
import { greetingDiffers } from './greeting-differs.ts'

const strange = mail({
  day: TODAY,
  body: 'Dear Berta,\n\nthe notes of our meeting are done, and the list is with Carla now.\n\nBest regards,\nAnna\n',
})

check(greetingDiffers, [
  { name: 'the usual is quiet', before: history(), mail: mail({ day: TODAY }), wants: 'quiet' },
  {
    name: 'the same greeting of somebody else is quiet',
    before: history(),
    mail: mail({
      day: TODAY,
      body: 'Hi Carla,\n\nthe notes of our meeting are done, and the list is with Berta now.\n\nBest regards,\nAnna\n',
    }),
    wants: 'quiet',
  },
  {
    name: 'another greeting is seen',
    before: history(),
    mail: strange,
    wants: {
      says: /greeting is new for Anna Example: “dear”\. In 12 mails before it was “hi” \(100 %\)/,
      shows: 'Dear Berta',
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
