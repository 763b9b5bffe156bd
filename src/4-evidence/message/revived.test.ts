import { check, history, mail } from '../mail.contract.ts'
import { revived } from './revived.ts'

const monthly = Array.from({ length: 6 }, (_, month) => mail({ day: 30 * month }))

check(revived, [
  { name: 'the usual pause is quiet', before: history(), mail: mail({ day: 13 }), wants: 'quiet' },
  { name: 'a month of holidays is quiet', before: history(), mail: mail({ day: 45 }), wants: 'quiet' },
  { name: 'who writes once a month may pause for a season', before: monthly, mail: mail({ day: 240 }), wants: 'quiet' },
  {
    name: 'half a year after daily mails is seen, with the date',
    before: history(),
    mail: mail({ day: 191 }),
    wants: {
      says: /Anna Example had been silent for 180 days, after 12 mails about every 1 days?\./,
      shows: 'Date: Wed, 11 Sep 2024',
      least: 1.5,
      most: 2,
    },
  },
  {
    name: 'four mails are too few to know pauses',
    before: history({}, 4),
    mail: mail({ day: 191 }),
    wants: { blind: /Too few mails of this account/ },
  },
])
