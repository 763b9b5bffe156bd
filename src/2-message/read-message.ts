import { digest, LIMITS, type Limits, type Span } from '#ground'
import type { Item } from '#source'
import { readMailboxes } from './address.ts'
import { readAuthenticationResults } from './authentication-results.ts'
import { readBodies } from './body.ts'
import { readClient } from './client.ts'
import { readSentDate } from './date.ts'
import { decodeWords } from './encoded-word.ts'
import { linesOf } from './line.ts'
import { readLinks } from './link.ts'
import type { Header, Message, Part, SentDate } from './message.ts'
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
  const { headers, headerSpan } = parts[0]!
  const fields = fieldsOf(headers)
  noteCounts(fields, headerSpan, troubles)
  // More than one From field is the most interesting mail there is: the mailboxes of all fields are told.
  const mailboxes = (key: string) => fields.get(key)?.flatMap(header => readMailboxes(header)) ?? []
  const subject = decodeWords(fields.get('subject')?.[0]?.value ?? '')
  const hops = readHops(headers)
  const bodies = readBodies(parts)
  const links = readLinks(bodies, limits)
  if (links.length >= limits.links)
    troubles.add('links-too-many', { from: 0, to: item.bytes.length }, 'It has as many links as are read, or more.')
  return {
    id: digest(item.bytes),
    item,
    headers,
    from: mailboxes('from'),
    sender: mailboxes('sender'),
    replyTo: mailboxes('reply-to'),
    to: mailboxes('to'),
    cc: mailboxes('cc'),
    bcc: mailboxes('bcc'),
    subject,
    sent: readSent(fields.get('date')?.[0], troubles),
    thread: readThread(headers, subject),
    hops,
    authentication: readAuthenticationResults(headers, hops),
    client: readClient(headers, parts),
    parts,
    links,
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

/** The fields of which there should be one, by name, in their order. */
function fieldsOf(headers: readonly Header[]): Map<string, Header[]> {
  const fields = new Map<string, Header[]>()
  for (const header of headers) {
    if (!ONCE.has(header.key)) continue
    const others = fields.get(header.key)
    if (others === undefined) fields.set(header.key, [header])
    else others.push(header)
  }
  return fields
}

function readSent(header: Header | undefined, troubles: Troubles): SentDate | undefined {
  if (header === undefined) return undefined
  const sent = readSentDate(header.value, header.span)
  if (sent === undefined) troubles.add('date-unread', header.span, 'The Date field names no day that can be read.')
  return sent
}

function noteCounts(fields: ReadonlyMap<string, readonly Header[]>, section: Span, troubles: Troubles): void {
  for (const [, [first, ...others]] of fields)
    for (const { span } of others)
      troubles.add('header-twice', span, `There is more than one ${first!.name} field; RFC 5322 allows one.`)
  // RFC 5322 §3.6: the two fields that every message must have.
  for (const name of ['From', 'Date'])
    if (!fields.has(name.toLowerCase())) troubles.add('header-missing', section, `There is no ${name} field.`)
}
