import { check, mail } from '../mail.contract.ts'
import { severalAuthors } from './several-authors.ts'

check(severalAuthors, [
  { name: 'one author is quiet', mail: mail(), wants: 'quiet' },
  {
    name: 'one address named twice is one author',
    mail: mail({ from: 'Anna <anna@example.org>, ANNA@example.org' }),
    wants: 'quiet',
  },
  {
    name: 'a name with a comma in quotes is one author',
    mail: mail({ from: '"Example, Anna" <anna@example.org>' }),
    wants: 'quiet',
  },
  {
    name: 'two authors are seen, with both addresses',
    mail: mail({ from: 'Anna <anna@example.org>, Emil <emil@example.com>' }),
    wants: {
      says: /^The mail names 2 authors: anna@example\.org, emil@example\.com\. Programs show only one/,
      shows: 'emil@example.com',
      least: 4,
    },
  },
  {
    name: 'a second From field is a second author',
    mail: mail({ headers: { from: 'Emil <emil@example.com>' } }),
    wants: { says: /names 2 authors/, shows: 'emil@example.com' },
  },
])
