import type { HabitCourse, Lateral, TurnedAccount } from '#finding'

import { courseHeading, courseText } from './course-text.ts'
import { clock } from './plain-times.ts'
import { counted, hanging, paintFor, safe, wrapped, type Terminal } from './terminal.ts'

/** How each involvement reads before a list of addresses, in the order in which it matters. */
export const HOW: Readonly<Record<Lateral['how'], string>> = {
  'deviates-afterwards': 'Wrote strangely themselves afterwards',
  answered: 'Answered',
  'passed-on': 'Passed it on',
  received: 'Received it',
}

/** Reasons, mails, people and blind spots that are printed of one account; all of them stand in `--json` and `--html`. */
const PRINTED = { reasons: 6, mails: 5, people: 8, blind: 4 }

/** The answer in one plain sentence. */
export function turnedHeading(accounts: readonly TurnedAccount[]): string {
  const many = accounts.filter(({ tier }) => tier > 0).length
  if (many === 0) return 'No account stands out.'
  return many === 1
    ? '1 account may no longer be in its owner’s hands.'
    : `${many} accounts may no longer be in their owners’ hands.`
}

/** What is claimed of one account, in one plain sentence. */
export function accountSentence({ account, name, tier }: TurnedAccount): string {
  const who = name === '' || name === account ? account : `${name} <${account}>`
  if (tier === 0) return `${who} does not stand out.`
  return `${who} ${tier === 2 ? 'is likely no longer' : 'may no longer be'} in its owner’s hands.`
}

/** What it means that no account stands out. */
export const NO_ACCOUNT =
  'That is no proof: who writes from the owner’s own device in the owner’s words cannot be told from mail alone. Sign-in logs would decide it.'

/** When the account was strange. */
export function strangeWhen({ window: { from, to }, mails }: TurnedAccount): string {
  const when = from === to ? `on ${clock(from)}` : `from ${clock(from)} to ${clock(to)}`
  return `Strange ${when}, in ${counted(mails.length, 'mail')}`
}

/** What to do about an account, in the order in which it helps. */
export function accountStep({ account, name, mails }: TurnedAccount): string {
  const these = mails.length === 1 ? 'this mail' : 'these mails'
  return `Call ${name === '' ? account : name} on a number that you had before, and ask whether they wrote ${these}. Until you know, answer nothing and open nothing in ${mails.length === 1 ? 'it' : 'them'}. If they did not write ${mails.length === 1 ? 'it' : 'them'}: change the password from another device, sign out everywhere, and look for rules that forward or hide mail.`
}

/** When the account was strange, and how much. */
export function windowSentence(turned: TurnedAccount): string {
  return `${strangeWhen(turned)}; score ${turned.score.toFixed(1)}. It may have begun earlier, without mail.`
}

/** Accounts for a person: the plain sentence, the window, what to do, the reasons, and who else was touched. */
export function turnedText(
  accounts: readonly TurnedAccount[],
  courses: readonly HabitCourse[],
  terminal: Terminal,
): string {
  const { strong } = paintFor(terminal)
  const width = Math.min(100, terminal.columns ?? 100)
  const heading = strong(turnedHeading(accounts))
  if (accounts.every(({ tier }) => tier === 0)) {
    return `${heading}\n${wrapped(NO_ACCOUNT, width, '')}\n`
  }
  const cards = accounts.map(account =>
    accountText(
      account,
      courses.find(course => course.account === account.account),
      terminal,
    ),
  )
  return `${heading}\n\n${cards.join('\n\n')}\n`
}

function accountText(turned: TurnedAccount, course: HabitCourse | undefined, terminal: Terminal): string {
  const { strong, faint, alarm, warn } = paintFor(terminal)
  const width = Math.min(100, terminal.columns ?? 100)
  const line = (text: string, indent = '         ') => wrapped(safe(text), width, indent)
  const head = (text: string) => faint(wrapped(text, width, '       '))
  const { rank, tier, mails, evidence, against, blind } = turned
  const mark = tier === 2 ? alarm('●●') : tier === 1 ? warn('● ') : faint('○ ')
  return [
    // The first line begins behind its number and mark, so its indent falls away.
    `${String(rank).padStart(3)} ${mark} ${strong(line(accountSentence(turned), '       ').slice(7))}`,
    line(windowSentence(turned), '       '),
    ...(tier === 0 ? [] : [head('What to do next'), line(accountStep(turned))]),
    head('The mails'),
    ...mails
      .slice(0, PRINTED.mails)
      .map(({ subject, at, held }) =>
        line(
          `${clock(at)} “${subject}”, in ${[...new Set(held.map(({ mailbox }) => mailbox))].slice(0, 4).join(', ')}`,
        ),
      ),
    ...(mails.length > PRINTED.mails ? [line(`and ${counted(mails.length - PRINTED.mails, 'more mail')}`)] : []),
    head('Who was touched'),
    ...touchedLines(turned).map(text => line(text)),
    head('Why'),
    ...evidence
      .slice(0, PRINTED.reasons)
      .map(({ says, bits }) => hanging(`         +${bits.toFixed(1)}`, safe(says), width, 15)),
    ...(evidence.length > PRINTED.reasons
      ? [line(`and ${counted(evidence.length - PRINTED.reasons, 'more piece')} (see --json or --html)`)]
      : []),
    ...courseLines(turned, course, width, head),
    head('What speaks against it'),
    ...(against.length === 0
      ? [line('Nothing was found that does.')]
      : against.map(({ says, bits }) => line(`${bits.toFixed(1)}  ${says}`))),
    ...(blind.length === 0
      ? []
      : [head('What could not be looked at'), ...blind.slice(0, PRINTED.blind).map(why => line(why))]),
  ].join('\n')
}

/** Each kind of involvement with its people, each once, at the first time. */
function touchedLines({ lateral }: TurnedAccount): string[] {
  const lines = (Object.keys(HOW) as Lateral['how'][]).flatMap(how => {
    const people = new Map<string, string>()
    for (const { address, at, how: did } of lateral.toSorted((one, other) => one.at - other.at))
      if (did === how && !people.has(address)) people.set(address, clock(at))
    if (people.size === 0) return []
    const listed = [...people]
      .slice(0, PRINTED.people)
      .map(([address, at]) => (how === 'received' ? address : `${address} (${at})`))
    const more = people.size > PRINTED.people ? ` and ${people.size - PRINTED.people} more` : ''
    return [`${HOW[how]}: ${listed.join(', ')}${more}.`]
  })
  return lines.length === 0 ? ['Nobody that is known here.'] : lines
}

function courseLines(
  { mails }: TurnedAccount,
  course: HabitCourse | undefined,
  width: number,
  head: (text: string) => string,
): string[] {
  const mark = course?.marks.find(({ sha256 }) => sha256 === mails[0]?.held[0].sha256)
  if (course === undefined || mark === undefined) return []
  const lines = courseText(course, mark, width)
  return lines.length === 0 ? [] : [head(courseHeading(course)), ...lines]
}
