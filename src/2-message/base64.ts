import { SPACE } from './line.ts'
import type { Origins } from './origins.ts'

const PAD = 0x3d
const HYPHEN = 0x2d
const UNDERSCORE = 0x5f

/** The six bits of each character of the alphabet (RFC 2045 §6.8); 255 for all others. */
const BITS = Uint8Array.from({ length: 256 }, (_, code) => {
  const bits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'.indexOf(String.fromCharCode(code))
  return bits < 0 ? 255 : bits
})

/** Decodes base64 (RFC 2045 §6.8: what is not of the alphabet is ignored) as far as `endOfBase64` says that it goes. */
export function decodeBase64(body: Buffer): Buffer {
  const end = endOfBase64(body)
  const pad = body.indexOf(PAD)
  const head = body.subarray(0, pad < 0 ? end : pad)
  const onePiece = pad < 0 || behindPadding(body, pad) === end
  // The platform takes the two extra characters of the URL alphabet for bits, where mail ignores them.
  if (onePiece && !head.includes(HYPHEN) && !head.includes(UNDERSCORE))
    return Buffer.from(head.toString('latin1'), 'base64')
  return decodeStepwise(body.subarray(0, end))
}

/** The same, character by character; notes for each decoded byte the group of characters that it came from. */
export function decodeStepwise(body: Buffer, origins?: Origins): Buffer {
  const out = Buffer.allocUnsafe(Math.ceil((body.length * 3) / 4) + 3)
  let length = 0
  let bits = 0
  let count = 0
  let groupFrom = 0
  const flush = (to: number) => {
    for (let byte = 0; byte < count - 1; byte++) {
      if (origins !== undefined) {
        origins.from[length] = groupFrom
        origins.to[length] = to
      }
      out[length++] = (bits >>> (16 - byte * 8)) & 255
    }
    bits = 0
    count = 0
  }
  for (let index = 0; index < body.length; index++) {
    const six = BITS[body[index]!]!
    if (six < 64) {
      if (count === 0) groupFrom = index
      bits |= six << (18 - 6 * count)
      if (++count === 4) flush(index + 1)
    } else if (body[index] === PAD) flush(index + 1)
  }
  flush(body.length)
  return out.subarray(0, length)
}

/**
 * Where the base64 of a body ends. Behind its padding it may go on, when a writer encodes piece by piece; if what
 * follows is not base64 to the end it was put below, such as a mailing list's footer, and is no part of the body.
 */
export function endOfBase64(body: Buffer): number {
  const pad = body.indexOf(PAD)
  if (pad < 0) return body.length
  const padded = behindPadding(body, pad)
  let more = false
  for (let index = padded; index < body.length; index++) {
    const byte = body[index]!
    const letter = BITS[byte] !== 255
    // No writer of base64 puts spaces between its characters; words have them.
    if (letter ? body[index - 1] === SPACE : byte > SPACE && byte !== PAD) return padded
    more ||= letter
  }
  return more ? body.length : padded
}

function behindPadding(body: Buffer, pad: number): number {
  let index = pad
  while (body[index] === PAD) index++
  return index
}
