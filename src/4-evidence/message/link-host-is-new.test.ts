import { check, history, mail, TODAY } from '../mail.contract.ts'
import { linkHostIsNew } from './link-host-is-new.ts'

const linking = (target: string, day = TODAY, from?: string) =>
  mail({ day, ...(from === undefined ? {} : { from }), body: `Hi Berta,\n\nplease look: ${target}\n\nAnna\n` })
const usual = history({ body: 'Hi Berta,\n\nsee https://news.example.com/today there.\n\nAnna\n' })
const others = (count: number) =>
  Array.from({ length: count }, (_, day) =>
    linking('https://maps.example.net/here', day, `Reader <reader${day}@example.net>`),
  )
const newsSharer = Array.from({ length: 40 }, (_, day) => linking(`https://paper-${day}.test/story`, day))

check(linkHostIsNew, [
  { name: 'no link is quiet', before: usual, mail: mail({ day: TODAY }), wants: 'quiet' },
  { name: 'the usual host is quiet', before: usual, mail: linking('https://news.example.com/other'), wants: 'quiet' },
  {
    name: 'another host of the usual organisation is quiet',
    before: usual,
    mail: linking('https://archive.example.com/'),
    wants: 'quiet',
  },
  {
    name: 'a place to which everybody else links is quiet',
    before: [...others(20), ...usual],
    mail: linking('https://maps.example.net/there'),
    wants: 'quiet',
  },
  {
    name: 'the own organisation counts little',
    before: usual,
    mail: linking('https://intranet.example.org/plan'),
    wants: { says: /intranet\.example\.org/, most: 1 },
  },
  {
    name: 'a host that nobody linked to is seen, with the link',
    before: usual,
    mail: linking('https://login.sender.test/x'),
    wants: {
      says: /Anna Example never linked to login\.sender\.test in 12 mails before; nobody in the material linked there before/,
      shows: 'https://login.sender.test/x',
      least: 5,
    },
  },
  {
    name: 'a host that nobody linked to is seen in the signature too',
    before: usual,
    mail: mail({ day: TODAY, body: 'Hi Berta,\n\nthank you.\n\n-- \nAnna\nhttps://login.sender.test/x\n' }),
    wants: { says: /never linked to login\.sender\.test/, shows: 'https://login.sender.test/x', least: 5 },
  },
  {
    name: 'a link in what is quoted from outside is not the account’s',
    before: usual,
    mail: mail({ day: TODAY, body: 'Hi Berta,\n\nbeware of this.\n\n> Sign in: https://login.sender.test/x\n' }),
    wants: 'quiet',
  },
  {
    name: 'the link that always stands in the signature is quiet',
    before: history({ body: 'Hi Berta,\n\nthank you.\n\n-- \nAnna\nhttps://anna.example.net/\n' }),
    mail: mail({ day: TODAY, body: 'Hi Berta,\n\nsee you.\n\n-- \nAnna\nhttps://anna.example.net/\n' }),
    wants: 'quiet',
  },
  ...['http://printer/', 'http://192.168.1.20/setup', 'http://127.0.0.1:8080/', 'http://[fe80::1]/'].map(target => ({
    name: `nobody outside stands behind ${target}`,
    before: usual,
    mail: linking(target),
    wants: 'quiet' as const,
  })),
  {
    name: 'who shares something new each time surprises nobody',
    before: newsSharer,
    mail: linking('https://paper-99.test/story', 41),
    wants: 'quiet',
  },
  {
    name: 'four mails are too few',
    before: usual.slice(0, 4),
    mail: linking('https://login.sender.test/x'),
    wants: { blind: /Only 4 mails/ },
  },
])
