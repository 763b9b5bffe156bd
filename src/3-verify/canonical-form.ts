/** The two ways to smooth a mail before it is signed (RFC 6376 §3.4): 'simple' forgives next to nothing, 'relaxed' white space. */
export type CanonicalForm = 'simple' | 'relaxed'

const LF = 0x0a
const CR = 0x0d
const SPACE = 0x20
const TAB = 0x09
const CRLF = Buffer.from('\r\n')

/**
 * One header field, as its wire text, in canonical form (RFC 6376 §3.4.1, §3.4.2), without a line end. The text is one
 * character a byte, so that bytes over 127 survive.
 */
export function canonicalField(text: string, form: CanonicalForm): string {
  if (form === 'simple') return text
  const colon = text.indexOf(':')
  const name = trimmed(text.slice(0, colon)).toLowerCase()
  return `${name}:${trimmed(
    text
      .slice(colon + 1)
      .replaceAll('\r\n', '')
      .replace(/[ \t]+/g, ' '),
  )}`
}

/** Without white space at both ends: only that of RFC 5234, since a byte 0xA0 is a letter here. */
function trimmed(text: string): string {
  let from = 0
  let to = text.length
  while (from < to && isSpace(text.charCodeAt(from))) from++
  while (to > from && isSpace(text.charCodeAt(to - 1))) to--
  return text.slice(from, to)
}

const isSpace = (code: number) => code === SPACE || code === TAB

/**
 * A body in canonical form, ready to be hashed. A bare LF counts as CRLF, which it was on the wire: stores that keep LF
 * lose nothing by it. A lone CR is a character like others. One pass, and no copy where there is nothing to change.
 */
export function canonicalBody(body: Buffer, form: CanonicalForm): Buffer {
  return form === 'relaxed' ? relaxedBody(body) : simpleBody(body)
}

/** RFC 6376 §3.4.4: runs of white space become one space, none stands at line ends, no empty lines at the end. */
function relaxedBody(body: Buffer): Buffer {
  const canonical = Buffer.allocUnsafe(body.length + bareLineFeeds(body) + 2)
  const length = body.length
  let write = 0
  let contentEnd = 0
  let space = false
  for (let read = 0; read < length; read++) {
    const byte = body[read]!
    if (byte === SPACE || byte === TAB) {
      space = true
    } else if (byte === LF || (byte === CR && body[read + 1] === LF)) {
      if (byte === CR) read++
      space = false
      canonical[write++] = CR
      canonical[write++] = LF
    } else {
      if (space) {
        canonical[write++] = SPACE
        space = false
      }
      canonical[write++] = byte
      contentEnd = write
    }
  }
  if (contentEnd === 0) return canonical.subarray(0, 0)
  canonical[contentEnd] = CR
  canonical[contentEnd + 1] = LF
  return canonical.subarray(0, contentEnd + 2)
}

/** RFC 6376 §3.4.3: exactly one line end at the end, also of an empty body; all else as it is. */
function simpleBody(body: Buffer): Buffer {
  const wire = wireBody(body)
  let end = wire.length
  while (end >= 2 && wire[end - 1] === LF && wire[end - 2] === CR) end -= 2
  return end + 2 <= wire.length ? wire.subarray(0, end + 2) : Buffer.concat([wire.subarray(0, end), CRLF])
}

/** A body with the line ends that it had on the wire: every bare LF becomes CRLF. */
export function wireBody(body: Buffer): Buffer {
  const bare = bareLineFeeds(body)
  if (bare === 0) return body
  const wire = Buffer.allocUnsafe(body.length + bare)
  let write = 0
  let from = 0
  for (let at = body.indexOf(LF); at !== -1; at = body.indexOf(LF, at + 1)) {
    const end = at > 0 && body[at - 1] === CR ? at - 1 : at
    write += body.copy(wire, write, from, end)
    wire[write++] = CR
    wire[write++] = LF
    from = at + 1
  }
  body.copy(wire, write, from)
  return wire
}

function bareLineFeeds(body: Buffer): number {
  let bare = 0
  for (let at = body.indexOf(LF); at !== -1; at = body.indexOf(LF, at + 1)) if (at === 0 || body[at - 1] !== CR) bare++
  return bare
}

/**
 * Where in a body the first `length` bytes of its canonical form end: everything from there on is not covered by a
 * signature with that `l=`. The slow way round, for the few mails that have one.
 */
export function coveredUntil(body: Buffer, form: CanonicalForm, length: number): number {
  let low = 0
  let high = body.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (canonicalLength(body.subarray(0, middle), form) < length) low = middle + 1
    else high = middle
  }
  return low
}

/** Length of what a beginning of a body contributes: its last line is not finished, so no line end is added. */
function canonicalLength(start: Buffer, form: CanonicalForm): number {
  const marked = canonicalBody(Buffer.concat([start, Buffer.from('.')]), form)
  return marked.length - 3 - (form === 'relaxed' && marked[marked.length - 4] === SPACE ? 1 : 0)
}
