import { check, history, mail, TODAY, withHtml } from '../mail.contract.ts'
import { shownLinkDiffers } from './shown-link-differs.ts'

const shown = (text: string, target: string) =>
  mail({ day: TODAY, ...withHtml(`<p>Hi Berta, please look: <a href="${target}">${text}</a></p>`) })
const newsletter = withHtml('<p>Hi Berta: <a href="https://clicks.example.com/1">read it here</a></p>')

check(shownLinkDiffers, [
  { name: 'a link behind words is quiet', mail: shown('the plan', 'https://files.example.com/plan'), wants: 'quiet' },
  {
    name: 'a link shown as it leads is quiet',
    mail: shown('https://files.example.com/plan', 'https://files.example.com/plan'),
    wants: 'quiet',
  },
  {
    name: 'another host of the same organisation is quiet',
    mail: shown('www.example.com', 'https://files.example.com/plan'),
    wants: 'quiet',
  },
  { name: 'a mail without links is quiet', mail: mail(), wants: 'quiet' },
  {
    name: 'a link that leads elsewhere than it shows is seen, with the link',
    mail: shown('https://files.example.com/plan', 'https://plans.example.test/a'),
    wants: {
      says: /^A link is shown as files\.example\.com and leads to plans\.example\.test\.$/,
      shows: 'https://plans.example.test/a',
      least: 4,
    },
  },
  {
    name: 'a service to which many mails here link counts clicks, and counts less',
    before: history(newsletter),
    mail: shown('www.example.net', 'https://clicks.example.com/1'),
    wants: { says: /leads to clicks\.example\.com/, most: 1.5 },
  },
])
