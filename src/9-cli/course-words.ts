import { countryName, DAY, type Moment } from '#ground'
import { LEAST_HISTORY } from '#evidence'
import { QUARANTINE, type CourseMark, type HabitCourse, type LaneName, type ShownValue } from '#finding'
import type { AskKind } from '#message'

import { day } from './plain-times.ts'
import { counted, grouped } from './terminal.ts'

/** How each lane is called. */
export const LANES: Readonly<Record<LaneName, string>> = {
  program: 'The program that wrote it',
  'handed-in': 'How it was handed in',
  country: 'The country it was handed in from',
  zone: 'The clock it was written by',
  hour: 'The time of day, by its usual clock',
  links: 'Where it links',
  asks: 'What it asks for',
  recipients: 'Who it goes to',
}

const ASKS: Readonly<Record<AskKind, string>> = {
  'sign-in': 'to sign in',
  'open-link': 'to open a link',
  'open-file': 'to open a file',
  'send-file': 'to send something',
  money: 'money',
  call: 'to call',
  'other-channel': 'to go on over another channel',
  'other-address': 'to answer elsewhere',
  urgency: 'haste',
  secrecy: 'secrecy',
  presence: 'whether one is there',
}

/** A value of a lane as a person reads it. */
export function laneValue(lane: LaneName, value: string): string {
  if (lane === 'asks') return Object.hasOwn(ASKS, value) ? ASKS[value as AskKind] : value
  if (lane === 'country') return countryName(value)
  if (lane === 'hour') return `${value} h`
  if (lane === 'program') return value.startsWith('an unnamed client') ? 'a program that gives no name' : value
  if (lane !== 'zone') return value
  if (!/^-?\d+$/.test(value)) return 'no zone given'
  const minutes = Math.abs(Number(value))
  const rest = minutes % 60
  return `UTC${value.startsWith('-') ? '−' : '+'}${Math.floor(minutes / 60)}${rest === 0 ? '' : `:${String(rest).padStart(2, '0')}`}`
}

/**
 * What a mail shows that is new for its account: never seen before, seen only in mails that are in question themselves,
 * or begun in the days before it. Strange mails of those days are not yet learnt, so the evidence calls it new as well;
 * and as there, nothing is new where too few mails are known.
 */
export function freshIn({ at, known, shows }: CourseMark): readonly ShownValue[] {
  if (known < LEAST_HISTORY) return []
  return shows.filter(
    ({ first }) => first === undefined || (at - first.at < QUARANTINE && first.known >= LEAST_HISTORY),
  )
}

/** When something was seen before, in the few words that fit beside a picture. */
export function seenBefore(shown: ShownValue, mark: CourseMark): string {
  const { before, first, questioned } = shown
  if (mark.known === 0) return 'as now'
  if (first !== undefined)
    return freshIn(mark).includes(shown)
      ? `first on ${day(first.at)}`
      : `in ${grouped(before)} of ${counted(mark.known, 'mail')} before`
  return questioned === 0 ? 'never before' : `only in ${counted(questioned, 'strange mail')} before`
}

/** `2025-09 to 2026-02`, or the one month that there is. */
export function span({ from, months, counts }: HabitCourse): string {
  const [first, last] = [month(from), month(stepStart(from, months * counts.length - 1))]
  return first === last ? first : `${first} to ${last}`
}

/** How long one column of the picture is. */
export function stepName({ months }: HabitCourse): string {
  if (months === 1) return 'a month'
  return months % 12 === 0 ? counted(months / 12, 'year') : `${months} months`
}

/** The silences before a mail and after it that are worth a sentence, in words. */
export function silencesText({ silences }: HabitCourse): string[] {
  return silences.map(
    ({ from, to }) => `Silent for ${Math.round((to - from) / DAY)} days, from ${day(from)} to ${day(to)}.`,
  )
}

/** The month with which a step begins. */
export function stepLabel({ from, months }: HabitCourse, step: number): string {
  return month(stepStart(from, months * step))
}

function stepStart(from: Moment, months: number): Moment {
  const date = new Date(from)
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months) as Moment
}

function month(at: Moment): string {
  return day(at).slice(0, 7)
}
