import { check, mail } from '../mail.contract.ts'
import { topicIsForeign } from './topic-is-foreign.ts'

const TALK = ['rally', 'posters', 'volunteers', 'county', 'minutes', 'budget', 'speech', 'printing', 'tickets', 'buses']
/** A day's mail in the words of an office: some of ten subjects, and now and then a word of its own. */
const usual = (day: number) =>
  mail({
    day,
    subject: `About ${TALK[day % 10]!} and ${TALK[(day * 7) % 10]!}`,
    body: `Hi Berta,\n\nthe ${TALK[(day * 3) % 10]!} for the ${TALK[(day + 4) % 10]!} came${day % 9 === 0 ? ` with word${String.fromCharCode(97 + (day % 26))}${String.fromCharCode(97 + ((day * 5) % 26))}` : ''}, please tell the others about it.\n\nAnna\n`,
  })
const archive = Array.from({ length: 450 }, (_, day) => usual(day))
const lure = mail({
  day: 460,
  subject: 'Wallet suspended',
  body: 'Dear customer,\n\nyour crypto wallet requires staking migration. Unverified holders forfeit tokens.\n\nSupport\n',
})

check(topicIsForeign, [
  { name: 'the words of every day are quiet', before: archive, mail: usual(470), wants: 'quiet' },
  {
    name: 'words that nobody here uses are seen, and named',
    before: archive,
    mail: lure,
    wants: {
      says: /hardly anybody here talks of: “crypto”.*stood in none of 450 mails/,
      shows: 'Wallet suspended',
      least: 4,
    },
  },
  {
    name: 'it needs no history of the account',
    before: archive,
    mail: mail({
      day: 460,
      from: 'stranger@example.test',
      subject: 'Wallet suspended',
      body: 'Unverified crypto holders forfeit staking tokens.\n',
    }),
    wants: { says: /hardly anybody here/, least: 2 },
  },
  {
    name: 'three hundred mails must have been read',
    before: archive.slice(0, 300),
    mail: lure,
    wants: { blind: /too few mails were read/ },
  },
  {
    name: 'four words are too few',
    before: archive,
    mail: mail({ day: 460, subject: 'Wallet', body: 'Crypto tokens forfeit\n' }),
    wants: { blind: /too short/ },
  },
])
