import { teamOf } from '#team'

import { check, history, mail, person, TODAY } from '../mail.contract.ts'
import { replyElsewhere } from './reply-elsewhere.ts'

const answersTo = (address: string, headers: Record<string, string> = {}) =>
  mail({ day: TODAY, headers: { 'Reply-To': address, ...headers } })
const team = teamOf([person('Anna Example', 'anna@example.org', 'anna@home.example')], [])

check(replyElsewhere, [
  { name: 'no Reply-To is quiet', mail: mail(), wants: 'quiet' },
  {
    name: 'another address of the same organisation is quiet',
    mail: answersTo('office@team.example.org'),
    wants: 'quiet',
  },
  { name: 'a private address on the roster is quiet', mail: answersTo('anna@home.example'), team, wants: 'quiet' },
  {
    name: 'an address to which the account wrote before is quiet',
    before: history({ to: 'assistant@example.com' }),
    mail: answersTo('assistant@example.com'),
    wants: 'quiet',
  },
  { name: 'an address among the recipients is quiet', mail: answersTo('berta@example.net'), wants: 'quiet' },
  {
    name: 'a list that answers to itself is quiet',
    mail: answersTo('team@lists.example.net', { 'List-Id': '<team.lists.example.net>' }),
    wants: 'quiet',
  },
  {
    name: 'a stranger’s address is seen, with the field',
    mail: answersTo('Anna Example <anna.example@freemail.example>'),
    wants: {
      says: /^Answers to Anna Example would go to anna\.example@freemail\.example, outside example\.org\.$/,
      shows: 'anna.example@freemail.example',
      least: 3,
    },
  },
  {
    name: 'somebody who writes here too counts less',
    before: history({ from: 'Dora <dora@example.com>' }),
    mail: answersTo('dora@example.com'),
    wants: { says: /dora@example\.com/, shows: 'dora@example.com', most: 1 },
  },
])
