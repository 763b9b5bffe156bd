import { checkExcuse } from '../excuse.contract.ts'
import { history, mail, TODAY } from '../mail.contract.ts'
import { assistantWrites } from './assistant-writes.ts'

const sentBy = (sender: string) => mail({ day: TODAY, headers: { Sender: sender } })
const before = [...history(), ...history({ from: 'Dora Desk <dora@example.org>' })]

checkExcuse(assistantWrites, [
  {
    name: 'a known colleague as the sender',
    before,
    mail: sentBy('Dora Desk <dora@example.org>'),
    says: /dora@example\.org is named as the sender for anna@example\.org, and 12 mails/,
  },
  { name: 'not the author', before, mail: sentBy('anna@example.org'), says: undefined },
  { name: 'not somebody unknown', before, mail: sentBy('new@example.org'), says: undefined },
  {
    name: 'not somebody of another domain',
    before: [...before, ...history({ from: 'evil@example.test' })],
    mail: sentBy('evil@example.test'),
    says: undefined,
  },
  { name: 'not without the field', before, mail: mail({ day: TODAY }), says: undefined },
])
