import { check, mail } from '../mail.contract.ts'
import { vocabularyDiffers } from './vocabulary-differs.ts'

const RALLY = ['buses', 'stewards', 'permit', 'loudspeaker', 'leaflets', 'marquee', 'sponsors', 'route']
const PRESS = ['editor', 'embargo', 'headline', 'interview', 'studio', 'transcript', 'columnist', 'broadcast']
const some = (words: readonly string[], day: number) =>
  [0, 1, 2, 3].map(step => words[(day * 3 + step * 5) % words.length]!).join(' and ')
const anna = (day: number) =>
  mail({ day, subject: 'Rally', body: `Hi Berta,\n\nwe need ${some(RALLY, day)} before Sunday.\n` })
const carla = (day: number) =>
  mail({
    day,
    from: 'Carla Press <carla@example.com>',
    subject: 'Press',
    body: `Hello,\n\nask about ${some(PRESS, day)} please.\n`,
  })
const archive = Array.from({ length: 800 }, (_, day) => (day % 2 === 0 ? anna(day) : carla(day)))

check(vocabularyDiffers, [
  { name: 'words that the account always uses are quiet', before: archive, mail: anna(900), wants: 'quiet' },
  {
    name: 'words that somebody else here uses are seen',
    before: archive,
    mail: mail({ day: 900, subject: 'Press', body: 'Hello,\n\nask about embargo and studio and columnist please.\n' }),
    wants: { says: /is said in words that Anna Example used in 400 mails before/, shows: 'Press', least: 4 },
  },
  {
    name: 'words that nobody used are seen',
    before: archive,
    mail: mail({ day: 900, subject: 'Wallet', body: 'Unverified holders forfeit their staking tokens tonight.\n' }),
    wants: { says: /one honest mail in \d+ of accounts known so long/, least: 4 },
  },
  {
    name: 'a few mails of the whole archive do not show which words are rare',
    before: archive.slice(0, 200),
    mail: anna(900),
    wants: { blind: /too few mails were read/ },
  },
  {
    name: 'three words are too few',
    before: archive,
    mail: mail({ day: 900, subject: 'Yes', body: 'Agreed.\n' }),
    wants: { blind: /too short/ },
  },
  {
    name: 'an account without history is not judged',
    before: archive.slice(0, 8),
    mail: carla(901),
    wants: { blind: /Only 4 mails/ },
  },
])
