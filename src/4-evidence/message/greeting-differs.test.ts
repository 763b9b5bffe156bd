import { teamOf } from '#team'

import { check, history, mail, person, TODAY } from '../mail.contract.ts'
import { greetingDiffers } from './greeting-differs.ts'

const both = teamOf([person('Anna Example', 'anna@example.org', 'anna.example@mail.test')], [])
const body =
  'Dear Berta,\n\nthe notes of our meeting are done, and the list is with Carla now.\n\nBest regards,\nAnna\n'
const strange = mail({ day: TODAY, body })

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
  {
    name: 'greetings belong to a person: from another address of hers it is seen, where the roster gives her both',
    before: history(),
    mail: mail({ day: TODAY, from: 'Anna Example <anna.example@mail.test>', body }),
    team: both,
    wants: { says: /greeting is new for Anna Example: “dear”\. In 12 mails before it was “hi”/, least: 2 },
  },
  {
    name: 'without a roster the other address is somebody of whom nothing is known',
    before: history(),
    mail: mail({ day: TODAY, from: 'Anna Example <anna.example@mail.test>', body }),
    wants: { blind: /Only 0 mails of this account came before/ },
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
