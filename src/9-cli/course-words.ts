import { countryName, DAY, rfc3339, type Moment } from '#ground'
import type { CourseMark, HabitCourse, LaneName } from '#finding'
import type { AskKind } from '#message'

import { counted } from './terminal.ts'

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

/** What a mail shows that its account never showed before. */
export function freshIn({ shows, known }: CourseMark): CourseMark['shows'] {
  return known === 0 ? [] : shows.filter(({ before }) => before === 0)
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

/** What is new about a mail against the course of its account: the picture in words. */
export function freshText(course: HabitCourse, mark: CourseMark): string[] {
  return freshIn(mark).map(({ lane, value }) => {
    const usual = course.lanes
      .find(({ name }) => name === lane)
      ?.values.filter(other => other.value !== value)
      .slice(0, 2)
      .map(other => `${laneValue(lane, other.value)} (${counted(other.mails, 'mail')})`)
    const others = usual === undefined || usual.length === 0 ? 'nothing of the kind' : usual.join(', ')
    return `${LANES[lane]}: ${laneValue(lane, value)}, in none of ${counted(mark.known, 'mail')} before. Usually: ${others}.`
  })
}

function stepStart(from: Moment, months: number): Moment {
  const date = new Date(from)
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months) as Moment
}

function month(at: Moment): string {
  return rfc3339(at).slice(0, 7)
}

function day(at: Moment): string {
  return rfc3339(at).slice(0, 10)
}
