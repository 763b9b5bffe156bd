import { moment, type Moment, type Span } from '#ground'
import type { SentDate } from './message.ts'
import { numericZone, zoneOf } from './zone.ts'

/** A date as somebody's clock wrote it. */
export interface WrittenDate {
  readonly at: Moment
  /** Minutes east of UTC; undefined where the text does not tell, and then `at` takes it for UTC. */
  readonly zone: number | undefined
}

const MONTHS = 'janfebmaraprmayjunjulaugsepoctnovdec'
const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

/** The form of nearly all mail: `Tue, 4 Jun 2024 09:30:00 +0200`, a comment behind it. */
const USUAL =
  /^(?:[A-Za-z]{3},[ \t]{1,4})?(\d{1,2}) ([A-Za-z]{3}) (\d{4}) (\d{2}):(\d{2}):(\d{2}) ([+-]\d{4})(?:[ \t]{1,4}\([^()\\]{0,40}\))?$/

/** Characters of a date that are looked at; the longest honest one has sixty. */
const LONGEST = 200

/**
 * Reads a date as RFC 5322 §3.3 and its obsolete forms have it, and as mail programs write it besides: `asctime`,
 * ISO 8601, names of months in full, two-digit years, missing seconds, commas and zones, a.m. and p.m.
 * Undefined where no single day can be meant.
 */
export function readDate(text: string): WrittenDate | undefined {
  const usual = USUAL.exec(text)
  if (usual === null) return readUnusual(text)
  const [, day, month, year, hour, minute, second, zone] = usual
  return compose({
    day: Number(day),
    month: monthOf(month!),
    year: Number(year),
    clock: [Number(hour), Number(minute), Number(second)],
    // RFC 5322 §3.3: `-0000` is a time in UTC that tells nothing of the place.
    zone: zone === '-0000' ? undefined : numericZone(Number(zone)),
  })
}

/** Reads a Date field's value; the span is the field's. */
export function readSentDate(written: string, span: Span): SentDate | undefined {
  const date = readDate(written)
  return date === undefined ? undefined : { at: date.at, zone: date.zone, written, span }
}

/** What the words of a date said so far. */
interface Sayings {
  day?: number
  month?: number
  year?: number
  clock?: readonly [number, number, number]
  zone?: number | undefined
}

function compose({ day, month, year, clock = [0, 0, 0], zone }: Sayings): WrittenDate | undefined {
  if (day === undefined || month === undefined || year === undefined) return undefined
  const [hour, minute, second] = clock
  // RFC 5322 §3.3: a leap second is allowed, and is the first one of the next minute here.
  if (month < 0 || month > 11 || hour > 24 || minute > 59 || second > 60 || day < 1) return undefined
  if (day > (month === 1 && isLeap(year) ? 29 : DAYS[month]!) || year < 100) return undefined
  const at = moment(Date.UTC(year, month, day, hour, minute - (zone ?? 0), second))
  return at === undefined ? undefined : { at, zone }
}

function isLeap(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
}

function readUnusual(text: string): WrittenDate | undefined {
  const words = withoutComments(text.slice(0, LONGEST))
    .replace(/\b([ECMP])[a-z]{3,6}n? ([SD])[a-z]{6,7} Time\b/, '$1$2T')
    .replace(/\s*:\s*/g, ':')
    .split(/[\s,;"]+/)
  const said: Sayings = {}
  for (const [index, word] of words.entries()) if (word !== '') readWord(word, said, words[index + 1] ?? '')
  return compose(said)
}

function readWord(word: string, said: Sayings, next: string): void {
  const clock = said.clock === undefined ? clockOf(word, next) : undefined
  if (clock !== undefined) {
    said.clock = clock.time
    if (clock.zone !== undefined) said.zone = clock.zone
    return
  }
  const iso = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?:T(.*))?$/i.exec(word)
  if (iso !== null) {
    Object.assign(said, { year: Number(iso[1]), month: Number(iso[3]) - 1, day: Number(iso[4]) })
    if (iso[5] !== undefined && iso[5] !== '') readWord(iso[5], said, next)
    return
  }
  const dashed = /^(\d{1,2})[-/.]([A-Za-z]{3,9})[-/.](\d{2,4})$/.exec(word)
  if (dashed !== null) {
    for (const piece of dashed.slice(1)) readWord(piece, said, '')
    return
  }
  const dotted = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(word)
  if (dotted !== null) {
    Object.assign(said, { day: Number(dotted[1]), month: Number(dotted[2]) - 1, year: Number(dotted[3]) })
    return
  }
  const number = /^\d{1,4}(?:st|nd|rd|th|\.)?$/i.test(word) ? Number.parseInt(word, 10) : undefined
  if (number !== undefined) readNumber(word, number, said)
  else if (said.month === undefined && monthOf(word) >= 0) said.month = monthOf(word)
  else readZone(word, said)
}

/** A number is the day while none is known and it can be one, then the year; behind the clock, digits alone are a zone. */
function readNumber(word: string, number: number, said: Sayings): void {
  if (said.day === undefined && number >= 1 && number <= 31 && word.length <= 4 && !/^\d{3,4}$/.test(word))
    said.day = number
  else if (said.year === undefined && /^\d{2,4}$/.test(word)) said.year = fullYear(word, number)
  else if (said.clock !== undefined && said.zone === undefined && /^\d{4}$/.test(word)) said.zone = zoneOf(`+${word}`)
}

/** RFC 5322 §4.3: two digits up to 49 are of this century, other two and all three digits count from 1900. */
function fullYear(word: string, year: number): number {
  if (word.length === 4) return year
  return year + (word.length === 2 && year < 50 ? 2000 : 1900)
}

function readZone(word: string, said: Sayings): void {
  const zone = zoneOf(word)
  if (zone === undefined) return
  // `GMT +0100` says both: the number is the more exact one.
  if (said.zone === undefined || said.zone === 0) said.zone = zone
}

function clockOf(word: string, next: string): { time: readonly [number, number, number]; zone?: number } | undefined {
  const found =
    /^(\d{1,2})[:.](\d{1,2})(?:[:.](\d{1,2})(?:[.,]\d{1,9})?)?(am|pm)?([A-Z]{1,5}|(?:GMT|UTC)?[+-]\d{1,2}:?\d{0,2})?$/i.exec(
      word,
    )
  if (found === null) return undefined
  const [, hours, minutes, seconds, half, zone] = found
  const afternoon = /^p\.?m\.?$/i.test(half ?? next)
  const morning = /^a\.?m\.?$/i.test(half ?? next)
  const hour = (afternoon || morning ? Number(hours) % 12 : Number(hours)) + (afternoon ? 12 : 0)
  const east = zone === undefined ? undefined : zoneOf(zone)
  return { time: [hour, Number(minutes), Number(seconds ?? 0)], ...(east === undefined ? {} : { zone: east }) }
}

/** 0 for January; -1 where the word begins with no English month. */
function monthOf(word: string): number {
  if (!/^[A-Za-z]{3,9}\.?$/.test(word)) return -1
  const index = MONTHS.indexOf(word.slice(0, 3).toLowerCase())
  return index % 3 === 0 ? index / 3 : -1
}

/** Comments go (RFC 5322 §3.2.2), but where one alone names the zone, as in `09:30:00 (CEST)`, they become words. */
function withoutComments(text: string): string {
  if (!text.includes('(')) return text
  let depth = 0
  let kept = ''
  for (const character of text) {
    if (character === '(') depth++
    else if (character === ')') depth = Math.max(0, depth - 1)
    else if (depth === 0) kept += character
  }
  return /[+-]\d{4}|\b(?:GMT|UTC?|[ECMP][SD]T)\b/.test(kept) ? kept : text.replace(/[()\\]/g, ' ')
}
