import { teamOf } from '#team'

import { check, history, mail, person, TODAY } from '../mail.contract.ts'
import { lookalikeDomain } from './lookalike-domain.ts'

const team = teamOf([person('Anna', 'anna@riverside.example')], ['campaign.example'])
const linking = (host: string, day = TODAY) =>
  mail({ day, from: 'Emil <emil@emil.test>', body: `Hi Berta,\n\nplease read https://${host}/plan today.\n\nEmil\n` })

check(lookalikeDomain, [
  { name: 'the own domain is quiet', team, mail: mail({ from: 'Anna <anna@mail.campaign.example>' }), wants: 'quiet' },
  {
    name: 'a domain that looks like none is quiet',
    team,
    mail: mail({ from: 'Emil <emil@emil.test>' }),
    wants: 'quiet',
  },
  {
    name: 'a place to which everybody has long linked is quiet',
    team,
    before: history({ body: 'See https://campaigns.example/plan there.\n' }, 21),
    mail: linking('campaigns.example', 22),
    wants: 'quiet',
  },
  {
    name: 'a sender one letter off is seen, with the address',
    team,
    mail: mail({ from: 'Anna <anna@campaing.example>' }),
    wants: {
      says: /^The sender’s domain campaing\.example looks like campaign\.example and is not: /,
      shows: 'anna@campaing.example',
      least: 6,
    },
  },
  {
    name: 'letters that look alike in a link are seen, with the link',
    team,
    mail: linking('carnpaign.example'),
    wants: {
      says: /^A link’s host carnpaign\.example looks like campaign\.example/,
      shows: 'https://carnpaign.example/plan',
    },
  },
  {
    name: 'an answer to the neighbour of somebody on the roster is seen',
    team,
    mail: mail({ headers: { 'Reply-To': 'anna@riverside-mail.example' } }),
    wants: {
      says: /^The domain for answers riverside-mail\.example looks like riverside\.example/,
      shows: 'riverside-mail.example',
    },
  },
  {
    name: 'without domains or roster nobody can say',
    mail: mail({ from: 'Anna <anna@campaing.example>' }),
    wants: { blind: /--org/ },
  },
])

check(lookalikeDomain, [
  {
    name: 'a quoted link of another person is quiet',
    team,
    mail: mail({ body: 'Do not open that one.\n\nOn 03.03.24 18:00, Emil wrote:\n> https://campaing.example/plan\n' }),
    wants: 'quiet',
  },
])
