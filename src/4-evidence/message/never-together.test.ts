import { teamOf } from '#team'

import { check, history, mail, person } from '../mail.contract.ts'
import { neverTogether } from './never-together.ts'

const before = history({}, 20)
const both = teamOf([person('Anna Example', 'anna@example.org', 'anna.example@mail.test')], [])

check(neverTogether, [
  { name: 'somebody to whom Anna wrote before is quiet', before, mail: mail({ day: 21 }), wants: 'quiet' },
  {
    name: 'somebody new beside somebody known is an introduction, and quiet',
    before,
    mail: mail({ day: 21, to: 'dora@example.com, berta@example.net' }),
    wants: 'quiet',
  },
  {
    name: 'strangers alone are seen, with the sender',
    before,
    mail: mail({ day: 21, to: 'dora@example.com, emil@example.com' }),
    wants: { says: /Anna Example wrote to none of these 2 readers in 20 mails before\./, shows: 'anna@example.org' },
  },
  {
    name: 'a mail without visible recipients is seen',
    before,
    mail: mail({ day: 21, to: 'undisclosed-recipients:;' }),
    wants: { says: /names no visible recipient; Anna Example nearly always names them/ },
  },
  {
    name: 'somebody to whom she wrote from another address of hers is quiet, where the roster gives her both',
    before,
    mail: mail({ day: 21, from: 'Anna Example <anna.example@mail.test>' }),
    team: both,
    wants: 'quiet',
  },
  {
    name: 'strangers are seen from whichever address of hers',
    before,
    mail: mail({ day: 21, from: 'Anna Example <anna.example@mail.test>', to: 'dora@example.com' }),
    team: both,
    wants: { says: /Anna Example wrote to none of these readers in 20 mails before\./ },
  },
  {
    name: 'nineteen mails are too few to know a circle',
    before: history({}, 19),
    mail: mail({ day: 21, to: 'dora@example.com' }),
    wants: { blind: /Too few mails of this account/ },
  },
])
