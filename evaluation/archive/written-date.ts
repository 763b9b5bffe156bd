import { MINUTE, moment, type Moment } from '#ground'

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']

/** A point in time with the zone of the clock that wrote it, in minutes east of UTC. */
export interface WrittenDate {
  readonly at: Moment
  readonly zone: number
}

const DATE = /(\d{1,2})\s+([A-Z][a-z]{2})[a-z]*\s+(\d{4})\s+(\d{1,2}):(\d\d)(?::(\d\d))?(?:\.\d+)?(?:\s+([+-]\d{4}|[A-Z]{1,4}))?/

/** Reads the first RFC 5322 date in a text; undefined where there is none. An unknown zone counts as UTC. */
export function readDate(text: string): WrittenDate | undefined {
  const found = DATE.exec(text.slice(0, 400))
  if (found === null) return undefined
  const month = MONTHS.indexOf(found[2]!)
  if (month < 0) return undefined
  const zone = readZone(found[7])
  const utc = Date.UTC(+found[3]!, month, +found[1]!, +found[4]!, +found[5]!, +(found[6] ?? 0)) - zone * MINUTE
  const at = moment(utc)
  return at === undefined ? undefined : { at, zone }
}

function readZone(text: string | undefined): number {
  if (text === undefined || !/^[+-]\d{4}$/.test(text)) return 0
  const minutes = Number(text.slice(1, 3)) * 60 + Number(text.slice(3, 5))
  return text.startsWith('-') ? -minutes : minutes
}

/** The clock's reading at a place: what its owner sees on the wall, as parts. */
export function wallClock({ at, zone }: WrittenDate): {
  year: number
  month: string
  monthNumber: number
  day: number
  weekday: string
  hour: number
  minute: number
  second: number
} {
  const local = new Date(at + zone * MINUTE)
  return {
    year: local.getUTCFullYear(),
    month: MONTHS[local.getUTCMonth()]!,
    monthNumber: local.getUTCMonth() + 1,
    day: local.getUTCDate(),
    weekday: DAYS[local.getUTCDay()]!,
    hour: local.getUTCHours(),
    minute: local.getUTCMinutes(),
    second: local.getUTCSeconds(),
  }
}

/** A number with at least two digits. */
export function two(number: number): string {
  return String(number).padStart(2, '0')
}

/** `+0200` for minutes east of UTC. */
export function writeZone(zone: number): string {
  const size = Math.abs(zone)
  return `${zone < 0 ? '-' : '+'}${two(Math.floor(size / 60))}${two(size % 60)}`
}

/** A date as RFC 5322 §3.3 writes it: `Tue, 6 Sep 2022 13:18:27 +0300`. */
export function writeDate(date: WrittenDate, day: 'plain' | 'two-digits' | 'spaced' = 'plain'): string {
  const { year, month, weekday, hour, minute, second, day: number } = wallClock(date)
  const written = day === 'two-digits' ? two(number) : day === 'spaced' ? String(number).padStart(2, ' ') : String(number)
  return `${weekday}, ${written} ${month} ${year} ${two(hour)}:${two(minute)}:${two(second)} ${writeZone(date.zone)}`
}

const SHIFTED =
  /(?:(Mon|Tue|Wed|Thu|Fri|Sat|Sun)(,\s+|\s+))?( ?\d{1,2})(\s+)(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)(\s+)(\d{4})(\s+)(\d\d):(\d\d):(\d\d)/g

/**
 * Moves every date in a text by the same time, each in its own zone and its own way of writing. The name of a zone
 * (`EDT`) stays, which is wrong only across a change of the clocks.
 */
export function shiftDates(text: string, by: number): string {
  return text.replace(SHIFTED, (...found: (string | undefined)[]) => {
    const [, weekday, comma, day, s1, month, s2, year, s3, hour, minute, second] = found
    const local = Date.UTC(+year!, MONTHS.indexOf(month!), Number(day), +hour!, +minute!, +second!) + by
    const moved = new Date(local)
    const number = moved.getUTCDate()
    const written = day!.startsWith('0') ? two(number) : day!.startsWith(' ') ? String(number).padStart(2) : String(number)
    const named = weekday === undefined ? '' : `${DAYS[moved.getUTCDay()]!}${comma!}`
    const clock = [moved.getUTCHours(), moved.getUTCMinutes(), moved.getUTCSeconds()].map(two).join(':')
    return `${named}${written}${s1!}${MONTHS[moved.getUTCMonth()]!}${s2!}${String(moved.getUTCFullYear())}${s3!}${clock}`
  })
}
