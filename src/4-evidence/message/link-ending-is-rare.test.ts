import { check, mail } from '../mail.contract.ts'
import { linkEndingIsRare } from './link-ending-is-rare.ts'

const linking = (day: number, target: string) => mail({ day, body: `Hi Berta,\n\nplease look there: ${target}\n` })
const archive = Array.from({ length: 150 }, (_, day) => linking(day, `https://place${day}.example/today`))

check(linkEndingIsRare, [
  { name: 'no link is quiet', before: archive, mail: mail({ day: 160 }), wants: 'quiet' },
  {
    name: 'a new place with the usual ending is quiet',
    before: archive,
    mail: linking(160, 'https://new.example/'),
    wants: 'quiet',
  },
  {
    name: 'an ending that no link here has is seen, with the link',
    before: archive,
    mail: linking(160, 'https://sign-in.test/x'),
    wants: { says: /sign-in\.test ends in “test”/, shows: 'https://sign-in.test/x', least: 2 },
  },
  {
    name: 'a bare number is an ending',
    before: archive,
    mail: linking(160, 'http://203.0.113.9/x'),
    wants: { says: /ends in “a bare number”/ },
  },
  {
    name: 'a hundred mails with links must have been read',
    before: archive.slice(0, 80),
    mail: linking(160, 'https://sign-in.test/x'),
    wants: { blind: /Too few mails with links/ },
  },
])
