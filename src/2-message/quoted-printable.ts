import { CARRIAGE_RETURN, LINE_FEED, SPACE, TAB } from './line.ts'
import type { Origins } from './origins.ts'

const EQUALS = 0x3d

/** The four bits of each hexadecimal digit; 255 for all others. Lower case is illegal and frequent. */
const NIBBLE = Uint8Array.from({ length: 256 }, (_, code) => {
  const nibble = '0123456789abcdef'.indexOf(String.fromCharCode(code).toLowerCase())
  return nibble < 0 ? 255 : nibble
})

/** 1 for the bytes that stand for themselves wherever they are. */
const PLAIN = Uint8Array.from({ length: 256 }, (_, code) =>
  code === EQUALS || code === LINE_FEED || code === CARRIAGE_RETURN || code === SPACE || code === TAB ? 0 : 1,
)

/**
 * Decodes quoted-printable (RFC 2045 §6.7). White space at the end of a line goes (rule 3), a soft line break joins
 * (rule 5), and an `=` that begins neither stays as it is, as the RFC's note on robust decoders proposes.
 */
export function decodeQuotedPrintable(body: Buffer, origins?: Origins): Buffer {
  const out = Buffer.allocUnsafe(body.length)
  const size = body.length
  let length = 0
  /** Decoded bytes up to the last one of this line that is no trailing white space. */
  let kept = 0
  let index = 0
  while (index < size) {
    const byte = body[index]!
    let next = index + 1
    let decoded = byte
    if (byte === EQUALS) {
      const escaped = NIBBLE[body[next] ?? 0]! < 16 && NIBBLE[body[next + 1] ?? 0]! < 16
      const broken = escaped ? -1 : softBreak(body, next)
      if (broken >= 0) {
        kept = length
        index = broken
        continue
      }
      if (escaped) {
        decoded = (NIBBLE[body[next]!]! << 4) | NIBBLE[body[next + 1]!]!
        next = index + 3
      }
    } else if (byte === LINE_FEED || byte === CARRIAGE_RETURN) length = kept
    if (origins !== undefined) {
      origins.from[length] = index
      origins.to[length] = next
    }
    out[length++] = decoded
    index = next
    if (byte === SPACE || byte === TAB) continue
    // The rest of a word needs no decision, and is most of a text.
    const word = index
    while (index < size && PLAIN[body[index]!] === 1) out[length++] = body[index++]!
    if (origins !== undefined) noteWord(origins, length, word, index)
    kept = length
  }
  return out.subarray(0, kept)
}

/** Notes that the last decoded bytes, up to `length`, are the bytes [from, to) of the body as they stand. */
function noteWord(origins: Origins, length: number, from: number, to: number): void {
  for (let index = from, at = length - (to - from); index < to; index++, at++) {
    origins.from[at] = index
    origins.to[at] = index + 1
  }
}

/** The byte behind a soft line break whose `=` stands before `from`; -1 where there is none. The end counts as one. */
function softBreak(body: Buffer, from: number): number {
  let index = from
  while (body[index] === SPACE || body[index] === TAB) index++
  if (index >= body.length) return index
  if (body[index] === CARRIAGE_RETURN) return body[index + 1] === LINE_FEED ? index + 2 : index + 1
  return body[index] === LINE_FEED ? index + 1 : -1
}
