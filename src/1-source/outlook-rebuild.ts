import { type Digest, type Limits, digest } from '#ground'
import { charsetOf } from './outlook-code-page.ts'
import { headerOf, subjectOf } from './outlook-header.ts'
import { type OutlookAttachment, type OutlookMessage } from './outlook-message.ts'
import {
  type Entity,
  type FileFacts,
  entityBytes,
  fileEntity,
  messageEntity,
  multipart,
  textEntity,
} from './outlook-mime.ts'
import { type Properties, TAG, TYPE, bytesOf, codePageOf, numberOf, textOf } from './outlook-property.ts'
import { unpackRtf } from './outlook-rtf.ts'
import { readRtfBody } from './outlook-rtf-body.ts'

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
export function rebuildMail(message: OutlookMessage, limits: Limits): RebuiltMail {
  const flaws: string[] = []
  const pieces = rebuild(message, limits, { left: limits.messageBytes, depth: 0 }, flaws)
  return { bytes: Buffer.concat(pieces), flaws }
}

/** How much room is left in the whole mail, and how deep this message lies in it. */
interface Room {
  left: number
  readonly depth: number
}

function rebuild(message: OutlookMessage, limits: Limits, room: Room, flaws: string[]): readonly Uint8Array[] {
  const header = Buffer.from(headerOf(message, limits.headerBytes))
  const bodies = bodiesOf(message.properties, limits, flaws)
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
  const text = multipart('alternative', bodies.length === 0 ? [textEntity('plain', EMPTY, 'us-ascii')] : bodies, boundary(1))
  const related = multipart('related', [text, ...files.filter(file => file.inline).map(file => file.entity)], boundary(2))
  const attached = files.filter(file => !file.inline).map(file => file.entity)
  return multipart('mixed', [related, ...attached], boundary(3))
}

const EMPTY = new Uint8Array(0)

/** The message's text in all its forms, the plainest first. */
function bodiesOf(properties: Properties, limits: Limits, flaws: string[]): Entity[] {
  const plain = textOf(properties, TAG.body) ?? textOf(properties, TAG.reportText)
  const html = htmlOf(properties)
  const packed = html === undefined ? bytesOf(properties, TAG.rtf) : undefined
  const rtf = packed && unpackRtf(packed, limits.messageBytes)
  if (rtf?.flaw !== undefined) flaws.push(rtf.flaw)
  const inRtf = rtf && readRtfBody(rtf.bytes, limits.messageBytes)
  const text = plain ?? (inRtf?.kind === 'html' ? undefined : inRtf?.text)
  const bodies: Entity[] = []
  if (text !== undefined && text !== '') bodies.push(textEntity('plain', Buffer.from(text.toWellFormed()), 'utf-8'))
  if (rtf !== undefined && inRtf?.kind === 'rtf' && rtf.bytes.length > 0)
    bodies.push(textEntity('rtf', rtf.bytes, 'us-ascii'))
  if (inRtf?.kind === 'html') bodies.push(textEntity('html', Buffer.from(inRtf.text.toWellFormed()), 'utf-8'))
  return html === undefined ? bodies : [...bodies, html]
}

/** The HTML body: its own bytes where the charset is known, so that nothing of it changes. */
function htmlOf(properties: Properties): Entity | undefined {
  const property = properties.get(TAG.html)
  if (property === undefined || property.bytes.length === 0) return undefined
  const charset = charsetOf(numberOf(properties, TAG.internetCodePage) ?? codePageOf(properties)) ?? 'windows-1252'
  if (property.type === TYPE.binary) return textEntity('html', property.bytes, charset)
  const text = textOf(properties, TAG.html)
  return text === undefined || text === '' ? undefined : textEntity('html', Buffer.from(text.toWellFormed()), 'utf-8')
}

function filesOf(message: OutlookMessage, limits: Limits, room: Room, flaws: string[]): File[] {
  const files: File[] = []
  for (const attachment of message.attachments) {
    if (files.length >= limits.parts) {
      flaws.push(`It has more than ${limits.parts} attachments; the others were left out.`)
      break
    }
    const file = fileOf(attachment, codePageOf(message.properties), limits, room, flaws)
    if (file === undefined) continue
    const size = entityBytes(file.entity)
    if (size > room.left) {
      flaws.push(`An attachment of ${size} bytes was left out: the mail would be larger than ${limits.messageBytes} bytes.`)
      continue
    }
    room.left -= size
    files.push(file)
  }
  return files
}

/** AttachMethod ([MS-OXCMSG] §2.2.2.9): 2, 3, 4 and 7 only say where the file lies; 6 is an OLE object. */
const BY_REFERENCE = [2, 3, 4, 7]
/** AttachFlags ([MS-OXCMSG] §2.2.2.18): the part is used inside the HTML. */
const IN_HTML = 4

function fileOf(
  { properties, message }: OutlookAttachment,
  codePage: number,
  limits: Limits,
  room: Room,
  flaws: string[],
): File | undefined {
  const facts = factsOf(properties, codePage)
  if (message !== undefined) {
    const inner = rebuild(message, limits, { left: room.left, depth: room.depth + 1 }, flaws)
    const name = facts.name === '' ? `${subjectOf(message.properties)}.eml` : facts.name
    return { entity: messageEntity({ ...facts, name }, inner), inline: false, type: 'message/rfc822' }
  }
  const named = facts.name === '' ? 'An attachment' : `The attachment “${facts.name}”`
  if (BY_REFERENCE.includes(numberOf(properties, TAG.attachmentMethod) ?? 1)) {
    const path = textOf(properties, TAG.attachmentLongPath, codePage) ?? textOf(properties, TAG.attachmentPath, codePage)
    flaws.push(`${named} was never stored, only where it lay: ${path ?? 'nowhere told'}.`)
    return undefined
  }
  const content = properties.get(TAG.attachmentContent)
  if (content === undefined || (content.type !== TYPE.binary && content.type !== TYPE.object)) {
    flaws.push(`${named} has no content.`)
    return undefined
  }
  return { entity: fileEntity(facts, content.bytes), inline: facts.inline, bytes: content.bytes, type: facts.type }
}

function factsOf(properties: Properties, codePage: number): FileFacts {
  const text = (tag: number) => textOf(properties, tag, codePage) ?? ''
  const contentId = text(TAG.contentId)
  const hidden = numberOf(properties, TAG.attachmentHidden) === 1
  const flags = numberOf(properties, TAG.attachmentFlags) ?? 0
  const names = [TAG.attachmentName, TAG.attachmentShortName, TAG.displayName].map(text)
  return {
    type: text(TAG.attachmentType),
    name: names.find(name => name !== '') ?? '',
    inline: contentId !== '' && (hidden || (flags & IN_HTML) !== 0),
    contentId,
    location: text(TAG.contentLocation),
  }
}

/**
 * S/MIME mail ([MS-OXOSMIME] §2.1.3.1): its one attachment is the whole body as it was sent. For a clear-signed message
 * it is a MIME entity with its own header, which is taken over to the byte, so that the signature still holds.
 */
function signedContent(properties: Properties, files: readonly File[]): Entity | undefined {
  const [only] = files
  const signed = /^IPM\.Note(?:\.[\w.]+)?\.SMIME(?:\.MultipartSigned)?$/i.test(textOf(properties, TAG.messageClass) ?? '')
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
