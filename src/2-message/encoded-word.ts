import { decodeText } from './charset.ts'

/** One encoded word (RFC 2047 §2): `=?utf-8?Q?gr=C3=BCn?=`. */
interface EncodedWord {
  readonly charset: string
  readonly encoding: 'B' | 'Q'
  readonly text: string
  readonly to: number
}

/** Longest encoded text that is read. RFC 2047 §2 allows 75 characters for the whole word; some writers never fold. */
const LONGEST = 64 * 1024

/**
 * Decodes the encoded words of a header value (RFC 2047), also where they stand without space around them, in quoted
 * strings, with spaces inside, or split in the middle of a character, as mail has them. What is no word stays as it is.
 */
export function decodeWords(value: string): string {
  let start = value.indexOf('=?')
  if (start < 0) return value
  let decoded = ''
  let from = 0
  let run: EncodedWord[] = []
  const end: WordEnd = { at: -1 }
  while (start >= 0) {
    const word = readWord(value, start, end)
    if (word === undefined) {
      start = value.indexOf('=?', start + 2)
      continue
    }
    const between = value.slice(from, start)
    // RFC 2047 §6.2: white space between two encoded words is not shown.
    if (run.length === 0 || !/^[ \t\r\n]*$/.test(between)) {
      decoded += decodeRun(run) + between
      run = []
    }
    run.push(word)
    from = word.to
    start = value.indexOf('=?', from)
  }
  return decoded + decodeRun(run) + value.slice(from)
}

/** Remembers the last `?=` that was found, so that many false starts together look through a value only once. */
export interface WordEnd {
  at: number
}

/** Where the encoded word that starts here ends; undefined where none starts. For readers that must not look into it. */
export function wordEnd(value: string, start: number, end: WordEnd): number | undefined {
  return readWord(value, start, end)?.to
}

function readWord(value: string, start: number, end: WordEnd): EncodedWord | undefined {
  const head = /^=\?([^?\s]{1,60})\?([BbQq])\?/.exec(value.slice(start, start + 66))
  if (head === null) return undefined
  const from = start + head[0].length
  if (end.at < from) end.at = value.indexOf('?=', from)
  if (end.at < 0) end.at = value.length
  if (end.at === value.length || end.at - from > LONGEST) return undefined
  const text = value.slice(from, end.at)
  if (text.includes('=?')) return undefined
  // RFC 2231 §5: a language may follow the charset after an asterisk.
  const charset = head[1]!.replace(/\*.*$/, '')
  return { charset, encoding: head[2]!.toUpperCase() === 'B' ? 'B' : 'Q', text, to: end.at + 2 }
}

/**
 * Words side by side are put together as bytes before they are read as text. RFC 2047 §5 wants whole characters in each
 * word, but many writers cut where the line was full, in the middle of a character or even of a base64 group.
 */
function decodeRun(run: readonly EncodedWord[]): string {
  let text = ''
  for (let first = 0; first < run.length;) {
    const { charset } = run[first]!
    let next = first + 1
    while (next < run.length && run[next]!.charset.toLowerCase() === charset.toLowerCase()) next++
    text += decodeAlike(run.slice(first, next), charset)
    first = next
  }
  return text
}

/** Words of one charset. Characters outside ASCII in them were never encoded: they are text already and stay. */
function decodeAlike(words: readonly EncodedWord[], charset: string): string {
  if (words.some(({ text }) => /[^\x00-\x7f]/.test(text)))
    return words
      .map(word => word.text.replace(/[\x00-\x7f]+/g, text => decodeText(wordBytes({ ...word, text }), charset).text))
      .join('')
  const cut = words.every(({ encoding, text }) => encoding === 'B' && !text.includes('='))
  const bytes = cut
    ? Buffer.from(words.map(({ text }) => text).join(''), 'base64')
    : Buffer.concat(words.map(wordBytes))
  return decodeText(bytes, charset).text
}

function wordBytes({ encoding, text }: EncodedWord): Buffer {
  if (encoding === 'B') return Buffer.from(text, 'base64')
  const bytes = Buffer.allocUnsafe(text.length)
  let length = 0
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index)
    const hex = code === 0x3d ? text.slice(index + 1, index + 3) : ''
    if (/^[0-9A-Fa-f]{2}$/.test(hex)) {
      bytes[length++] = Number.parseInt(hex, 16)
      index += 2
      // RFC 2047 §4.2: the underscore is a space in every charset.
    } else bytes[length++] = code === 0x5f ? 0x20 : code
  }
  return bytes.subarray(0, length)
}
