import { check, mail } from '../mail.contract.ts'
import { topicIsNew } from './topic-is-new.ts'

const OTHERS = ['kernel', 'driver', 'patch', 'scheduler', 'register', 'interrupt', 'firmware', 'compiler', 'linker']
const anna = (day: number) =>
  mail({
    day,
    subject: 'Rally buses',
    body: 'Hi Berta,\n\nthe buses for the rally are booked, tell the volunteers please.\n',
  })
const carla = (day: number) =>
  mail({
    day,
    from: 'Carla Code <carla@example.com>',
    subject: `${OTHERS[day % 9]!} of word${String.fromCharCode(97 + (day % 26), 97 + ((day * 11) % 26))}`,
    body: `Hello,\n\n${OTHERS[(day * 2) % 9]!} broke ${OTHERS[(day * 4) % 9]!} while testing term${String.fromCharCode(97 + ((day * 3) % 26), 97 + ((day * 7) % 26))} yesterday evening.\n`,
  })
const archive = Array.from({ length: 600 }, (_, day) => (day % 2 === 0 ? anna(day) : carla(day)))

check(topicIsNew, [
  { name: 'the usual words are quiet', before: archive, mail: anna(700), wants: 'quiet' },
  { name: 'rare words are quiet where they are usual', before: archive, mail: carla(701), wants: 'quiet' },
  {
    name: 'words that are rare here are seen where the account’s words never were',
    before: archive,
    mail: mail({
      day: 700,
      subject: 'Wallet suspended',
      body: 'Unverified crypto holders forfeit their staking tokens today.\n',
    }),
    wants: { says: /much rarer here than those that Anna Example used/, shows: 'Wallet suspended', least: 2 },
  },
  {
    name: 'an account without history is not judged',
    before: archive.slice(0, 8),
    mail: carla(701),
    wants: { blind: /Only 4 mails/ },
  },
])
