import { teamOf } from '#team'

import { check, history, mail, person, TODAY } from '../mail.contract.ts'
import { displayNameBorrowed } from './display-name-borrowed.ts'

const team = teamOf([person('Anna Example', 'anna@example.org')], ['example.org'])
const from = (author: string, headers: Record<string, string> = {}) => mail({ day: TODAY, from: author, headers })
const borrowed = 'Anna Example <anna.example@freemail.example>'

check(displayNameBorrowed, [
  {
    name: 'the person from her own address is quiet',
    team,
    mail: from('Anna Example <anna@example.org>'),
    wants: 'quiet',
  },
  { name: 'somebody else is quiet', team, mail: from('Emil Muster <emil@example.com>'), wants: 'quiet' },
  {
    name: 'a namesake who has long written here is quiet',
    team,
    before: history({ from: borrowed }),
    mail: from(borrowed),
    wants: 'quiet',
  },
  {
    name: 'a list that writes in her name from its own address is quiet',
    team,
    mail: from('Anna Example <team@lists.example.net>', { 'List-Id': '<team.lists.example.net>' }),
    wants: 'quiet',
  },
  {
    name: 'her name with a stranger’s address is seen, with the address',
    team,
    mail: from(borrowed),
    wants: {
      says: /The name shown is Anna Example .*the address is anna\.example@freemail\.example, which is not known as theirs/,
      shows: 'anna.example@freemail.example',
      least: 5,
    },
  },
  {
    name: 'her name turned round and in capitals is seen',
    team,
    mail: from('"EXAMPLE, Anna" <x@freemail.example>'),
    wants: { says: /The name shown is Anna Example/, shows: 'x@freemail.example' },
  },
  {
    name: 'her address as the name is seen',
    team,
    mail: from('"anna@example.org" <x@freemail.example>'),
    wants: { says: /The name shown is Anna Example/, shows: 'x@freemail.example' },
  },
  { name: 'without a roster nobody can say', mail: from(borrowed), wants: { blind: /No roster was given/ } },
])
