import { digest, LIMITS, type Limits, type Span } from '#ground'
import type { Item } from '#source'
import { readMailboxes } from './address.ts'
import { readAuthenticationResults } from './authentication-results.ts'
import { readBodies } from './body.ts'
import { readClient } from './client.ts'
import { readSentDate } from './date.ts'
import { decodeWords } from './encoded-word.ts'
import { firstHeader } from './header.ts'
import { linesOf } from './line.ts'
import { readLinks } from './link.ts'
import type { Header, Mailbox, Message, Part, SentDate } from './message.ts'
import { readEntity } from './mime-part.ts'
import { readHops } from './received.ts'
import { readThread } from './thread.ts'
import { troublesOf, type Troubles } from './troubles.ts'
import { readWording } from './wording.ts'

/** RFC 5322 §3.6: fields of which a message has one at most. With two, each program chooses for itself. */
const ONCE = new Set([
  'from',
  'sender',
  'reply-to',
  'to',
  'cc',
  'bcc',
  'date',
  'subject',
  'message-id',
  'in-reply-to',
  'references',
  'mime-version',
  'content-type',
  'content-transfer-encoding',
])

/**
 * Reads a mail: header fields, addresses, date, thread, route, parts with their texts, links and words, each with the
 * bytes that it was read from. Never throws; what is wrong with the mail stands in its troubles, and what could be read
 * is there all the same.
 */
export function readMessage(item: Item, limits: Limits = LIMITS): Message {
  const troubles = troublesOf(item.where)
  const parts = readParts(item, limits, troubles)
  const { headers } = parts[0]!
  noteCounts(parts[0]!, troubles)
  const subject = decodeWords(firstHeader(headers, 'subject')?.value ?? '')
  const hops = readHops(headers)
  const bodies = readBodies(parts)
  return {
    id: digest(item.bytes),
    item,
    headers,
    from: mailboxes(headers, 'from'),
    sender: mailboxes(headers, 'sender'),
    replyTo: mailboxes(headers, 'reply-to'),
    to: mailboxes(headers, 'to'),
    cc: mailboxes(headers, 'cc'),
    bcc: mailboxes(headers, 'bcc'),
    subject,
    sent: readSent(headers, troubles),
    thread: readThread(headers, subject),
    hops,
    authentication: readAuthenticationResults(headers, hops),
    client: readClient(headers, parts),
    parts,
    links: readLinks(bodies, limits),
    wording: readWording(bodies, headers),
    troubles: troubles.all(),
  }
}

function readParts({ bytes: item }: Item, limits: Limits, troubles: Troubles): Part[] {
  const whole = Buffer.from(item.buffer, item.byteOffset, item.byteLength)
  const bytes = whole.subarray(0, limits.messageBytes)
  const rest: Span = { from: bytes.length, to: whole.length }
  if (rest.to > rest.from)
    troubles.add('message-too-long', rest, 'The message is longer than is read; the rest was not looked at.')
  const lines = linesOf(bytes)
  if (lines !== bytes)
    troubles.add('bare-returns', { from: 0, to: bytes.length }, 'Its lines end with carriage returns alone.')
  const parts: (Part | undefined)[] = []
  readEntity({ bytes, lines, base: undefined, depth: 0, parts, limits, troubles }, undefined)
  return parts.map(part => part!)
}

/** All mailboxes of all fields of one name: more than one From field is the most interesting mail there is. */
function mailboxes(headers: readonly Header[], key: string): readonly Mailbox[] {
  return headers.filter(header => header.key === key).flatMap(readMailboxes)
}

function readSent(headers: readonly Header[], troubles: Troubles): SentDate | undefined {
  const header = firstHeader(headers, 'date')
  if (header === undefined) return undefined
  const sent = readSentDate(header.value, header.span)
  if (sent === undefined) troubles.add('date-unread', header.span, 'The Date field names no day that can be read.')
  return sent
}

function noteCounts({ headers, headerSpan }: Part, troubles: Troubles): void {
  const seen = new Set<string>()
  for (const { key, name, span } of headers) {
    if (!ONCE.has(key)) continue
    if (seen.has(key)) troubles.add('header-twice', span, `There is more than one ${name} field; RFC 5322 allows one.`)
    seen.add(key)
  }
  // RFC 5322 §3.6: the two fields that every message must have.
  for (const name of ['From', 'Date'])
    if (!seen.has(name.toLowerCase())) troubles.add('header-missing', headerSpan, `There is no ${name} field.`)
}
