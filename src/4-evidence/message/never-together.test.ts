import { check, history, mail } from '../mail.contract.ts'
import { neverTogether } from './never-together.ts'

const before = history({}, 20)

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
    name: 'nineteen mails are too few to know a circle',
    before: history({}, 19),
    mail: mail({ day: 21, to: 'dora@example.com' }),
    wants: { blind: /Too few mails of this account/ },
  },
])
