import { check, history, mail, TODAY } from '../mail.contract.ts'
import { joinedLate } from './joined-late.ts'

const parent = mail({
  day: 2.5,
  from: 'Berta Muster <berta@example.net>',
  to: 'anna@example.org',
  headers: { 'Message-ID': '<old@example.net>' },
})
const before = [...history({}, 3), parent, ...history().slice(3)]
const answer = (day: number) => mail({ day, headers: { 'In-Reply-To': '<old@example.net>' } })

check(joinedLate, [
  { name: 'a new thread is quiet', before, mail: mail({ day: TODAY }), wants: 'quiet' },
  { name: 'an answer after ten days is quiet', before, mail: answer(TODAY + 0.5), wants: 'quiet' },
  { name: 'an answer to a mail that nobody holds is quiet', before: history(), mail: answer(80), wants: 'quiet' },
  {
    name: 'an answer after forty days is seen, with the field that names the mail',
    before,
    mail: answer(42.5),
    wants: {
      says: /Anna Example takes up a thread that had been quiet for 40 days\./,
      shows: '<old@example.net>',
      least: 1.9,
      most: 2.1,
    },
  },
  {
    name: 'after years it says no more than a limit',
    before,
    mail: answer(1500),
    wants: { says: /quiet for 1\d\d\d days/, most: 2.5 },
  },
])
