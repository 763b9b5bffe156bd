import { check, mail } from '../mail.contract.ts'
import { linkIsNewHere } from './link-is-new-here.ts'

const linking = (day: number, target: string, rest = '') =>
  mail({ day, body: `Hi Berta,\n\nplease look there: ${target}\n${rest}` })
/** Eight places to which all mails link. */
const archive = Array.from({ length: 220 }, (_, day) => linking(day, `https://place${day % 8}.example/today`))
const RULE = '_'.repeat(40)

check(linkIsNewHere, [
  { name: 'no link is quiet', before: archive, mail: mail({ day: 230 }), wants: 'quiet' },
  {
    name: 'a known place is quiet',
    before: archive,
    mail: linking(230, 'https://place3.example/else'),
    wants: 'quiet',
  },
  {
    name: 'the own organisation is quiet',
    before: archive,
    mail: linking(230, 'https://example.org/x'),
    wants: 'quiet',
  },
  {
    name: 'a place that nobody knows is seen, with the link',
    before: archive,
    mail: linking(230, 'https://login.sender.test/x'),
    wants: {
      says: /Nobody in 220 mails ever linked to login\.sender\.test\. About one in \d+ honest/,
      shows: 'https://login.sender.test/x',
      least: 2,
    },
  },
  {
    name: 'a link that is dressed up as a list’s footer is seen',
    before: archive,
    mail: mail({ day: 230, body: `See below.\n\n${RULE}\nMailing list info: https://login.sender.test/x\n` }),
    wants: {
      says: /login\.sender\.test, which stands where signatures, footers or quotes do/,
      shows: 'https://login.sender.test/x',
    },
  },
  {
    name: 'a link in a made-up quote is seen',
    before: archive,
    mail: mail({
      day: 230,
      subject: 'Re: Plan',
      body: 'As Berta wrote:\n\n> please go to https://login.sender.test/x and sign in there\n> it will not take more than a minute of your time\n',
    }),
    wants: { says: /login\.sender\.test, which stands where/ },
  },
  {
    name: 'a link in a quote of a held mail is quiet',
    before: [
      ...archive,
      mail({
        day: 229,
        from: 'Berta Muster <berta@example.net>',
        body: 'No link in this long line that somebody quotes.\n',
      }),
    ],
    mail: mail({
      day: 230,
      body: '> No link in this long line that somebody quotes.\n> https://login.sender.test/x\n\nFine.\n',
    }),
    wants: 'quiet',
  },
  {
    name: 'two hundred mails must have been read',
    before: archive.slice(0, 100),
    mail: linking(230, 'https://login.sender.test/x'),
    wants: { blind: /Only 100 mails were read/ },
  },
  {
    name: 'an account without history is not judged',
    before: archive.slice(0, 4),
    mail: linking(230, 'https://a.test/'),
    wants: { blind: /Only 4 mails/ },
  },
])
