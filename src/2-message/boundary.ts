import { CARRIAGE_RETURN, LINE_FEED, lineEnd, SPACE, TAB } from './line.ts'

/** A delimiter line (RFC 2046 §5.1.1) that was found. */
export interface Delimiter {
  /** Which of the boundaries it belongs to. */
  readonly level: number
  /** Where the body before it ends: the line end before a delimiter belongs to the delimiter. */
  readonly from: number
  /** The byte behind its own line end. */
  readonly to: number
  /** True for the closing one, `--boundary--`. */
  readonly closing: boolean
}

/**
 * How exactly a line must agree. RFC 2046 §5.1.2 lets the beginning decide, yet boundaries that begin alike are nested
 * in real mail, so 'whole' lines are looked for first and 'beginning' is for a multipart in which there are none.
 */
export type Agreement = 'whole' | 'beginning'

/** What is looked for: the boundary of each multipart around a place, outermost first, undefined for what has none. */
export interface Boundaries {
  readonly of: (Buffer | undefined)[]
  readonly agreement: Agreement
}

const HYPHEN = 45

/**
 * Finds the next line that delimits one of the boundaries, looking at each byte once. Inner boundaries (of higher level)
 * win. `from` is a line's first byte.
 */
export function nextDelimiter(bytes: Buffer, from: number, boundaries: Boundaries): Delimiter | undefined {
  if (boundaries.of.every(boundary => boundary === undefined)) return undefined
  let line = from
  while (line < bytes.length) {
    const found = delimiterAt(bytes, line, boundaries)
    if (found !== undefined) return found
    const feed = bytes.indexOf('\n--', line, 'latin1')
    if (feed < 0) return undefined
    line = feed + 1
  }
  return undefined
}

/** The delimiter that this line is, if it is one. */
export function delimiterAt(bytes: Buffer, line: number, boundaries: Boundaries): Delimiter | undefined {
  if (bytes[line] !== HYPHEN || bytes[line + 1] !== HYPHEN) return undefined
  for (let level = boundaries.of.length - 1; level >= 0; level--) {
    const boundary = boundaries.of[level]
    if (boundary === undefined || !startsWith(bytes, line + 2, boundary)) continue
    const behind = line + 2 + boundary.length
    const closing = bytes[behind] === HYPHEN && bytes[behind + 1] === HYPHEN
    const to = endOfLine(bytes, closing ? behind + 2 : behind, boundaries.agreement)
    if (to === undefined) continue
    let bodyTo = line
    if (bytes[bodyTo - 1] === LINE_FEED) bodyTo--
    if (bytes[bodyTo - 1] === CARRIAGE_RETURN) bodyTo--
    return { level, from: bodyTo, to, closing }
  }
  return undefined
}

function startsWith(bytes: Buffer, from: number, boundary: Buffer): boolean {
  for (let index = 0; index < boundary.length; index++) if (bytes[from + index] !== boundary[index]) return false
  return true
}

/** The byte behind the line end. RFC 2046 §5.1.1: gateways may have added white space behind the boundary. */
function endOfLine(bytes: Buffer, from: number, agreement: Agreement): number | undefined {
  if (agreement === 'beginning') return lineEnd(bytes, from)
  let index = from
  while (bytes[index] === SPACE || bytes[index] === TAB || bytes[index] === CARRIAGE_RETURN) index++
  if (index >= bytes.length) return index
  return bytes[index] === LINE_FEED ? index + 1 : undefined
}
