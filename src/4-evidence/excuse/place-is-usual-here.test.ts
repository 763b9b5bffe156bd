import { checkExcuse } from '../excuse.contract.ts'
import { mail, TODAY } from '../mail.contract.ts'
import { placeIsUsualHere } from './place-is-usual-here.ts'

const linking = (target: string, day = TODAY, from = 'Anna Example <anna@example.org>') =>
  mail({ day, from, body: `Hi Berta,\n\nplease look: ${target}\n` })
const team = (count: number, people: number) =>
  Array.from({ length: count }, (_, day) =>
    linking('https://files.example/draft', day, `reader${day % people}@example.net`),
  )
const shared = linking('https://files.example/plan')

checkExcuse(placeIsUsualHere, [
  {
    name: 'a place that two people use, in ten mails',
    before: team(12, 2),
    mail: shared,
    says: /files\.example is a place that people here use: 12 mails of at least 2 accounts/,
  },
  { name: 'not one that one person uses', before: team(12, 1), mail: shared, says: undefined },
  { name: 'not one of nine mails', before: team(9, 3), mail: shared, says: undefined },
  {
    name: 'not where another link stands beside it',
    before: team(12, 3),
    mail: linking('https://files.example/plan and https://login.sender.test/x'),
    says: undefined,
  },
  {
    name: 'not where a redirector stands before it',
    before: team(12, 3),
    mail: linking('https://www.google.com/url?q=https%3A%2F%2Ffiles.example%2Fplan&sa=D'),
    says: undefined,
  },
  { name: 'not without a link', before: team(12, 3), mail: mail({ day: TODAY }), says: undefined },
])
