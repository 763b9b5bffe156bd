import { checkExcuse } from '../excuse.contract.ts'
import { history, mail, TODAY } from '../mail.contract.ts'
import { onlyBroadcasts } from './only-broadcasts.ts'

const bulk = { 'List-Unsubscribe': '<https://news.example.com/stop>' }
const issues = history({ headers: bulk })
const issue = mail({ day: TODAY, headers: bulk })

checkExcuse(onlyBroadcasts, [
  {
    name: 'a newsletter to which nobody answers',
    before: issues,
    mail: issue,
    says: /Anna Example only sends to many: in 12 mails it answered nobody/,
  },
  {
    name: 'not who was ever written to',
    before: [...issues, mail({ day: 11, from: 'berta@example.net', to: 'anna@example.org' })],
    mail: issue,
    says: undefined,
  },
  {
    name: 'not who ever answered',
    before: [...issues, mail({ day: 11, headers: { 'In-Reply-To': '<plan@example.net>' } })],
    mail: issue,
    says: undefined,
  },
  {
    name: 'not a mail that answers',
    before: issues,
    mail: mail({ day: TODAY, headers: { ...bulk, 'In-Reply-To': '<plan@example.net>' } }),
    says: undefined,
  },
  { name: 'not a mail without the marks of many', before: issues, mail: mail({ day: TODAY }), says: undefined },
  { name: 'not with four mails of history', before: issues.slice(0, 4), mail: issue, says: undefined },
])
