import { check, history, mail } from '../mail.contract.ts'
import { threadNotHeld } from './thread-not-held.ts'

const before = history({}, 200)
const long = 'We should bring the list of all volunteers to the meeting.'
const earlier = mail({
  day: 200,
  from: 'Berta Muster <berta@example.net>',
  headers: { 'Message-ID': '<held@example.net>' },
  body: `Hi Anna,\n\n${long}\n\nBerta\n`,
})
const answer = (parent: string | undefined, quoted = '', subject = 'Re: The list') =>
  mail({
    day: 201,
    subject,
    ...(parent === undefined ? {} : { headers: { 'In-Reply-To': parent } }),
    body: `Yes, let us do that.\n${quoted}`,
  })
const quote = (line: string) => `\nOn 20.09.24 18:00, Berta Muster wrote:\n> ${line}\n`

check(threadNotHeld, [
  { name: 'a new thread is quiet', before, mail: mail({ day: 201 }), wants: 'quiet' },
  {
    name: 'an answer to a held mail is quiet',
    before: [...before, earlier],
    mail: answer('<held@example.net>'),
    wants: 'quiet',
  },
  {
    name: 'an answer to a mail that is not held, which quotes held words, is quiet',
    before: [...before, earlier],
    mail: answer('<other@example.net>', quote(long)),
    wants: 'quiet',
  },
  {
    name: 'an answer to what nobody holds is seen, with the field',
    before,
    mail: answer('<invented@example.net>'),
    wants: {
      says: /Anna Example answers a thread of which the material holds no mail\./,
      shows: '<invented@example.net>',
      most: 0.7,
    },
  },
  {
    name: 'with a quote that nobody holds it is more',
    before,
    mail: answer('<invented@example.net>', quote('This sentence was never written by anybody before.')),
    wants: { says: /nor any line of what is quoted\./, least: 1.2 },
  },
  {
    name: 'a subject that says Re: and answers nothing is seen, with the subject',
    before,
    mail: answer(undefined),
    wants: { says: /The subject says that this is an answer \(“Re: The list”\)/, shows: 'Re: The list' },
  },
  {
    name: 'in a small archive nobody can say',
    before: history(),
    mail: answer('<invented@example.net>'),
    wants: { blind: /Only 12 mails were read before/ },
  },
])
