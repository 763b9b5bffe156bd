import { check, history, mail, TODAY } from '../mail.contract.ts'
import { answeredFast } from './answered-fast.ts'

const MINUTE = 1 / 1440
const asked = mail({
  day: TODAY,
  from: 'Berta Muster <berta@example.net>',
  to: 'anna@example.org',
  headers: { 'Message-ID': '<asked@example.net>' },
})
const answer = (day: number, parent = '<asked@example.net>', body?: string) =>
  mail({ day, headers: { 'In-Reply-To': parent }, ...(body === undefined ? {} : { body }) })
const own = mail({ day: TODAY, headers: { 'Message-ID': '<own@example.org>' } })

check(answeredFast, [
  { name: 'a mail that answers nothing is quiet', before: history(), mail: mail({ day: TODAY }), wants: 'quiet' },
  {
    name: 'an answer an hour later is quiet',
    before: [...history(), asked],
    mail: answer(TODAY + 1 / 24),
    wants: 'quiet',
  },
  { name: 'an answer to a mail that nobody holds is quiet', before: history(), mail: answer(TODAY), wants: 'quiet' },
  {
    name: 'an answer within a minute is seen, with the field that names the mail',
    before: [...history(), asked],
    mail: answer(TODAY + MINUTE),
    wants: { says: /Anna Example answers within 1 minutes?\./, shows: '<asked@example.net>' },
  },
  {
    name: 'an answer to the own mail that quotes it is seen',
    before: [...history(), own],
    mail: answer(
      TODAY + 1 / 24,
      '<own@example.org>',
      'As I said.\n\nOn 16.03.24 09:30, Anna Example wrote:\n> the notes of our meeting are done\n',
    ),
    wants: { says: /answers the account's own mail\./, shows: '<own@example.org>' },
  },
])
