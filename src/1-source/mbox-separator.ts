/** How a look at bytes ended; 'more' where they end too early to tell. */
export type Look = 'yes' | 'no' | 'more'

/** The longest line that is taken for an envelope line. */
const ENVELOPE_LINE = 1000
const FIELD_NAME = 200
const LF = 10
const CR = 13
const TAB = 9
const SPACE = 32
const COLON = 58

const DAY = '(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]{0,6}'
const MONTH = '(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}'
const TIME = '\\d{1,2}:\\d\\d(?::\\d\\d)?'
const GAP = '[ \\t]{1,3}'
/** `+0100`, `GMT`, `MET DST`, `(CEST)`. */
const ZONE = `(?:${GAP}(?:[+-]\\d{4}|\\(?[A-Z]{1,5}(?: [A-Z]{3,4})?\\)?))?`

/**
 * The date at the end of an envelope line. The first form is asctime's, with a zone before the year, behind it or not at
 * all; the second has the order of RFC 5322's date. Mail servers, Mailman, Thunderbird and Takeout write the first, some
 * scripts the second. Relays by UUCP add from where they had it.
 */
const DATE = new RegExp(
  `[ \\t]${DAY},?${GAP}(?:` +
    `${MONTH}${GAP}\\d{1,2}${GAP}${TIME}${ZONE}${GAP}(?:\\d{4}|\\d\\d)${ZONE}|` +
    `\\d{1,2}${GAP}${MONTH}${GAP}(?:\\d{4}|\\d\\d)${GAP}${TIME}${ZONE}` +
    `)(?:${GAP}\\([^()]{1,40}\\))?(?:${GAP}remote from [!-~]{1,200})?[ \\t]{0,80}$`,
)

/** Whether a line is a store's remark about a delivery: `From anna@x.example Mon Jan  1 09:30:00 2024`. */
export function isEnvelopeLine(line: string): boolean {
  return line.length <= ENVELOPE_LINE && line.startsWith('From ') && DATE.test(line.slice(4))
}

/** Whether an envelope line stands at this place. `ended` says that no bytes come after these. */
export function envelopeStands(bytes: Buffer, from: number, ended: boolean): Look {
  const found = bytes.indexOf(LF, from)
  if (found === -1 && !ended && bytes.length - from <= ENVELOPE_LINE) return 'more'
  const end = found === -1 ? bytes.length : found
  return end - from <= ENVELOPE_LINE + 1 && isEnvelopeLine(textBefore(bytes, from, end)) ? 'yes' : 'no'
}

/**
 * Whether a message begins at this place of a store: an envelope line, and behind it something like a header field.
 * Body lines that begin with `From ` are common; hardly one of them has both. The caller has seen to the empty line
 * before it. `ended` says that no bytes come after these.
 */
export function messageBegins(bytes: Buffer, from: number, ended: boolean): Look {
  const envelope = envelopeStands(bytes, from, ended)
  if (envelope !== 'yes') return envelope
  const end = bytes.indexOf(LF, from)
  return end === -1 ? 'yes' : fieldBegins(bytes, end + 1, ended)
}

/** What stands behind `From ` in an envelope line: sender and date, as written. */
export function envelopeText(bytes: Buffer, from: number): string {
  const end = bytes.indexOf(LF, from)
  return textBefore(bytes, from, end === -1 ? bytes.length : end).slice(5)
}

/** A line's text without its line end, as Latin-1: each byte is one character, and none is lost. */
function textBefore(bytes: Buffer, from: number, end: number): string {
  return bytes.toString('latin1', from, end > from && bytes[end - 1] === CR ? end - 1 : end)
}

/** RFC 5322 §2.2: a field name is printable ASCII, and a colon follows it. */
function fieldBegins(bytes: Buffer, from: number, ended: boolean): Look {
  const limit = Math.min(bytes.length, from + FIELD_NAME)
  for (let index = from; index < limit; index++) {
    const byte = bytes[index]!
    if (byte === COLON) return index > from ? 'yes' : 'no'
    if (byte === SPACE || byte === TAB) return colonFollows(bytes, from, index, ended)
    if (byte < SPACE || byte > 126) return 'no'
  }
  if (limit === from + FIELD_NAME) return 'no'
  // A store that was cut right here still says that a message began.
  return ended ? 'yes' : 'more'
}

/** RFC 5322 §4.5.3: old mail may have white space before the colon. A relay's own `>From ` line may come first, too. */
function colonFollows(bytes: Buffer, from: number, gap: number, ended: boolean): Look {
  if (bytes.toString('latin1', from, gap) === '>From') return 'yes'
  for (let index = gap; index < gap + 8; index++) {
    if (index >= bytes.length) return ended ? 'no' : 'more'
    if (bytes[index] === COLON) return 'yes'
    if (bytes[index] !== SPACE && bytes[index] !== TAB) return 'no'
  }
  return 'no'
}
