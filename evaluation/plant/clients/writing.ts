import type { Random } from '#ground'
import { field, type Field } from '../../archive/fields.ts'
import type { Person } from '../../archive/person.ts'
import { two, wallClock, type WrittenDate } from '../../archive/written-date.ts'
import { ALPHABET, drawn } from '../fresh.ts'

/** How a client puts a name before an address. */
export type NameStyle = 'bare' | 'quoted' | 'outlook'

/** Text as the letters of its UTF-8 bytes, the form in which bodies and fields are put together. */
export function utf8Letters(text: string): string {
  return Buffer.from(text, 'utf8').toString('latin1')
}

/** True where a text has nothing but printable ASCII, tabs and line ends. */
export function isAscii(text: string): boolean {
  return /^[\t\n\x20-\x7e]*$/.test(text)
}

/** An encoded word (RFC 2047) where one is needed, cut so that no line is too long. */
export function encodeWords(text: string, kind: 'B' | 'Q', charset = 'UTF-8'): string {
  if (isAscii(text)) return text
  const words: string[] = []
  let piece = ''
  const flush = () => {
    if (piece !== '')
      words.push(
        `=?${charset}?${kind}?${kind === 'B' ? Buffer.from(piece, 'utf8').toString('base64') : encodeQ(piece)}?=`,
      )
    piece = ''
  }
  for (const letter of text) {
    if (Buffer.byteLength(piece + letter, 'utf8') > (kind === 'B' ? 42 : 20)) flush()
    piece += letter
  }
  flush()
  return words.join('\n ')
}

function encodeQ(text: string): string {
  return [...Buffer.from(text, 'utf8')]
    .map(byte => {
      const letter = String.fromCharCode(byte)
      return letter === ' '
        ? '_'
        : /[A-Za-z0-9!*+/-]/.test(letter)
          ? letter
          : `=${byte.toString(16).toUpperCase().padStart(2, '0')}`
    })
    .join('')
}

/** A person as a client writes them. */
export function writePerson({ name, address }: Person, style: NameStyle): string {
  if (name === '') return style === 'outlook' ? `"${address}"\n\t<${address}>` : address
  if (!isAscii(name)) return `${encodeWords(name, style === 'bare' ? 'B' : 'Q')} <${address}>`
  const special = /[^A-Za-z0-9 !#$%&'*+/=?^_`{|}~-]/.test(name)
  return style === 'quoted' || special ? `"${name.replace(/["\\]/g, '\\$&')}" <${address}>` : `${name} <${address}>`
}

/** An address field, folded between addresses. */
export function addressField(
  name: string,
  people: readonly Person[],
  style: NameStyle,
  pad: string,
  perLine = false,
): Field[] {
  if (people.length === 0) return []
  let text = ''
  let width = name.length + 2
  for (const [index, person] of people.entries()) {
    const piece = writePerson(person, style)
    const last = piece.slice(piece.lastIndexOf('\n') + 1)
    if (index === 0) text = piece
    else if (perLine || width + piece.length > 76) {
      text += `,\n${pad}${piece}`
      width = pad.length
    } else text += `, ${piece}`
    width += last.length + 2
  }
  return [field(name, text)]
}

/** References, one to a line as most clients fold them, and In-Reply-To; none for a new mail. */
export function threadFields(references: readonly string[], pad = ' '): { references: Field[]; inReplyTo: Field[] } {
  const last = references.at(-1)
  if (last === undefined) return { references: [], inReplyTo: [] }
  return {
    references: [field('References', references.slice(-20).join(`\n${pad}`))],
    inReplyTo: [field('In-Reply-To', last)],
  }
}

/** A subject, folded at spaces where it is long. */
export function subjectField(subject: string, kind: 'B' | 'Q', pad = ' '): Field {
  if (!isAscii(subject)) return field('Subject', encodeWords(subject, kind))
  const lines: string[] = []
  let line = ''
  for (const word of subject.split(' ')) {
    if (line !== '' && line.length + word.length > (lines.length === 0 ? 66 : 75)) {
      lines.push(line)
      line = word
    } else line = line === '' ? word : `${line} ${word}`
  }
  return field('Subject', [...lines, line].join(`\n${pad}`))
}

/** A random UUID (RFC 9562, version 4) in lower case. */
export function uuid(chance: Random): string {
  const hex = drawn(32, ALPHABET.hex, chance)
  const variant = '89ab'[chance.below(4)]!
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20)}`
}

/** Wraps each line of a text at spaces; lines without spaces (links) stay whole. */
export function wrap(text: string, width: number): string {
  return text
    .split('\n')
    .map(line => (line.length <= width ? line : wrapLine(line, width)))
    .join('\n')
}

function wrapLine(line: string, width: number): string {
  const lines: string[] = []
  let current = ''
  for (const word of line.split(' ')) {
    if (current !== '' && current.length + 1 + word.length > width) {
      lines.push(current)
      current = word
    } else current = current === '' ? word : `${current} ${word}`
  }
  return [...lines, current].join('\n')
}

/** Quoted lines, the mark of an already quoted line without a space. */
export function quoteLines(text: string): string {
  return text
    .trimEnd()
    .split('\n')
    .map(line => (line.startsWith('>') || line === '' ? `>${line}` : `> ${line}`))
    .join('\n')
}

/** Quoted-printable of UTF-8 text (RFC 2045 §6.7), soft line breaks at 76 columns. */
export function quotedPrintable(text: string): string {
  return utf8Letters(text)
    .split('\n')
    .map(line => {
      const coded = line
        .replace(
          /[^\t\x20-\x3c\x3e-\x7e]/g,
          letter => `=${letter.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
        )
        .replace(/[ \t]$/, letter => (letter === ' ' ? '=20' : '=09'))
      return softBreaks(coded)
    })
    .join('\n')
}

function softBreaks(coded: string): string {
  let text = ''
  let rest = coded
  while (rest.length > 76) {
    let at = 75
    if (rest[at - 1] === '=') at -= 1
    else if (rest[at - 2] === '=') at -= 2
    text += `${rest.slice(0, at)}=\n`
    rest = rest.slice(at)
  }
  return text + rest
}

/** Base64 of UTF-8 text in lines of 76. */
export function base64Lines(text: string): string {
  return Buffer.from(text, 'utf8')
    .toString('base64')
    .replace(/.{76}(?=.)/g, '$&\n')
}

/** `3:07 PM`, or `15:07`. */
export function clock(date: WrittenDate, twelve: boolean, seconds = false): string {
  const { hour, minute, second } = wallClock(date)
  const tail = seconds ? `:${two(second)}` : ''
  return twelve
    ? `${hour % 12 === 0 ? 12 : hour % 12}:${two(minute)}${tail} ${hour < 12 ? 'AM' : 'PM'}`
    : `${two(hour)}:${two(minute)}${tail}`
}

/** Text as HTML, links made clickable, one block to a line. */
export function htmlLines(text: string): string[] {
  return text.split('\n').map(line =>
    line
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      .replace(/https?:\/\/[^\s<>"]+/g, link => `<a href="${link}">${link}</a>`),
  )
}
