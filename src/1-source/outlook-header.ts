import type { Moment } from '#ground'
import type { AddressBook } from './outlook-address-book.ts'
import { type OutlookAddress, authorOf, deputyOf, recipientsOf, replyAddressesOf } from './outlook-address.ts'
import type { OutlookMessage } from './outlook-message.ts'
import { type Properties, TAG, bytesOf, longTextOf, momentOf, textOf } from './outlook-property.ts'

/**
 * The header fields of a rebuilt message, as lines with their ends. Those that came with it over the net lead, in their
 * own order and wording; what they lack is made from properties. Fields that describe the body are left out, since the
 * body is made anew.
 */
export function headerOf(message: OutlookMessage, book: AddressBook, mostBytes: number): string {
  const transport = transportFields(longTextOf(message.properties, TAG.transportHeaders, mostBytes) ?? '')
  const all = madeFields(message, book).filter(([, value]) => value !== '')
  // Exchange's own addresses may stand in the header too; where properties know the Internet's, they are better.
  const better = new Set(all.filter(([, value]) => value.includes('@')).map(([name]) => name.toLowerCase()))
  const fields = transport.filter(({ key, lines }) => !(OF_PEOPLE.has(key) && better.has(key) && !lines.includes('@')))
  const present = new Set(fields.map(({ key }) => key))
  const made = all.filter(([name]) => !present.has(name.toLowerCase()))
  return [...fields.map(({ lines }) => lines), ...made.map(([name, value]) => `${name}: ${value}\r\n`)].join('')
}

interface TransportField {
  readonly key: string
  readonly lines: string
}

/** Fields that speak of the body as it was sent. */
const OF_THE_BODY = /^(?:content-.*|mime-version)$/

/**
 * The fields of TransportMessageHeaders. Exchange appends the headers of the body's parts behind an empty line, and
 * sets a line of its own before the first field; neither is taken.
 */
function transportFields(text: string): TransportField[] {
  const fields: { key: string; lines: string }[] = []
  for (const line of text.split(/\r\n|\n|\r/)) {
    const name = /^([\x21-\x39\x3b-\x7e]{1,200}):/.exec(line)?.[1]
    const last = fields.at(-1)
    if (name !== undefined) fields.push({ key: name.toLowerCase(), lines: `${line}\r\n` })
    else if (line === '' && last !== undefined) break
    // RFC 5322 §2.2.3: a line that begins with white space goes on with the field above.
    else if (/^[ \t]+\S/.test(line) && last !== undefined) last.lines += `${line}\r\n`
  }
  return fields.filter(({ key }) => !OF_THE_BODY.test(key))
}

/** Fields that name people. */
const OF_PEOPLE = new Set(['from', 'sender', 'reply-to', 'to', 'cc', 'bcc'])

function madeFields(message: OutlookMessage, book: AddressBook): [string, string][] {
  const { properties } = message
  const author = authorOf(message, book)
  const deputy = deputyOf(message, book)
  const sent = momentOf(properties, TAG.submitted) ?? momentOf(properties, TAG.delivered)
  const index = bytesOf(properties, TAG.conversationIndex)
  return [
    ['From', author === undefined ? '' : mailboxList([author])],
    ['Sender', deputy === undefined ? '' : mailboxList([deputy])],
    ['Reply-To', mailboxList(replyAddressesOf(message))],
    ['To', mailboxList(recipientsOf(message, 'to', book))],
    ['Cc', mailboxList(recipientsOf(message, 'cc', book))],
    ['Bcc', mailboxList(recipientsOf(message, 'bcc', book))],
    ['Subject', encodeText(subjectOf(properties))],
    ['Date', sent === undefined ? '' : dateText(sent)],
    ['Message-ID', plain(textOf(properties, TAG.messageId))],
    ['In-Reply-To', fold(plain(textOf(properties, TAG.inReplyTo)))],
    ['References', fold(plain(textOf(properties, TAG.references)))],
    ['Thread-Topic', encodeText(textOf(properties, TAG.conversationTopic) ?? '')],
    ['Thread-Index', index === undefined ? '' : fold(Buffer.from(index.subarray(0, 4096)).toString('base64'))],
  ]
}

/** The subject without the two characters that tell how long its prefix is ([MS-PST] §2.5.3.1.1.1). */
export function subjectOf(properties: Properties): string {
  const subject = textOf(properties, TAG.subject) ?? ''
  return subject.startsWith('\u0001') ? subject.slice(2) : subject
}

/** Text as one line of printable characters: what properties hold must not become header fields of its own. */
function plain(text: string | undefined): string {
  return (text ?? '').replace(/[\x00-\x1f\x7f]+/g, ' ').trim()
}

/** Broken at spaces into lines of some 78 characters, as RFC 5322 §2.1.1 wants them. */
function fold(text: string): string {
  let line = 0
  return text
    .split(' ')
    .map((word, index) => {
      const breaks = index > 0 && line + word.length > 65 && word !== ''
      line = breaks ? word.length : line + word.length + 1
      return index === 0 ? word : `${breaks ? '\r\n' : ''} ${word}`
    })
    .join('')
}

const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** RFC 5322 §3.3. `-0000` says that the time is UTC and that nothing is known of the sender's own zone. */
export function dateText(at: Moment): string {
  const date = new Date(at)
  const two = (value: number) => String(value).padStart(2, '0')
  const day = `${DAYS[date.getUTCDay()]!}, ${two(date.getUTCDate())} ${MONTHS[date.getUTCMonth()]!}`
  const clock = [date.getUTCHours(), date.getUTCMinutes(), date.getUTCSeconds()].map(two).join(':')
  return `${day} ${String(date.getUTCFullYear()).padStart(4, '0')} ${clock} -0000`
}

function mailboxList(addresses: readonly OutlookAddress[]): string {
  return addresses.map(mailbox).join(',\r\n ')
}

/** RFC 5322 §3.4; a name without an address keeps empty angle brackets, so that it is not taken for an address. */
function mailbox({ name, address }: OutlookAddress): string {
  const written = plain(name)
  const target = plain(address).replace(/[<>]/g, '')
  return written === '' || written === target ? `<${target}>` : `${phrase(written)} <${target}>`
}

/** RFC 5322 §3.2.4: a quoted string where it is ASCII, else encoded words. */
function phrase(name: string): string {
  return /^[\x20-\x7e]*$/.test(name) ? `"${name.replace(/["\\]/g, '\\$&')}"` : encodeText(name)
}

/** Bytes of text in one encoded word: in base64 at most 75 characters with its frame (RFC 2047 §2). */
const WORD_BYTES = 45

/** Text for a header field: as it is where it is ASCII, else as encoded words (RFC 2047) of whole characters. */
export function encodeText(text: string): string {
  const line = plain(text)
  if (/^[\x20-\x7e]*$/.test(line) && !line.includes('=?')) return fold(line)
  const words: string[] = []
  let word = ''
  for (const character of line.toWellFormed()) {
    if (Buffer.byteLength(word + character) > WORD_BYTES) {
      words.push(word)
      word = ''
    }
    word += character
  }
  return [...words, word].map(word => `=?UTF-8?B?${Buffer.from(word).toString('base64')}?=`).join('\r\n ')
}
