import { isAscii, isUtf8 } from 'node:buffer'
import type { Span } from '#ground'
import { bytesOfBeginning, decodeAs, keepsAscii } from './charset.ts'
import { CARRIAGE_RETURN, LINE_FEED } from './line.ts'

/** Finds the bytes in which some characters of a text are written. */
export type CharacterPlaces = (characters: Span) => Span

/**
 * The way back from a body's text to its decoded bytes, through line ends and charset. Lines are the same in both, so a
 * character is looked for in its line alone; asking in the order of the text goes along it once.
 */
export function characterPlaces(bytes: Buffer, text: string, charset: string): CharacterPlaces {
  // As many characters as bytes: each is one byte, and no line end is two.
  if (bytes.length === text.length) return characters => characters
  const byteAt = keepsAscii(charset) ? lineWise(bytes, text, charset) : asWhole(bytes, charset)
  return ({ from, to }) => ({ from: byteAt(wholeCharacter(text, from, 0)), to: byteAt(wholeCharacter(text, to, 1)) })
}

/** Characters outside the first plane are two in a string; a place between the two is moved before or behind both. */
function wholeCharacter(text: string, index: number, side: 0 | 1): number {
  const between = /[\ud800-\udbff][\udc00-\udfff]/.test(text.slice(Math.max(0, index - 1), index + 1))
  return between ? index - 1 + 2 * side : index
}

function lineWise(bytes: Buffer, text: string, charset: string): (index: number) => number {
  const mark = bytes.toString('latin1', 0, 3) === '\xef\xbb\xbf' && text.charCodeAt(0) !== 0xfeff ? 3 : 0
  const start = () => ({ characters: 0, bytes: mark, behind: lineEnds(bytes) })
  let line = start()
  return index => {
    if (index < line.characters) line = start()
    for (let feed = text.indexOf('\n', line.characters); feed >= 0 && feed < index; feed = text.indexOf('\n', feed + 1))
      line = { characters: feed + 1, bytes: line.behind(line.bytes), behind: line.behind }
    const beginning = text.slice(line.characters, index)
    return line.bytes + bytesInLine(bytes.subarray(line.bytes), charset, beginning)
  }
}

/** Finds the byte behind a line, whichever way it ends, going on only: the next of each line end is remembered. */
function lineEnds(bytes: Buffer): (from: number) => number {
  const next = { feed: -1, returned: -1 }
  const find = (byte: number, from: number) => {
    const found = bytes.indexOf(byte, from)
    return found < 0 ? bytes.length : found
  }
  return from => {
    if (next.feed < from) next.feed = find(LINE_FEED, from)
    if (next.returned < from) next.returned = find(CARRIAGE_RETURN, from)
    return Math.min(bytes.length, next.returned + 1 >= next.feed ? next.feed + 1 : next.returned + 1)
  }
}

function bytesInLine(rest: Buffer, charset: string, beginning: string): number {
  const line = rest.subarray(0, beginning.length * 4)
  if (isAscii(line.subarray(0, beginning.length))) return beginning.length
  const encoded = charset === 'utf-8' ? Buffer.byteLength(beginning) : 0
  if (encoded > 0 && isUtf8(line.subarray(0, encoded))) return encoded
  return bytesOfBeginning(line, charset, beginning)
}

/** Charsets that shift between sets, or whose line ends are no single bytes, are decoded from their beginning. */
function asWhole(bytes: Buffer, charset: string): (index: number) => number {
  const written = decodeAs(bytes, charset)
  return index => {
    let pairs = 0
    for (let at = written.indexOf('\r\n'); at >= 0 && at - pairs < index; at = written.indexOf('\r\n', at + 2)) pairs++
    return bytesOfBeginning(bytes, charset, written.slice(0, index + pairs))
  }
}
