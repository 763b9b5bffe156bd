import { check, history, mail, TODAY } from '../mail.contract.ts'
import { openingDiffers } from './opening-differs.ts'

const answering = (day: number) =>
  mail({ day, subject: 'Re: Plan', headers: { 'In-Reply-To': `<plan${day}@example.net>` } })
const answers = Array.from({ length: 20 }, (_, day) => answering(day))

check(openingDiffers, [
  { name: 'who begins conversations may begin one', before: history(), mail: mail({ day: TODAY }), wants: 'quiet' },
  { name: 'who answers may answer', before: answers, mail: answering(21), wants: 'quiet' },
  {
    name: 'who always answers and begins something is seen, with the subject',
    before: answers,
    mail: mail({ day: 21, subject: 'Your parcel' }),
    wants: {
      says: /kind of opening is new for Anna Example: begins a conversation.*answers a mail/,
      shows: 'Your parcel',
      least: 1,
    },
  },
  {
    name: 'an answer in name only is told from a real one',
    before: answers,
    mail: mail({ day: 21, subject: 'Re: Your parcel' }),
    wants: { says: /says that it answers, and names no mail/, least: 1 },
  },
  {
    name: 'four mails are too few',
    before: answers.slice(0, 4),
    mail: mail({ day: 21 }),
    wants: { blind: /Only 4 mails/ },
  },
])
