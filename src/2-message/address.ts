import { decodeWords, wordEnd, type WordEnd } from './encoded-word.ts'
import { readAddrSpec } from './addr-spec.ts'
import type { Header, Mailbox } from './message.ts'

/**
 * What of one list element was read so far: `Anna Example (office) <anna@example.org>`. Words and comment are display
 * text, still with encoded words; the address is what stood in angle brackets.
 */
interface Element {
  words: string
  comment: string
  address: string | undefined
  /** An address without brackets whose local part is quoted; with brackets behind it, it is words. */
  quoted?: string
}

/** Where the reader stands in one field. */
interface Cursor {
  readonly text: string
  readonly header: Header
  readonly mailboxes: Mailbox[]
  readonly wordEnd: WordEnd
  /** The last of each closing character, so that an opening one behind it is known at once to stay open. */
  readonly last: { readonly quote: number; readonly angle: number; readonly bracket: number }
  index: number
  element: Element
  /** Words before commas that no address followed yet: `Doe, Anna <anna@example.org>` is one mailbox for its writer. */
  readonly leading: string[]
  group: string | undefined
}

/** Characters of a group's name, so that a field of a million colons is not looked through at each of them. */
const LONGEST_NAME = 500

const empty = (): Element => ({ words: '', comment: '', address: undefined })

/** 1 for the characters that end a run of plain text; all of them are ASCII. */
const SPECIAL = Uint8Array.from({ length: 128 }, (_, code) =>
  '"(),:;<>[\\='.includes(String.fromCharCode(code)) ? 1 : 0,
)

/**
 * Reads the mailboxes of a From, To, Cc or like field (RFC 5322 §3.4), groups and obsolete forms included, and what mail
 * has besides: commas in encoded words, quotes and brackets that stay open, semicolons between addresses, an address
 * behind or before its name without brackets. Every character is looked at a fixed number of times.
 */
export function readMailboxes(header: Header): Mailbox[] {
  const text = header.value
  const cursor: Cursor = {
    text,
    header,
    mailboxes: [],
    wordEnd: { at: -1 },
    last: { quote: text.lastIndexOf('"'), angle: text.lastIndexOf('>'), bracket: text.lastIndexOf(']') },
    index: 0,
    element: empty(),
    leading: [],
    group: undefined,
  }
  while (cursor.index < text.length) step(cursor)
  endList(cursor)
  return cursor.mailboxes
}

function step(cursor: Cursor): void {
  const { text, index, element, last } = cursor
  switch (text[index]) {
    case '"':
      if (last.quote > index) return readQuoted(cursor)
      break
    case '(':
      return readComment(cursor)
    case '<':
      return readAngle(cursor)
    case '[':
      if (last.bracket > index) return readBracket(cursor)
      break
    case ',':
      finish(cursor)
      break
    case ';':
      endList(cursor)
      cursor.group = undefined
      break
    case ':':
      if (readColon(cursor)) break
      element.words += ':'
      break
    case '=': {
      const end = wordEnd(text, index, cursor.wordEnd)
      element.words += text.slice(index, end ?? index + 1)
      cursor.index = end ?? index + 1
      return
    }
    case '\\':
      element.words += text[index + 1] ?? ''
      cursor.index++
      break
    case '>':
      break
    default:
      return readPlain(cursor)
  }
  cursor.index++
}

function readPlain(cursor: Cursor): void {
  const { text, index, element } = cursor
  let end = index + 1
  while (end < text.length && SPECIAL[text.charCodeAt(end)] !== 1) end++
  element.words += text.slice(index, end)
  cursor.index = end
}

function readQuoted(cursor: Cursor): void {
  const { text, index, element } = cursor
  let end = index + 1
  while (end < text.length && text[end] !== '"') end += text[end] === '\\' ? 2 : 1
  const inside = text.slice(index + 1, end)
  cursor.index = end + 1
  // RFC 5322 §3.4.1: `"anna b"@example.org` is an address whose local part is quoted.
  const domain = /^@[^\s,;<>()":]{1,255}/.exec(text.slice(end + 1, end + 257))
  if (domain !== null && element.quoted === undefined) {
    element.quoted = text.slice(index, end + 1) + domain[0]
    cursor.index += domain[0].length
  } else element.words += inside.replace(/\\(.)/g, '$1')
}

/** RFC 5322 §3.2.2: comments nest. Their text is the display name of old mail: `anna@example.org (Anna Example)`. */
function readComment(cursor: Cursor): void {
  const { text, index, element } = cursor
  let depth = 0
  let end = index
  for (; end < text.length; end++) {
    const character = text[end]
    if (character === '\\') end++
    else if (character === '(') depth++
    else if (character === ')' && --depth === 0) break
  }
  if (element.comment === '') element.comment = text.slice(index + 1, end).replace(/\\(.)/g, '$1')
  element.words += ' '
  cursor.index = end + 1
}

function readAngle(cursor: Cursor): void {
  const { text, index, element, last } = cursor
  // Never closed: the address ends with the list element.
  const closed = last.angle > index
  let end = index + 1
  while (end < text.length && (closed ? text[end] !== '>' : !',;'.includes(text[end]!))) {
    if (closed && text[end] === '"' && last.quote > end) {
      end++
      while (end < text.length && text[end] !== '"') end += text[end] === '\\' ? 2 : 1
    }
    end++
  }
  // `<<anna@example.org>>`: the inner brackets are the address's.
  const inside = text.slice(index + 1, end).replace(/^[\s<]{1,20}/, '')
  // `"Bank" <> 1 <x@example.test>`: what stands empty is not what the mail is from.
  if (element.address === undefined || element.address === '') element.address = inside
  cursor.index = closed ? end + 1 : end
}

/** A domain literal belongs to its address; `[SMTP:anna@example.org]` is an address in the brackets of old Exchange. */
function readBracket(cursor: Cursor): void {
  const { text, index, element } = cursor
  const end = text.indexOf(']', index)
  const inside = text.slice(index + 1, end)
  const exchange = /^(?:smtp|mailto):/i.exec(inside)
  if (exchange === null) element.words += text.slice(index, end + 1)
  else element.address ??= inside.slice(exchange[0].length)
  cursor.index = end + 1
}

/** A colon names a group (RFC 5322 §3.4), unless it follows `mailto`, an address, or stands in a group already. */
function readColon(cursor: Cursor): boolean {
  const { element, group } = cursor
  if (element.words.length > LONGEST_NAME) return false
  const words = element.words.trim()
  if (words.toLowerCase() === 'mailto') {
    element.words = ''
    return true
  }
  if (group !== undefined || words.includes('@')) return false
  if (element.address !== undefined || element.quoted !== undefined) return false
  cursor.group = shown(words)
  cursor.element = empty()
  return true
}

/** Ends a list element at a comma. */
function finish(cursor: Cursor): void {
  const { comment, quoted } = cursor.element
  const { address = quoted } = cursor.element
  const words = (address === quoted ? '' : `${quoted ?? ''} `) + cursor.element.words
  cursor.element = empty()
  if (address !== undefined) {
    const pieces = [...cursor.leading.splice(0), words].map(piece => piece.trim())
    keep(cursor, { address, words: pieces.filter(piece => piece !== '').join(', '), comment })
  } else if (words.includes('@')) {
    keepNames(cursor)
    keepBare(cursor, words, comment)
  } else if (words.trim() !== '') cursor.leading.push(words)
}

/** Ends the last element of a list. */
function endList(cursor: Cursor): void {
  finish(cursor)
  keepNames(cursor)
}

/** Names without an address: `MAILER-DAEMON (Mail Delivery System)`. */
function keepNames(cursor: Cursor): void {
  for (const words of cursor.leading.splice(0)) keep(cursor, { address: '', words, comment: '' })
}

/** An address without brackets, perhaps with a name before or behind it. */
function keepBare(cursor: Cursor, words: string, comment: string): void {
  // RFC 5322 §4.4: white space around the dots and the @ is obsolete and legal.
  const tokens = words
    .replace(/[ \t]{0,100}([@.])[ \t]{0,100}/g, '$1')
    .trim()
    .split(/\s+/)
  const at = tokens.findLastIndex(token => token.includes('@'))
  const others = tokens.filter((_, index) => index !== at)
  keep(cursor, { address: tokens[at], words: others.join(' '), comment })
}

function keep({ header, group, mailboxes }: Cursor, { words, comment, address = '' }: Element): void {
  const phrase = shown(words)
  const name = phrase === '' ? shown(comment) : phrase
  const { address: whole, local, domain } = readAddrSpec(address)
  if (name === '' && whole === '') return
  const { span } = header
  mailboxes.push(
    group === undefined
      ? { name, address: whole, local, domain, span }
      : { name, address: whole, local, domain, group, span },
  )
}

function shown(words: string): string {
  const text = decodeWords(words).trim()
  return /\s\s|[^\S ]/.test(text) ? text.replace(/\s+/g, ' ') : text
}
