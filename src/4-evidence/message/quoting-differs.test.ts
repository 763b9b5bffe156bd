import { check, history, mail, TODAY } from '../mail.contract.ts'
import { quotingDiffers } from './quoting-differs.ts'

const strange = mail({
  day: TODAY,
  headers: { 'In-Reply-To': '<earlier@example.net>' },
  body: 'Yes, that is what we agreed on.\n\nOn 03.03.24 18:00, Berta Muster wrote:\n> Is the list with Carla now?\n> Berta\n',
})

check(quotingDiffers, [
  { name: 'the usual is quiet', before: history(), mail: mail({ day: TODAY }), wants: 'quiet' },
  {
    name: 'an answer with a quote is seen where Anna never quoted',
    before: history(),
    mail: strange,
    wants: {
      says: /way of quoting is new for Anna Example: an answer with the quote (?:above|below) in plain text/,
      shows: 'Is the list with Carla',
      least: 2,
    },
  },
  { name: 'what came once before says less', before: [...history(), strange], mail: strange, wants: 'quiet' },
  {
    name: 'four mails are too few to know a habit',
    before: history({}, 4),
    mail: strange,
    wants: { blind: /Only 4 mails of this account came before/ },
  },
  { name: 'an account that never wrote has no habits', mail: strange, wants: { blind: /Only 0 mails/ } },
])
