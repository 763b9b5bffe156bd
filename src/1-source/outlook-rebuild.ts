import { type Digest, type Limits, digest } from '#ground'
import { type AddressBook, withOwnAddresses } from './outlook-address-book.ts'
import { bodiesOf } from './outlook-body.ts'
import { contentOf, fileOf } from './outlook-file.ts'
import { headerOf, subjectOf } from './outlook-header.ts'
import { type OutlookAttachment, type OutlookMessage } from './outlook-message.ts'
import { type Entity, entityBytes, fileEntity, messageEntity, multipart, textEntity } from './outlook-mime.ts'
import { type Properties, TAG, codePageOf, textOf } from './outlook-property.ts'

/** Mail put together from properties. */
export interface RebuiltMail {
  /** A message as of RFC 5322, with CR LF; the same properties always give the same bytes. */
  readonly bytes: Uint8Array
  /** What could not be put in, as sentences. */
  readonly flaws: readonly string[]
}

/**
 * Writes an Outlook message as Internet mail: the header fields that came with it, else fields made of properties; its
 * body as plain text and HTML; its attachments as MIME parts. What was never in the properties (the sender's MIME
 * structure, zone, encodings) is not invented beyond what the form needs.
 */
export function rebuildMail(message: OutlookMessage, limits: Limits, book: AddressBook = nobody): RebuiltMail {
  const flaws: string[] = []
  const pieces = rebuild(message, limits, { left: limits.messageBytes, depth: 0, book }, flaws)
  return { bytes: Buffer.concat(pieces), flaws }
}

const nobody: AddressBook = () => undefined

/** How much room is left in the whole mail, how deep this message lies in it, and who is who. */
interface Room {
  left: number
  readonly depth: number
  readonly book: AddressBook
}

function rebuild(message: OutlookMessage, limits: Limits, room: Room, flaws: string[]): readonly Uint8Array[] {
  const book = withOwnAddresses(message, room.book)
  const header = Buffer.from(headerOf(message, book, limits.headerBytes))
  const told = bodiesOf(message.properties, limits)
  flaws.push(...told.flaws)
  const bodies = told.bodies.map(({ subtype, bytes, charset }) => textEntity(subtype, bytes, charset))
  const files = filesOf(message, limits, room, flaws)
  const seed = digest(
    [header.toString('latin1'), ...bodies.flatMap(({ body }) => body.map(digest)), room.depth].join('\0'),
  )
  const content = signedContent(message.properties, files) ?? arrange(bodies, files, seed)
  return [header, Buffer.from(`MIME-Version: 1.0\r\n${content.header}\r\n`, 'latin1'), ...content.body]
}

interface File {
  readonly entity: Entity
  readonly inline: boolean
  /** Its bytes, where it is a file and the only one that may be the whole body of signed mail. */
  readonly bytes?: Uint8Array
  readonly type: string
}

/** Bodies that are alternatives of each other, and files around them (RFC 2046 §5.1.3, §5.1.4; RFC 2387). */
function arrange(bodies: readonly Entity[], files: readonly File[], seed: Digest): Entity {
  // The seed is a digest of the text, so no text can hold it.
  const boundary = (number: number) => `=_${seed.slice(0, 32)}_${number}`
  const text = multipart(
    'alternative',
    bodies.length === 0 ? [textEntity('plain', EMPTY, 'us-ascii')] : bodies,
    boundary(1),
  )
  const related = multipart(
    'related',
    [text, ...files.filter(file => file.inline).map(file => file.entity)],
    boundary(2),
  )
  const attached = files.filter(file => !file.inline).map(file => file.entity)
  return multipart('mixed', [related, ...attached], boundary(3))
}

const EMPTY = new Uint8Array(0)

function filesOf(message: OutlookMessage, limits: Limits, room: Room, flaws: string[]): File[] {
  const files: File[] = []
  for (const attachment of message.attachments) {
    if (files.length >= limits.parts) {
      flaws.push(`It has more than ${limits.parts} attachments; the others were left out.`)
      break
    }
    const file = attached(attachment, codePageOf(message.properties), limits, room, flaws)
    if (file === undefined) continue
    const size = entityBytes(file.entity)
    if (size > room.left) {
      flaws.push(
        `An attachment of ${size} bytes was left out: the mail would be larger than ${limits.messageBytes} bytes.`,
      )
      continue
    }
    room.left -= size
    files.push(file)
  }
  return files
}

function attached(
  attachment: OutlookAttachment,
  codePage: number,
  limits: Limits,
  room: Room,
  flaws: string[],
): File | undefined {
  const facts = fileOf(attachment, codePage)
  const { properties, message } = attachment
  if (message !== undefined) {
    const deeper = { left: room.left, depth: room.depth + 1, book: room.book }
    const inner = rebuild(message, limits, deeper, flaws)
    const name = facts.name === '' ? `${subjectOf(message.properties)}.eml` : facts.name
    return { entity: messageEntity({ ...facts, name }, inner), inline: false, type: 'message/rfc822' }
  }
  const bytes = contentOf(properties, facts.name, codePage)
  if (typeof bytes !== 'string')
    return { entity: fileEntity(facts, bytes), inline: facts.inline, bytes, type: facts.type }
  flaws.push(bytes)
  return undefined
}

/**
 * S/MIME mail ([MS-OXOSMIME]): its one attachment is the whole body as it was sent. For a clear-signed message
 * it is a MIME entity with its own header, which is taken over to the byte, so that the signature still holds.
 */
function signedContent(properties: Properties, files: readonly File[]): Entity | undefined {
  const [only] = files
  const signed = /^IPM\.Note(?:\.[\w.]+)?\.SMIME(?:\.MultipartSigned)?$/i.test(
    textOf(properties, TAG.messageClass) ?? '',
  )
  if (!signed || files.length !== 1 || only?.bytes === undefined) return undefined
  if (!/^multipart\/signed/i.test(only.type)) return { ...only.entity }
  const whole = Buffer.from(only.bytes.buffer, only.bytes.byteOffset, only.bytes.byteLength)
  const end = whole.indexOf('\r\n\r\n')
  const header = whole.subarray(0, end + 2).toString('latin1')
  return end > 0 && end < 4096 && /^Content-Type:\s*multipart\/signed/im.test(header)
    ? { header: contentFields(header), body: [whole.subarray(end + 4)] }
    : undefined
}

/** Only the fields about the body: MIME-Version is written already. */
function contentFields(header: string): string {
  return header
    .split(/\r\n(?![ \t])/)
    .filter(field => /^content-/i.test(field))
    .map(field => `${field}\r\n`)
    .join('')
}
