/** How a program writes quoted-printable (RFC 2045 §6.7): the standard leaves all of this open. */
export interface QuotedStyle {
  readonly kind: 'quoted-printable'
  /** Longest line, the `=` of a soft line break counted. */
  readonly width: number
  /**
   * Where a line is broken: 'full' once the next piece does not fit; 'word' then goes back to a space, if there is one;
   * 'uncounted' too, but does not count the first piece after the break; 'over' once the width is reached, so that a code
   * may stand over it; 'past-space' then even if nothing follows, but never after a single space; 'eager' then even if
   * nothing follows but the code of a last space, 'always' even if nothing follows at all; 'columns' where the next word
   * would pass column 72, tabs counted as on a screen, or where codes reach the width; 'coded-columns' where the word
   * would pass it when coded.
   */
  readonly breaks:
    'full' | 'word' | 'uncounted' | 'over' | 'past-space' | 'eager' | 'always' | 'columns' | 'coded-columns'
  /** True where the last piece of a line must leave room for an `=` too, though it needs none. */
  readonly reserves: boolean
  readonly lowerHex: boolean
  readonly tabs: 'plain' | 'coded'
  /**
   * A space at the end of a line: 'coded' as `=20`, 'all' those that stand there, 'past' the width too, on the next line
   * where it 'reserves' room for an `=`, before a 'soft' break and an empty rest of the line, or 'plain' against the
   * standard.
   */
  readonly lastSpace: 'coded' | 'all' | 'past' | 'reserves' | 'soft' | 'plain'
  /** Characters beside `=`, control and 8-bit ones that are always written as codes. */
  readonly also: string
  /** Beginnings of a line whose first character is written as a code, against mbox, SMTP and PGP programs. */
  readonly hides: readonly string[]
  /** Which are meant: lines of the text; those after soft line breaks too, and then in any letter-case; any place in them. */
  readonly hidesIn: 'text' | 'coded' | 'anywhere'
  /** Whether a line is broken behind a line feed without carriage return, which is a code as all control characters. */
  readonly lineFeed: 'plain' | 'breaks'
  /** What a text without a line end at its end gets there: nothing, a soft one, or a soft one and a hard one. */
  readonly ends: 'plain' | 'soft' | 'soft-and-hard'
}

/** How a program writes base64: only the length of the lines is open (RFC 2045 §6.8 allows up to 76). */
export interface Base64Style {
  readonly kind: 'base64'
  readonly width: number
}

const LF = 0x0a
const CR = 0x0d
const EQUALS = 0x3d

/** The bytes behind quoted-printable (RFC 2045 §6.7); what is no code stays as it is. */
export function readQuoted(coded: Buffer): Buffer {
  const plain = Buffer.allocUnsafe(coded.length)
  let write = 0
  for (let read = 0; read < coded.length; read++) {
    const byte = coded[read]!
    if (byte !== EQUALS) {
      plain[write++] = byte
      continue
    }
    const high = hexDigit(coded[read + 1])
    const low = hexDigit(coded[read + 2])
    if (high !== -1 && low !== -1) {
      plain[write++] = high * 16 + low
      read += 2
      continue
    }
    const end = softEnd(coded, read + 1)
    if (end === -1) plain[write++] = byte
    else read = end
  }
  return plain.subarray(0, write)
}

/** Index of the last byte of a soft line break whose `=` stands before `from`; -1 where there is none. */
function softEnd(coded: Buffer, from: number): number {
  let at = from
  while (coded[at] === 0x20 || coded[at] === 0x09) at++
  if (coded[at] === CR && coded[at + 1] === LF) return at + 1
  if (coded[at] === LF) return at
  return at >= coded.length ? at : -1
}

function hexDigit(byte: number | undefined): number {
  if (byte === undefined) return -1
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30
  const letter = byte | 0x20
  return letter >= 0x61 && letter <= 0x66 ? letter - 0x57 : -1
}

/** Writes base64 in lines of a width, without a line end after the last. */
export function writeBase64(plain: Buffer, { width }: Base64Style): string {
  const coded = plain.toString('base64')
  const lines: string[] = []
  for (let at = 0; at < coded.length; at += width) lines.push(coded.slice(at, at + width))
  return lines.join('\r\n')
}

/** Line lengths of base64 in use: the standard's longest, Thunderbird's, PEM's, and all in one line. */
export const BASE64_STYLES: readonly Base64Style[] = [76, 72, 64, 60, 73, 1_000_000].map(width => ({
  kind: 'base64',
  width,
}))
