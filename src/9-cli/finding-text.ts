import type { Where } from '#ground'
import type { Finding, HabitCourse } from '#finding'

import { courseHeading, courseText } from './course-text.ts'
import { clock } from './plain-times.ts'
import { counted, hanging, paintFor, safe, wrapped, type Terminal } from './terminal.ts'

/** Pieces of evidence that are printed of one finding; the rest is in `--json` and `--html`. */
const PRINTED = 7

/** One finding for a person: the plain sentence first, what to do, then why and what speaks against it. */
export function findingText(finding: Finding, terminal: Terminal, course?: HabitCourse): string {
  const paint = paintFor(terminal)
  const width = Math.min(100, terminal.columns ?? 100)
  const { evidence, also, against, blind, held, tier, score, rank, at } = finding
  const mark = tier === 2 ? paint.alarm('●●') : tier === 1 ? paint.warn('● ') : paint.faint('○ ')
  const home = homeOf(evidence)
  const lines = [
    // The first line begins behind its number and mark, so its indent falls away.
    `${String(rank).padStart(3)} ${mark} ${paint.strong(wrapped(safe(claimSentence(finding)), width, '       ').slice(7))}`,
    wrapped(
      safe(
        `“${finding.subject}”, ${clock(at)}${finding.to.length === 0 ? '' : `, to ${finding.to.slice(0, 3).join(', ')}${finding.to.length > 3 ? ` and ${finding.to.length - 3} more` : ''}`}.`,
      ),
      width,
      '       ',
    ),
    wrapped(
      safe(
        `Held in ${heldText(held)}. Score ${score.toFixed(1)} from ${counted(evidence.length, 'piece')} of evidence; ${counted(finding.history, 'earlier mail')} of this account known.`,
      ),
      width,
      '       ',
    ),
    paint.faint('       What to do next'),
    wrapped(safe(nextStep(finding)), width, '         '),
    paint.faint(
      home === undefined ? '       Why' : wrapped(safe(`Why (all bytes are those of ${home})`), width, '       '),
    ),
    ...evidence.slice(0, PRINTED).map(piece => reasonText(piece, home, width)),
    ...(evidence.length > PRINTED
      ? [`         and ${counted(evidence.length - PRINTED, 'weaker piece')} (see --json or --html)`]
      : []),
    ...courseLines(finding, course, terminal),
    ...(also.length === 0
      ? []
      : [
          paint.faint(
            wrapped(
              `${counted(also.length, 'more thing')} seen, and not weighed (see --json or --html)`,
              width,
              '       ',
            ),
          ),
        ]),
    paint.faint('       What speaks against it'),
    ...(against.length === 0
      ? ['         Nothing was found that does.']
      : against.map(({ says, bits }) => wrapped(safe(`${bits.toFixed(1)}  ${says}`), width, '         '))),
    ...(blind.length === 0
      ? []
      : [
          paint.faint('       What could not be looked at'),
          ...blind.map(why => wrapped(safe(why), width, '         ')),
        ]),
  ]
  return `${lines.join('\n')}\n`
}

/** The one mail in which all reasons stand; undefined where one stands elsewhere. */
export function homeOf(evidence: Finding['evidence']): string | undefined {
  const paths = new Set(evidence.flatMap(({ where }) => where.map(({ path }) => path.join(' › '))))
  return paths.size === 1 ? [...paths][0] : undefined
}

/** Where a reason stands: its bytes alone where the mail is named already. */
export function placeIn(place: Where, home: string | undefined): string {
  if (home === undefined) return placeText(place)
  return place.span === undefined ? 'the whole mail' : `bytes ${place.span.from}–${place.span.to}`
}

function reasonText(
  { says, bits, where }: Finding['evidence'][number],
  home: string | undefined,
  width: number,
): string {
  return hanging(`         +${bits.toFixed(1)}`, safe(`${says} (${placeIn(where[0], home)})`), width, 15)
}

/** The account over time with this mail marked, where it shows something new. */
function courseLines({ held }: Finding, course: HabitCourse | undefined, terminal: Terminal): string[] {
  const mark = course?.marks.find(({ sha256 }) => sha256 === held[0].sha256)
  if (course === undefined || mark === undefined) return []
  const width = Math.min(100, terminal.columns ?? 100)
  const lines = courseText(course, mark, width)
  return lines.length === 0
    ? []
    : [paintFor(terminal).faint(wrapped(courseHeading(course), width, '       ')), ...lines]
}

/** What a tier asks of the reader. */
export function tierWords(tier: Finding['tier']): string {
  return tier === 2 ? 'Look now' : tier === 1 ? 'Look today' : 'Below the budget'
}

/** The mailboxes and folders that hold a mail. */
export function heldText(held: Finding['held']): string {
  return held.map(({ mailbox, folder }) => (folder === '' ? mailbox : `${mailbox}/${folder}`)).join(', ')
}

/**
 * The claim in one plain sentence. No more is said than the tier supports: honest mail passes the first one in a thousand
 * times, and takeovers are rarer than that, so most alerts of the first tier are honest (Axelsson 2000).
 */
export function claimSentence({ claim, account, name, tier }: Finding): string {
  const who = name === '' || name === account ? account : `${name} <${account}>`
  if (claim === 'account-turned') {
    if (tier === 0) return `This mail differs from what ${who} usually sends.`
    return `This mail ${tier === 2 ? 'is likely not' : 'may not be'} by ${who}, though it came from that account.`
  }
  const sure = tier === 2 ? 'is likely' : 'may be'
  if (claim === 'impersonated') return `This mail ${sure} by somebody who pretends to be ${who}.`
  return `This mail from ${who} ${sure} an attempt at phishing.`
}

/** What the reader should do, in the order in which it helps. */
export function nextStep({ claim, name, account }: Finding): string {
  const who = name === '' ? account : name
  if (claim === 'account-turned')
    return `Do not answer the mail and open nothing in it. Call ${who} on a number that you had before, and ask whether they wrote it.`
  if (claim === 'impersonated')
    return `Do not answer. If it could be real, ask ${who} on a way that you used before. If the address is theirs, add it to the roster.`
  return 'Do not click and do not answer. Show it to whoever looks after security; if somebody clicked, change that password from another device.'
}

/** Where evidence stands: the way in, and the bytes. */
export function placeText({ path, span }: Where): string {
  return `${path.join(' › ')}${span === undefined ? '' : `, bytes ${span.from}–${span.to}`}`
}
