import { check, history, mail, TODAY } from '../mail.contract.ts'
import { linkRedirected } from './link-redirected.ts'

const linking = (target: string) => mail({ day: TODAY, body: `Hi Berta,\n\nplease look: ${target}\n\nAnna\n` })
const through = 'https://go.example.com/r?url=https%3A%2F%2Ffiles.example.net%2Fplan'

check(linkRedirected, [
  { name: 'a plain link is quiet', mail: linking('https://files.example.net/plan'), wants: 'quiet' },
  {
    name: 'a gateway that rewrites every link is quiet',
    mail: linking('https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Ffiles.example.net%2Fplan&data=1'),
    wants: 'quiet',
  },
  {
    name: 'a site that leads to itself is quiet',
    mail: linking('https://www.example.net/r?url=https%3A%2F%2Ffiles.example.net%2Fplan'),
    wants: 'quiet',
  },
  {
    name: 'a quoted redirector is quiet',
    mail: mail({ body: `No.\n\nOn 03.03.24 18:00, Emil wrote:\n> ${through}\n` }),
    wants: 'quiet',
  },
  {
    name: 'somebody’s redirector is seen, with the link',
    mail: linking(through),
    wants: {
      says: /^A link goes through go\.example\.com before it leads to files\.example\.net\.$/,
      shows: through,
      least: 2.5,
    },
  },
  {
    name: 'a redirector that many mails here use counts less',
    before: history({ body: 'See https://go.example.com/plain there.\n' }),
    mail: linking('https://go.example.com/r?url=https%3A%2F%2Fgo.example.com%2Fplan'),
    wants: 'quiet',
  },
  {
    name: 'a shortener is seen: where it leads stands nowhere',
    mail: linking('https://bit.ly/3xYzAbc'),
    wants: {
      says: /hidden behind the shortener bit\.ly; where it leads cannot be read/,
      shows: 'https://bit.ly/3xYzAbc',
      most: 1.5,
    },
  },
])
