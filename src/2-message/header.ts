import { isUtf8 } from 'node:buffer'
import type { Limits, Span } from '#ground'
import { CARRIAGE_RETURN, LINE_FEED, lineEnd, SPACE, TAB } from './line.ts'
import type { Header } from './message.ts'
import type { Troubles } from './troubles.ts'
import { decodeWindows1252 } from './windows-1252.ts'

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
  readonly limits: Limits
  readonly troubles: Troubles
}

/** A field that was found and is not read yet. */
interface FoundField extends Span {
  /** The colon behind its name. */
  readonly colon: number
  /** Whether it goes over more than one line. */
  readonly folded: boolean
}

/** What is known between two lines. */
interface Reading {
  readonly fields: FoundField[]
  /** Start of the field that is being read, -1 for none. */
  field: number
  /** The colon behind that field's name. */
  colon: number
  /** Whether the field goes over more than one line. */
  folded: boolean
  /** Start of the lines that are no fields and may yet turn out to be the body, -1 for none. */
  junk: number
  /** Whether fields were left out, or cut, for the limits. */
  over: boolean
}

const HYPHEN = 45
const COLON = 58

/** Fields that a header section goes on with behind a line of junk. `Note:` and `Hello:` begin sentences. */
const GOES_ON =
  /^(?:x-|arc-|auto|authentication|bcc|cc|comments|content-|date|delivered|dkim|envelope|errors|feedback|from|importance|in-reply|keywords|lines|list-|mail|message-|mime|organi[sz]ation|precedence|priority|received|references|reply|resent|return|sender|status|subject|thread|to[ \t:]|user-agent)/i

/**
 * Reads a header section (RFC 5322 §2.2, obsolete forms included).
 *
 * A line that is no field and continues none is passed over if fields follow that a header section has. If none follow,
 * it is where the body begins: the empty line was forgotten, and a reader who dropped the line would drop words.
 */
export function readHeaders(place: HeaderPlace): HeaderSection {
  const { bytes, from, troubles } = place
  const reading: Reading = { fields: [], field: -1, colon: 0, folded: false, junk: -1, over: false }
  let line = from
  while (line < bytes.length && !isEmptyLine(bytes, line)) {
    const next = lineEnd(bytes, line)
    if (!takeLine(place, reading, { from: line, to: next })) break
    line = next
  }
  finishField(place, reading, line)
  const section = { from, to: line }
  if (reading.over)
    troubles.add('header-too-long', section, 'The header section is longer than is read; the rest of it was not.')
  noteControls(bytes, section, troubles)
  const headers = readFields(place, reading.fields, line)
  if (reading.junk < 0) return { headers, span: section, bodyFrom: behindEmptyLine(bytes, line) }
  const to = headers.length === 0 ? from : reading.junk
  troubles.add('header-unended', { from: to, to: line }, 'No empty line ends the header section; the body begins here.')
  return { headers, span: { from, to }, bodyFrom: to }
}

/** Takes one line in; false where the section ends before it. */
function takeLine(place: HeaderPlace, reading: Reading, line: Span): boolean {
  const { bytes, troubles } = place
  const first = bytes[line.from]!
  if ((first === SPACE || first === TAB) && reading.field >= 0) {
    reading.folded = true
    return true
  }
  const colon = colonOf(bytes, line.from, line.to)
  if (first === HYPHEN && bytes[line.from + 1] === HYPHEN && (colon < 0 || place.delimits?.(line.from) === true))
    return false
  finishField(place, reading, line.from)
  if (colon >= 0 && (reading.junk < 0 || reading.fields.length === 0 || goesOn(bytes, line.from))) {
    if (reading.junk >= 0) noteJunk(bytes, { from: reading.junk, to: line.from }, troubles)
    reading.junk = -1
    reading.field = line.from
    reading.colon = colon
    reading.folded = false
    return true
  }
  if (reading.junk < 0) reading.junk = line.from
  return place.of === 'message' || reading.fields.length > 0 || isEnvelopeLine(bytes, line.from)
}

/** Puts the field that was being read, and ends at `to`, on the list. */
function finishField({ from, limits }: HeaderPlace, reading: Reading, to: number): void {
  const { fields, field, colon, folded } = reading
  if (field < 0) return
  const most = from + limits.headerBytes
  if (fields.length < limits.headerFields && field < most) fields.push({ from: field, to, colon, folded })
  else reading.over = true
  reading.over ||= to > most
  reading.field = -1
}

function isEmptyLine(bytes: Buffer, line: number): boolean {
  if (bytes[line] === LINE_FEED) return true
  return bytes[line] === CARRIAGE_RETURN && (bytes[line + 1] === LINE_FEED || line + 1 === bytes.length)
}

function behindEmptyLine(bytes: Buffer, line: number): number {
  if (line >= bytes.length || !isEmptyLine(bytes, line)) return line
  return lineEnd(bytes, line)
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

/**
 * Reads the fields of a section that ends at `to`. They are cut out of one text: a mail has forty, and to decode each by
 * itself is half of their cost.
 */
function readFields({ bytes, from: start, limits }: HeaderPlace, fields: readonly FoundField[], to: number): Header[] {
  const most = start + limits.headerBytes
  const section = bytes.toString('latin1', start, to)
  const isPlain = !OVER_ASCII.test(section)
  return fields.map(({ from: first, to: end, colon, folded }) => {
    let nameTo = colon
    while (isBlank(bytes[nameTo - 1]!)) nameTo--
    const name = section.slice(first - start, nameTo - start)
    let from = colon + 1
    let to = Math.min(end, most)
    while (from < to && isBlank(bytes[from]!)) from++
    while (to > from && isBlank(bytes[to - 1]!)) to--
    const written = section.slice(from - start, to - start)
    const text = isPlain || !OVER_ASCII.test(written) ? written : readable(bytes, from, to)
    // RFC 5322 §2.2.3: unfolding takes the line end away and leaves the white space after it.
    return {
      name,
      key: name.toLowerCase(),
      value: folded ? text.replace(/\r?\n/g, '') : text,
      span: { from: first, to: end },
    }
  })
}

const OVER_ASCII = /[\x80-\xff]/

/** RFC 6532 §3.2: bytes over 127 are UTF-8. Older mail has them in the sender's own code page, most often this one. */
function readable(bytes: Buffer, from: number, to: number): string {
  const part = bytes.subarray(from, to)
  return isUtf8(part) ? part.toString('utf8') : decodeWindows1252(part)
}

function isBlank(byte: number): boolean {
  return byte === SPACE || byte === TAB || byte === LINE_FEED || byte === CARRIAGE_RETURN
}

function goesOn(bytes: Buffer, line: number): boolean {
  return GOES_ON.test(bytes.toString('latin1', line, line + 20))
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
      'The "From " line of a mail store stands in the message; it was passed over.',
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
