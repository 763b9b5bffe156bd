import { check, history, mail, TODAY } from '../mail.contract.ts'
import { countryIsNew } from './country-is-new.ts'

/** A day's mail, handed in from another address than always. */
const from = (ip: string, day: number) =>
  mail({
    day,
    headers: {
      'X-First-Received': `from [10.0.0.5] (unknown [${ip}]) by mail.example.org (Postfix) with ESMTPSA id p${day}; Mon, 4 Mar 2024 09:30:00 +0000`,
    },
  })
const atHome = Array.from({ length: 12 }, (_, day) => from('129.132.19.216', day))

check(countryIsNew, [
  { name: 'the usual is quiet', before: atHome, mail: from('129.132.19.216', TODAY), wants: 'quiet' },
  {
    name: 'another network of the same country is quiet',
    before: atHome,
    mail: from('195.176.255.9', TODAY),
    wants: 'quiet',
  },
  {
    name: 'another country is seen, with the hop that says so',
    before: atHome,
    mail: from('81.91.170.12', TODAY),
    wants: {
      says: /country of the network it was handed in from is new for Anna Example: Germany\. In 12 mails before it was Switzerland \(100 %\)/,
      shows: '81.91.170.12',
      least: 2,
    },
  },
  {
    name: 'an address that no registry gave away says nothing',
    before: atHome,
    mail: mail({ day: TODAY }),
    wants: 'quiet',
  },
  {
    name: 'where no header ever told the address, nothing is new',
    before: history(),
    mail: from('81.91.170.12', TODAY),
    wants: 'quiet',
  },
  {
    name: 'four mails are too few to know a habit',
    before: atHome.slice(0, 4),
    mail: from('81.91.170.12', TODAY),
    wants: { blind: /Only 4 mails of this account came before/ },
  },
])
