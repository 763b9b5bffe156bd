import iconv from 'iconv-lite'

/** A text with the charset in which it was read. */
export interface Decoded {
  readonly text: string
  readonly charset: string
}

/**
 * Reads bytes as text where nothing says in which charset: by its mark, else as UTF-8 if it is valid, else as UTF-16 if
 * every second byte is zero, else by which alphabet makes words of it. A wrong guess loses accents, not the wording.
 */
export function decodeText(bytes: Uint8Array, declared?: string): Decoded {
  const marked = markOf(bytes)
  if (marked !== undefined) return decoded(bytes, marked)
  const utf8 = asUtf8(bytes)
  if (utf8 !== undefined) return { text: utf8, charset: 'utf-8' }
  if (declared !== undefined && iconv.encodingExists(declared)) return decoded(bytes, declared)
  return decoded(bytes, wideOf(bytes) ?? alphabetOf(bytes))
}

function decoded(bytes: Uint8Array, charset: string): Decoded {
  return { text: iconv.decode(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), charset), charset }
}

function markOf(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8'
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : undefined
}

function asUtf8(bytes: Uint8Array): string | undefined {
  // A zero byte is valid UTF-8 and stands in no text but UTF-16.
  if (bytes.subarray(0, 1000).includes(0)) return undefined
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch (error) {
    if (error instanceof TypeError) return undefined
    throw error
  }
}

function wideOf(bytes: Uint8Array): string | undefined {
  const zeros = [0, 0]
  const most = Math.min(bytes.length, 2000)
  for (let index = 0; index < most; index++) if (bytes[index] === 0) zeros[index % 2]!++
  if (zeros[1]! > most / 4 && zeros[0]! * 10 < zeros[1]!) return 'utf-16le'
  return zeros[0]! > most / 4 && zeros[1]! * 10 < zeros[0]! ? 'utf-16be' : undefined
}

/** Charsets of one byte a letter, the likeliest first; a later one must be clearly better. */
const ALPHABETS = ['windows-1252', 'windows-1251', 'koi8-r', 'windows-1250', 'windows-1253', 'windows-1254']

/**
 * Chooses the charset in which letters over 127 stand in words of one alphabet and in the usual case: read in a wrong one
 * they stand beside signs, change case inside words and mix alphabets.
 */
function alphabetOf(bytes: Uint8Array): string {
  const sample = Buffer.from(bytes.subarray(0, 20_000))
  let best = ALPHABETS[0]!
  let most = -Infinity
  for (const charset of ALPHABETS) {
    const score = plausibility(iconv.decode(sample, charset))
    if (score > most * (most > 0 ? 1.2 : 1) + 1) {
      best = charset
      most = score
    }
  }
  return best
}

function plausibility(text: string): number {
  let score = 0
  for (const word of text.match(/[^\s\x00-\x40]{2,40}/g) ?? []) {
    if (/^[\x00-\x7f]+$/.test(word)) continue
    const oneAlphabet = /^(?:[\p{Script=Latin}]+|[\p{Script=Cyrillic}]+|[\p{Script=Greek}]+)$/u.test(word)
    const usualCase = /^(?:\p{Lu}?\p{Ll}+|\p{Lu}+)$/u.test(word)
    score += oneAlphabet && usualCase ? 2 : -1
    // Cyrillic and Greek words are long runs of letters over 127; Latin ones have one here and there.
    if (oneAlphabet && /^[^\x00-\x7f]{3,}$/.test(word)) score += /\p{Script=Latin}/u.test(word) ? -3 : 1
  }
  return score
}
