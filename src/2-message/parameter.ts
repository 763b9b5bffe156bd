import { decodeText } from './charset.ts'
import { decodeWords } from './encoded-word.ts'

/** A structured field of MIME: `attachment; filename="x.pdf"`. */
export interface Parameterised {
  /** What stands before the first parameter, in lower case, without comments and spaces: `text/plain`. */
  readonly value: string
  /** Names in lower case. A name that comes twice keeps what it said first, unless that was nothing. */
  readonly parameters: Readonly<Record<string, string>>
  /** Names that came twice with different values: two programs may choose differently. */
  readonly twice: readonly string[]
}

/** One `name=value` as it stands, quotes and comments gone. */
interface Piece {
  readonly name: string
  readonly value: string
}

/** Parameters of one field that are read; nobody writes that many, and each costs a comparison with the others. */
const MOST = 500

/**
 * Reads Content-Type, Content-Disposition and their like (RFC 2045 §5.1) with the continued and encoded parameters of
 * RFC 2231, and with what mail has instead: values with spaces and no quotes, open quotes, encoded words as values,
 * missing semicolons before a line end.
 */
export function readParameters(field: string): Parameterised {
  const semicolon = endOfValue(field)
  const value = withoutComments(field.slice(0, semicolon)).replace(/\s+/g, '').toLowerCase()
  if (semicolon >= field.length) return { value, parameters: {}, twice: [] }
  const pieces = split(field, semicolon)
  const parameters = new Map<string, string>()
  const twice: string[] = []
  for (const piece of pieces.filter(({ name }) => !name.includes('*'))) {
    const known = parameters.get(piece.name)
    if (known === undefined || known === '') parameters.set(piece.name, worded(piece))
    else if (known !== worded(piece)) twice.push(piece.name)
  }
  // RFC 2231 §4: the encoded form is the better one where a writer sends both.
  for (const [name, text] of joined(pieces.filter(piece => piece.name.includes('*')))) parameters.set(name, text)
  return { value, parameters: Object.fromEntries(parameters), twice }
}

/** The first semicolon outside a comment, or where a parameter begins without one: `multipart/mixed boundary="x"`. */
function endOfValue(field: string): number {
  const forgotten = /^[^\s;=()]{1,200}[ \t]+(?=[\w*-]{1,40}[ \t]{0,9}=)/.exec(field)
  if (forgotten !== null) return forgotten[0].length - 1
  let depth = 0
  for (let index = 0; index < field.length; index++) {
    const character = field[index]
    if (character === '(') depth++
    else if (character === ')' && depth > 0) depth--
    else if (character === ';' && depth === 0) return index
  }
  return depth === 0 ? field.length : endOf(field, 0, ';')
}

/** Goes through the field once; every character is looked at a fixed number of times. */
function split(field: string, from: number): Piece[] {
  const pieces: Piece[] = []
  let index = from
  while (index < field.length && pieces.length < MOST) {
    while (index < field.length && /[\s;]/.test(field[index]!)) index++
    const equals = endOf(field, index, '=;')
    const name = withoutComments(field.slice(index, equals)).trim().toLowerCase()
    if (field[equals] !== '=') {
      index = equals
      continue
    }
    index = equals + 1
    while (field[index] === ' ' || field[index] === '\t') index++
    const quoted = field[index] === '"'
    const end = quoted ? endOfQuoted(field, index + 1) : endOfBare(field, index)
    const raw = field.slice(quoted ? index + 1 : index, end)
    const value = quoted ? raw.replace(/\\(.)/g, '$1') : withoutComment(raw.trim())
    if (name !== '') pieces.push({ name, value })
    index = quoted ? end + 1 : end
  }
  return pieces
}

function endOf(field: string, from: number, stops: string): number {
  let index = from
  while (index < field.length && !stops.includes(field[index]!)) index++
  return index
}

function endOfQuoted(field: string, from: number): number {
  let index = from
  while (index < field.length && field[index] !== '"') index += field[index] === '\\' ? 2 : 1
  return Math.min(index, field.length)
}

/** An unquoted value ends at a semicolon, or where the next parameter begins without one. */
function endOfBare(field: string, from: number): number {
  const next = /[ \t][\w-]{1,40}\*?=/y
  for (let index = from; index < field.length; index++) {
    const character = field[index]
    if (character === ';') return index
    if (character !== ' ' && character !== '\t') continue
    next.lastIndex = index
    if (next.test(field)) return index
  }
  return field.length
}

/** A comment behind a value (RFC 2045 §5.1 has one); one inside it is part of somebody's file name. */
function withoutComment(value: string): string {
  const comment = value.endsWith(')') ? value.indexOf(' (') : -1
  return comment < 0 ? value : value.slice(0, comment).trimEnd()
}

/** RFC 5322 §3.2.2 comments, nested ones too. */
function withoutComments(text: string): string {
  if (!text.includes('(')) return text
  let depth = 0
  let kept = ''
  for (let index = 0; index < text.length; index++) {
    const character = text[index]!
    if (character === '\\' && depth > 0) index++
    else if (character === '(') depth++
    else if (character === ')' && depth > 0) depth--
    else if (depth === 0) kept += character
  }
  return kept
}

/** RFC 2047 §5 forbids encoded words here, yet most file names outside ASCII come as such. Boundaries are never decoded. */
function worded({ name, value }: Piece): string {
  return name === 'boundary' ? value : decodeWords(value)
}

/** Continuations and encoded values (RFC 2231 §3 and §4), put together in the order of their numbers. */
function joined(pieces: readonly Piece[]): Map<string, string> {
  const sections = new Map<string, { number: number; encoded: boolean; value: string }[]>()
  for (const { name, value } of pieces) {
    const found = /^([^*]+)(?:\*(\d{1,3}))?(\*?)$/.exec(name)
    if (found === null) continue
    const list = sections.get(found[1]!) ?? []
    const number = Number(found[2] ?? 0)
    if (!list.some(known => known.number === number)) list.push({ number, encoded: found[3] === '*', value })
    sections.set(found[1]!, list)
  }
  const texts = new Map<string, string>()
  for (const [name, list] of sections) {
    list.sort((one, other) => one.number - other.number)
    texts.set(name, joinSections(name, list))
  }
  return texts
}

function joinSections(name: string, list: readonly { encoded: boolean; value: string }[]): string {
  const [first] = list
  const head = first?.encoded === true ? /^([^']*)'[^']*'/.exec(first.value) : null
  let text = ''
  let bytes: Buffer[] = []
  const flush = () => {
    if (bytes.length > 0) text += decodeText(Buffer.concat(bytes), head?.[1] === '' ? undefined : head?.[1]).text
    bytes = []
  }
  list.forEach(({ encoded, value }, index) => {
    if (encoded) bytes.push(percentDecoded(index === 0 && head !== null ? value.slice(head[0].length) : value))
    else {
      flush()
      text += value
    }
  })
  flush()
  return worded({ name, value: text })
}

function percentDecoded(value: string): Buffer {
  const source = Buffer.from(value)
  const bytes = Buffer.allocUnsafe(source.length)
  let length = 0
  for (let index = 0; index < source.length; index++) {
    const hex = source[index] === 0x25 ? source.toString('latin1', index + 1, index + 3) : ''
    if (/^[0-9A-Fa-f]{2}$/.test(hex)) {
      bytes[length++] = Number.parseInt(hex, 16)
      index += 2
    } else bytes[length++] = source[index]!
  }
  return bytes.subarray(0, length)
}
