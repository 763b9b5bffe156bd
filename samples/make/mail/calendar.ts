import { MINUTE, type Moment } from '#ground'

/** A place's clock, by rules that are written out here: a time-zone database may change under us, the sample may not. */
export interface Zone {
  /** Minutes east of UTC at that moment. */
  offset(at: Moment): number
  /** What clocks there are called, as some servers write it behind a date: `EST`. */
  label(at: Moment): string
}

/** What a clock on the wall shows. `month` counts from 1, `weekday` from 0 for Sunday. */
export interface Wall {
  readonly year: number
  readonly month: number
  readonly day: number
  readonly hour: number
  readonly minute: number
  readonly second: number
  readonly weekday: number
}

const MONTHS = 'January February March April May June July August September October November December'.split(' ')
const DAYS = 'Sunday Monday Tuesday Wednesday Thursday Friday Saturday'.split(' ')

/** A moment given in UTC; the month counts from 1. */
export function utc(year: number, month: number, day: number, hour = 0, minute = 0, second = 0): Moment {
  return Date.UTC(year, month - 1, day, hour, minute, second) as Moment
}

function zone(standard: number, labels: readonly [string, string], summerFrom: Moment, summerTo: Moment): Zone {
  const isSummer = (at: Moment) => at >= summerFrom && at < summerTo
  return {
    offset: at => standard + (isSummer(at) ? 60 : 0),
    label: at => labels[isSummer(at) ? 1 : 0],
  }
}

/** The clocks of the story, right for March 2025 to February 2026. */
export const ZONES = {
  utc: zone(0, ['UTC', 'UTC'], utc(2025, 1, 1), utc(2025, 1, 1)),
  eastern: zone(-300, ['EST', 'EDT'], utc(2025, 3, 9, 7), utc(2025, 11, 2, 6)),
  central: zone(-360, ['CST', 'CDT'], utc(2025, 3, 9, 8), utc(2025, 11, 2, 7)),
  pacific: zone(-480, ['PST', 'PDT'], utc(2025, 3, 9, 10), utc(2025, 11, 2, 9)),
  london: zone(0, ['GMT', 'BST'], utc(2025, 3, 30, 1), utc(2025, 10, 26, 1)),
  berlin: zone(60, ['CET', 'CEST'], utc(2025, 3, 30, 1), utc(2025, 10, 26, 1)),
  india: zone(330, ['IST', 'IST'], utc(2025, 1, 1), utc(2025, 1, 1)),
} as const

/** What the clock there shows at that moment. */
export function wall(zone: Zone, at: Moment): Wall {
  const local = new Date(at + zone.offset(at) * MINUTE)
  return {
    year: local.getUTCFullYear(),
    month: local.getUTCMonth() + 1,
    day: local.getUTCDate(),
    hour: local.getUTCHours(),
    minute: local.getUTCMinutes(),
    second: local.getUTCSeconds(),
    weekday: local.getUTCDay(),
  }
}

/** The moment at which the clock there shows this; the hour that summer time repeats is read as its first run. */
export function fromWall(zone: Zone, year: number, month: number, day: number, hour: number, minute = 0): Moment {
  const asUtc = utc(year, month, day, hour, minute)
  const guess = (asUtc - zone.offset(asUtc) * MINUTE) as Moment
  return (asUtc - zone.offset(guess) * MINUTE) as Moment
}

const two = (value: number) => String(value).padStart(2, '0')

/** `Tue, 4 Mar 2025 09:14:05 -0500` (RFC 5322 §3.3); servers differ in what stands before a single-digit day. */
export function mailDate(at: Moment, zone: Zone, before: '' | ' ' | '0' = ''): string {
  const { year, month, day, hour, minute, second, weekday } = wall(zone, at)
  const offset = zone.offset(at)
  const east = `${offset < 0 ? '-' : '+'}${two(Math.floor(Math.abs(offset) / 60))}${two(Math.abs(offset) % 60)}`
  const padded = before === '' ? String(day) : String(day).padStart(2, before)
  const name = `${DAYS[weekday]!.slice(0, 3)}, ${padded} ${MONTHS[month - 1]!.slice(0, 3)} ${year}`
  return `${name} ${two(hour)}:${two(minute)}:${two(second)} ${east}`
}

/** `Tue Mar  4 14:14:05 2025` in UTC, as an mbox `From ` line carries it (RFC 4155). */
export function unixDate(at: Moment): string {
  const { year, month, day, hour, minute, second, weekday } = wall(ZONES.utc, at)
  const name = `${DAYS[weekday]!.slice(0, 3)} ${MONTHS[month - 1]!.slice(0, 3)} ${String(day).padStart(2)}`
  return `${name} ${two(hour)}:${two(minute)}:${two(second)} ${year}`
}

/**
 * A date for people in the words of a form: `{weekday}`, `{day3}`, `{month}`, `{month3}`, `{m}`, `{d}`, `{dd}`, `{mm}`,
 * `{yy}`, `{year}`, `{h}` (of twelve), `{hh}` (of twenty-four), `{min}`, `{ap}`.
 */
export function spoken(at: Moment, zone: Zone, form: string): string {
  const { year, month, day, hour, minute, weekday } = wall(zone, at)
  const words: Readonly<Record<string, string>> = {
    weekday: DAYS[weekday]!,
    day3: DAYS[weekday]!.slice(0, 3),
    month: MONTHS[month - 1]!,
    month3: MONTHS[month - 1]!.slice(0, 3),
    m: String(month),
    mm: two(month),
    d: String(day),
    dd: two(day),
    year: String(year),
    yy: two(year % 100),
    h: String(hour % 12 === 0 ? 12 : hour % 12),
    hh: two(hour),
    min: two(minute),
    ap: hour < 12 ? 'AM' : 'PM',
  }
  return form.replace(/\{(\w+)\}/g, (whole, word: string) => words[word] ?? whole)
}
