import { teamOf } from '#team'

import { check, history, mail, person, TODAY } from '../mail.contract.ts'
import { clientIsNew } from './client-is-new.ts'

const both = teamOf([person('Anna Example', 'anna@example.org', 'anna.example@mail.test')], [])
const strange = mail({ day: TODAY, headers: { 'User-Agent': 'Roundcube Webmail/1.6.6' } })

check(clientIsNew, [
  { name: 'the usual is quiet', before: history(), mail: mail({ day: TODAY }), wants: 'quiet' },
  {
    name: 'an update of the same program is quiet',
    before: history(),
    mail: mail({ day: TODAY, headers: { 'User-Agent': 'Mozilla Thunderbird 128.1' } }),
    wants: 'quiet',
  },
  {
    name: 'another program is seen, with the field that names it',
    before: history(),
    mail: strange,
    wants: {
      says: /program that wrote it is new for Anna Example: Roundcube.* it was Thunderbird \(100 %\)/,
      shows: 'Roundcube Webmail/1.6.6',
      least: 2,
    },
  },
  {
    name: 'programs belong to an address: those of another one of hers say nothing',
    before: history(),
    mail: mail({ day: TODAY, from: 'Anna Example <anna.example@mail.test>', headers: { 'User-Agent': 'Roundcube' } }),
    team: both,
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
