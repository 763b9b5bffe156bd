import { isUtf8 } from 'node:buffer'
import type { Limits, Span } from '#ground'
import { decodeWindows1252 } from './windows-1252.ts'
import type { Header } from './message.ts'
import type { Troubles } from './troubles.ts'

/** The header section of a message or part: its fields, and where its body begins. */
export interface HeaderSection {
  readonly headers: readonly Header[]
  /** All fields with their line ends, without the empty line that ends them. */
  readonly span: Span
  readonly bodyFrom: number
}

/** Where to read a header section, and what ends it besides the empty line. */
export interface HeaderPlace {
  readonly bytes: Buffer
  /** First byte of the section; it ends before `bytes` does in any case. */
  readonly from: number
  /** 'message' bears junk lines before its first field; a 'part' whose first line is no field has no header section. */
  readonly of: 'message' | 'part'
  /** True where the line at this byte, which begins with two hyphens, delimits a surrounding multipart. */
  readonly delimits?: (line: number) => boolean
}

const TAB = 9
const LINE_FEED = 10
const CARRIAGE_RETURN = 13
const SPACE = 32
const HYPHEN = 45
const COLON = 58

/**
 * Reads a header section (RFC 5322 §2.2, obsolete forms included).
 *
 * A line that is no field and continues none is passed over if fields follow. If none follow, it is where the body
 * begins: the empty line was forgotten, and a reader who dropped the line would drop somebody's words.
 */
export function readHeaders(place: HeaderPlace, limits: Limits, troubles: Troubles): HeaderSection {
  const { bytes, from } = place
  const headers: Header[] = []
  const lastByte = from + limits.headerBytes
  /** Start of the field that is being read, -1 for none; its colon; whether it goes over more than one line. */
  let field = -1
  let colon = 0
  let folded = false
  let junk = -1
  let line = from
  let over = false
  const finish = (to: number) => {
    if (field < 0) return
    if (headers.length < limits.headerFields && field < lastByte)
      headers.push(readField(bytes, { from: field, to }, colon, folded, lastByte))
    else over = true
    over ||= to > lastByte
    field = -1
  }
  while (line < bytes.length) {
    const feed = bytes.indexOf(LINE_FEED, line)
    const next = feed < 0 ? bytes.length : feed + 1
    const first = bytes[line]!
    if (first === LINE_FEED || (first === CARRIAGE_RETURN && (next === line + 2 || next === line + 1))) break
    if ((first === SPACE || first === TAB) && field >= 0) {
      folded = true
      line = next
      continue
    }
    if (first === HYPHEN && bytes[line + 1] === HYPHEN && place.delimits?.(line) === true) break
    finish(line)
    colon = colonOf(bytes, line, next)
    if (colon >= 0) {
      if (junk >= 0) noteJunk(bytes, { from: junk, to: line }, troubles)
      junk = -1
      field = line
      folded = false
    } else {
      if (junk < 0) junk = line
      if (place.of === 'part' && headers.length === 0 && !isEnvelopeLine(bytes, line)) break
    }
    line = next
  }
  finish(line)
  if (over)
    troubles.add(
      'header-too-long',
      { from, to: line },
      'The header section is longer than the limit; what is over it was not read.',
    )
  noteControls(bytes, { from, to: line }, troubles)
  return endOf(place, headers, line, junk, troubles)
}

/** Where the body begins, after the last line that was read. */
function endOf(
  { bytes, from }: HeaderPlace,
  headers: readonly Header[],
  line: number,
  junk: number,
  troubles: Troubles,
): HeaderSection {
  if (junk >= 0) {
    const to = headers.length === 0 ? from : junk
    troubles.add(
      'header-unended',
      { from: to, to: line },
      'No empty line ends the header section; the body begins here.',
    )
    return { headers, span: { from, to }, bodyFrom: to }
  }
  let bodyFrom = line
  if (bytes[bodyFrom] === CARRIAGE_RETURN) bodyFrom++
  if (bytes[bodyFrom] === LINE_FEED) bodyFrom++
  return { headers, span: { from, to: line }, bodyFrom }
}

/**
 * The colon behind a field name, -1 where the line is no field. RFC 5322 §3.6.8: a name is of the visible ASCII
 * characters; §4.5 allows white space before the colon.
 */
function colonOf(bytes: Buffer, from: number, to: number): number {
  let index = from
  while (index < to) {
    const byte = bytes[index]!
    if (byte === COLON || byte <= SPACE || byte > 126) break
    index++
  }
  if (index === from) return -1
  while (index < to && (bytes[index] === SPACE || bytes[index] === TAB)) index++
  return bytes[index] === COLON && index < to ? index : -1
}

function readField(bytes: Buffer, span: Span, colon: number, folded: boolean, lastByte: number): Header {
  let nameTo = colon
  while (isBlank(bytes[nameTo - 1]!)) nameTo--
  const name = bytes.toString('latin1', span.from, nameTo)
  let from = colon + 1
  let to = Math.min(span.to, lastByte)
  while (from < to && isBlank(bytes[from]!)) from++
  while (to > from && isBlank(bytes[to - 1]!)) to--
  const text = readable(bytes, from, to)
  // RFC 5322 §2.2.3: unfolding takes the line end away and leaves the white space after it.
  return { name, key: name.toLowerCase(), value: folded ? text.replace(/\r?\n/g, '') : text, span }
}

/** RFC 6532 §3.2: bytes over 127 are UTF-8. Older mail has them in the sender's own code page, most often this one. */
function readable(bytes: Buffer, from: number, to: number): string {
  const text = bytes.toString('latin1', from, to)
  if (!/[\x80-\xff]/.test(text)) return text
  const part = bytes.subarray(from, to)
  return isUtf8(part) ? part.toString('utf8') : decodeWindows1252(part)
}

function isBlank(byte: number): boolean {
  return byte === SPACE || byte === TAB || byte === LINE_FEED || byte === CARRIAGE_RETURN
}

/** The line that an mbox puts before a message, sometimes left standing when one is taken out by hand. */
function isEnvelopeLine(bytes: Buffer, line: number): boolean {
  return /^>?From /.test(bytes.toString('latin1', line, line + 6))
}

function noteJunk(bytes: Buffer, span: Span, troubles: Troubles): void {
  if (isEnvelopeLine(bytes, span.from))
    troubles.add(
      'mbox-line-inside',
      span,
      'The "From " line of a mail store stands inside the message; it was passed over.',
    )
  else troubles.add('header-line-unread', span, 'Lines among the header fields are no fields; they were passed over.')
}

function noteControls(bytes: Buffer, span: Span, troubles: Troubles): void {
  const section = bytes.subarray(span.from, span.to)
  if (section.includes(0)) troubles.add('header-nul', span, 'The header section has NUL bytes, which RFC 5322 forbids.')
  if (section.includes(CARRIAGE_RETURN) && /\r(?!\n)/.test(section.toString('latin1')))
    troubles.add(
      'header-bare-return',
      span,
      'The header section has carriage returns without line feeds; other programs may see other fields.',
    )
}

/** The first field of a name (in lower case), for fields of which one is meant to be there. */
export function firstHeader(headers: readonly Header[], key: string): Header | undefined {
  return headers.find(header => header.key === key)
}
