import { MINUTE, moment, type Moment } from '#ground'

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']

/** A point in time with the zone of the clock that wrote it, in minutes east of UTC. */
export interface WrittenDate {
  readonly at: Moment
  readonly zone: number
}

const DATE =
  /(\d{1,2})\s+([A-Z][a-z]{2})[a-z]*\s+(\d{4})\s+(\d{1,2}):(\d\d)(?::(\d\d))?(?:\.\d+)?(?:\s+([+-]\d{4}|[A-Z]{1,4}))?/

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
export function writeDate(date: WrittenDate, day: DayStyle = 'plain'): string {
  const { year, month, weekday, hour, minute, second, day: number } = wallClock(date)
  const written =
    day === 'two-digits' ? two(number) : day === 'spaced' ? String(number).padStart(2, ' ') : String(number)
  return `${weekday}, ${written} ${month} ${year} ${two(hour)}:${two(minute)}:${two(second)} ${writeZone(date.zone)}`
}

/** How a program writes days under ten: `9`, ` 9` (Postfix, git) or `09` (Google). */
export type DayStyle = 'plain' | 'spaced' | 'two-digits'

const SHIFTED =
  /(?:(Mon|Tue|Wed|Thu|Fri|Sat|Sun)(,?\s+))?\b(\d{1,2})(\s+)(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)(\s+)(\d{4})(\s+)(\d\d):(\d\d):(\d\d)(?:(\s+)([+-]\d{4})(\s+)\(([A-Z]{3,4})\))?/g

/**
 * Moves every date in a text by the same time, each in its own zone and way of writing. A zone that is named (`EDT`)
 * follows its change of clocks.
 */
export function shiftDates(text: string, by: number, days: DayStyle): string {
  return text.replace(SHIFTED, (...found: (string | undefined)[]) => {
    const [, weekday, comma = '', day, s1, month, s2, year, s3, hour, minute, second, s4, offset, s5, name] = found
    const old = readZone(offset)
    const at = Date.UTC(+year!, MONTHS.indexOf(month!), +day!, +hour!, +minute!, +second!) - old * MINUTE + by
    const zone = name === undefined ? { name, minutes: old } : zoneAt(name, old, at)
    const moved = new Date(at + zone.minutes * MINUTE)
    const number = moved.getUTCDate()
    // The gap before a one-digit day is part of the day; before a two-digit one it is one space, or a fold.
    const gap = comma.replace(/ {2}$/, ' ')
    const written =
      days === 'two-digits' ? two(number) : days === 'spaced' ? String(number).padStart(2) : String(number)
    const named = weekday === undefined ? '' : `${DAYS[moved.getUTCDay()]!}${gap}`
    const clock = [moved.getUTCHours(), moved.getUTCMinutes(), moved.getUTCSeconds()].map(two).join(':')
    const tail = offset === undefined ? '' : `${s4!}${writeZone(zone.minutes)}${s5!}(${zone.name ?? ''})`
    return `${named}${weekday === undefined ? String(number) : written}${s1!}${MONTHS[moved.getUTCMonth()]!}${s2!}${String(moved.getUTCFullYear())}${s3!}${clock}${tail}`
  })
}

interface Clocks {
  readonly winter: string
  readonly summer: string
  readonly minutes: number
  readonly rule: 'europe' | 'america' | 'australia'
}

const CLOCKS: readonly Clocks[] = [
  { winter: 'CET', summer: 'CEST', minutes: 60, rule: 'europe' },
  { winter: 'EET', summer: 'EEST', minutes: 120, rule: 'europe' },
  { winter: 'EST', summer: 'EDT', minutes: -300, rule: 'america' },
  { winter: 'CST', summer: 'CDT', minutes: -360, rule: 'america' },
  { winter: 'MST', summer: 'MDT', minutes: -420, rule: 'america' },
  { winter: 'PST', summer: 'PDT', minutes: -480, rule: 'america' },
  { winter: 'AEST', summer: 'AEDT', minutes: 600, rule: 'australia' },
]

function zoneAt(name: string, minutes: number, at: number): { name: string; minutes: number } {
  const clocks = CLOCKS.find(other => (other.winter === name && other.minutes === minutes) || other.summer === name)
  if (clocks === undefined) return { name, minutes }
  const summer = isSummer(clocks.rule, at)
  return { name: summer ? clocks.summer : clocks.winter, minutes: clocks.minutes + (summer ? 60 : 0) }
}

/** Whether clocks are an hour ahead on that day, to the day: the hour of the change itself does not matter here. */
function isSummer(rule: Clocks['rule'], at: number): boolean {
  const year = new Date(at).getUTCFullYear()
  const sunday = (month: number, first: number) => {
    const start = new Date(Date.UTC(year, month, first))
    return start.getTime() + ((7 - start.getUTCDay()) % 7) * 24 * 60 * MINUTE
  }
  if (rule === 'europe') return at >= sunday(2, 25) && at < sunday(9, 25)
  if (rule === 'america') return at >= sunday(2, 8) && at < sunday(10, 1)
  return at >= sunday(9, 1) || at < sunday(3, 1)
}
