import type { Limits, Span } from '#ground'
import {
  type OutlookAttachment,
  type OutlookBody,
  type OutlookMessage,
  type OutlookProperties,
  type OutlookProperty,
  OUTLOOK_TAG,
  OUTLOOK_TYPE,
  outlookBodies,
  outlookCodePage,
  outlookContent,
  outlookFile,
  outlookSubject,
  rebuildMail,
} from '#source'
import { readTnefProperties } from './tnef-property.ts'

/** A file that came inside a winmail.dat. */
export interface TnefFile {
  readonly name: string
  /** `type/subtype` as told; application/octet-stream where it is not. */
  readonly type: string
  readonly inline: boolean
  /** '' where it has none. */
  readonly contentId: string
  /** An attached message stands here as rebuilt mail, of type message/rfc822. */
  readonly bytes: Uint8Array
}

/** What a winmail.dat holds (application/ms-tnef): a message as Outlook packs it when it will not write MIME. */
export interface Tnef {
  readonly subject: string
  /** The text in all its forms, the plainest first. */
  readonly bodies: readonly OutlookBody[]
  readonly files: readonly TnefFile[]
  /** All its properties, by their MAPI ids. */
  readonly properties: OutlookProperties
  /** What could not be read; spans count in the bytes of the winmail.dat. */
  readonly troubles: readonly TnefTrouble[]
}

/** A trouble without its place, which only the reader of the mail around it knows. */
export interface TnefTrouble {
  readonly code: string
  readonly span: Span
  readonly says: string
}

/** Reads a winmail.dat ([MS-OXTNEF]). Never throws: what cannot be read is a trouble. */
export function readTnef(bytes: Uint8Array, limits: Limits): Tnef {
  const ground: Ground = { whole: bytes, limits, troubles: [] }
  const message = readPacked(ground, bytes, 0)
  const { properties } = message
  const { bodies, flaws } = outlookBodies(properties, limits)
  for (const says of flaws) note(ground, 'tnef-incomplete', bytes, says)
  const files = [...message.attachments].flatMap(attachment => unpackFile(ground, attachment, properties) ?? [])
  return { subject: outlookSubject(properties), bodies, files, properties, troubles: ground.troubles }
}

/** What is the same for a winmail.dat and for those that lie inside it. */
interface Ground {
  readonly whole: Uint8Array
  readonly limits: Limits
  readonly troubles: TnefTrouble[]
}

/** Of one winmail.dat, as many troubles are kept as anybody reads. */
const MOST_TROUBLES = 50

/** Notes what is wrong with a piece of the whole, which tells its place by itself. */
function note({ whole, troubles }: Ground, code: string, piece: Uint8Array, says: string): void {
  if (troubles.length >= MOST_TROUBLES) return
  const from = piece.byteOffset - whole.byteOffset
  troubles.push({ code, span: { from, to: from + piece.length }, says })
}

function unpackFile(ground: Ground, attachment: OutlookAttachment, of: OutlookProperties): TnefFile | undefined {
  const codePage = outlookCodePage(of)
  const { name, type, inline, contentId } = outlookFile(attachment, codePage)
  if (attachment.message !== undefined) {
    const { bytes, flaws } = rebuildMail(attachment.message, ground.limits)
    for (const says of flaws) note(ground, 'tnef-incomplete', ground.whole, says)
    const subject = outlookSubject(attachment.message.properties)
    return { name: name === '' ? `${subject}.eml` : name, type: 'message/rfc822', inline: false, contentId, bytes }
  }
  const bytes = outlookContent(attachment.properties, name, codePage)
  if (typeof bytes !== 'string')
    return { name, type: type === '' ? 'application/octet-stream' : type, inline, contentId, bytes }
  note(ground, 'tnef-incomplete', ground.whole, bytes)
  return undefined
}

/** §2.1.3.1: what every TNEF stream begins with. */
const SIGNATURE = 0x223e9f78
const HEADER_BYTES = 6
/** §2.1.3.1: level, id, length; behind the data a checksum. */
const ATTRIBUTE_BYTES = 9

/** Attribute ids (§2.1.3.2) of the kinds that are used; the upper half, which tells the type, is left out. */
const ATTRIBUTE = {
  subject: 0x8004,
  body: 0x800c,
  attachmentData: 0x800f,
  attachmentTitle: 0x8010,
  attachmentStart: 0x9002,
  properties: 0x9003,
  recipients: 0x9004,
  attachmentProperties: 0x9005,
  codePage: 0x9007,
} as const

type Draft = Map<number, OutlookProperty>

function readPacked(ground: Ground, bytes: Uint8Array, depth: number): OutlookMessage {
  const properties: Draft = new Map()
  const recipients: OutlookProperties[] = []
  const attachments: Draft[] = []
  for (const { id, data } of attributesOf(ground, bytes, depth)) {
    const last = attachments.at(-1)
    if (id === ATTRIBUTE.recipients) takeRows(ground, recipients, data)
    else if (id === ATTRIBUTE.attachmentStart) {
      // §2.1.3.3: what follows up to the next start belongs to this attachment.
      if (attachments.length >= ground.limits.parts) {
        note(ground, 'tnef-too-many', data, `It has more than ${attachments.length} files; the others were left out.`)
        break
      }
      attachments.push(new Map())
    } else if (last === undefined) takeOfMessage(ground, properties, id, data)
    else takeOfAttachment(ground, last, id, data)
  }
  return {
    properties,
    recipients,
    attachments: attachments.map(attachment => {
      const message = innerMessage(ground, attachment, depth)
      return message === undefined ? { properties: attachment } : { properties: attachment, message }
    }),
  }
}

interface Attribute {
  readonly id: number
  readonly data: Uint8Array
}

function* attributesOf(ground: Ground, bytes: Uint8Array, depth: number): Generator<Attribute> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (bytes.length < HEADER_BYTES || view.getUint32(0, true) !== SIGNATURE) {
    note(ground, 'tnef-damaged', bytes, 'It does not begin like a winmail.dat, so nothing in it was read.')
    return
  }
  for (let at = HEADER_BYTES; at < bytes.length;) {
    const from = at + ATTRIBUTE_BYTES
    const to = from + (from <= bytes.length ? view.getUint32(at + 5, true) : 0)
    if (to + 2 > bytes.length) {
      const says = 'The winmail.dat ends within one of its parts: it was cut. What stands before was read.'
      note(ground, 'tnef-cut', bytes.subarray(at), says)
      return
    }
    const data = bytes.subarray(from, to)
    // What lies in an attached message is part of a sum that was checked already.
    if (depth === 0 && view.getUint16(to, true) !== sumOf(data)) {
      const says = 'A part of the winmail.dat does not match its checksum: some of its bytes have changed.'
      note(ground, 'tnef-checksum', data, says)
    }
    yield { id: view.getUint16(at + 1, true), data }
    at = to + 2
  }
}

/** The checksum: the sum of the data's bytes. */
function sumOf(data: Uint8Array): number {
  let sum = 0
  for (const byte of data) sum += byte
  return sum & 0xffff
}

const { text8, binary, long, object } = OUTLOOK_TYPE

function takeOfMessage(ground: Ground, into: Draft, id: number, data: Uint8Array): void {
  if (id === ATTRIBUTE.codePage) keep(into, OUTLOOK_TAG.codePage, long, data)
  else if (id === ATTRIBUTE.subject) keep(into, OUTLOOK_TAG.subject, text8, data)
  else if (id === ATTRIBUTE.body) keep(into, OUTLOOK_TAG.body, text8, data)
  else if (id === ATTRIBUTE.properties) takeList(ground, into, data)
}

function takeOfAttachment(ground: Ground, into: Draft, id: number, data: Uint8Array): void {
  if (id === ATTRIBUTE.attachmentTitle) keep(into, OUTLOOK_TAG.attachmentShortName, text8, data)
  else if (id === ATTRIBUTE.attachmentData) keep(into, OUTLOOK_TAG.attachmentContent, binary, data)
  else if (id === ATTRIBUTE.attachmentProperties) takeList(ground, into, data)
}

/** Old attributes say the same as properties, which know more (Unicode): they only fill gaps. */
function keep(into: Draft, tag: number, type: number, bytes: Uint8Array): void {
  if (!into.has(tag)) into.set(tag, { type, bytes })
}

function takeList(ground: Ground, into: Draft, data: Uint8Array): void {
  const { properties, whole } = readTnefProperties(data, 0)
  for (const [id, property] of properties) into.set(id, property)
  if (!whole) brokenList(ground, data)
}

function brokenList(ground: Ground, data: Uint8Array): void {
  note(ground, 'tnef-properties', data, 'A list of properties in the winmail.dat breaks off.')
}

/** §2.1.3.4: a count of recipients, then a list of properties for each. */
function takeRows(ground: Ground, into: OutlookProperties[], data: Uint8Array): void {
  const count = data.length < 4 ? 0 : new DataView(data.buffer, data.byteOffset, 4).getUint32(0, true)
  let at = 4
  for (let row = 0; row < count && into.length < ground.limits.headerFields; row++) {
    const { properties, end, whole } = readTnefProperties(data, at)
    into.push(properties)
    at = end
    if (!whole) {
      brokenList(ground, data)
      return
    }
  }
}

/** IID_IMessage (§2.1.3.4): behind it an attached message stands as a TNEF stream of its own. */
const MESSAGE_ID = '0703020000000000c000000000000046'

function innerMessage(ground: Ground, properties: OutlookProperties, depth: number): OutlookMessage | undefined {
  const content = properties.get(OUTLOOK_TAG.attachmentContent)
  if (content?.type !== object || Buffer.from(content.bytes.subarray(0, 16)).toString('hex') !== MESSAGE_ID)
    return undefined
  if (depth < ground.limits.partDepth) return readPacked(ground, content.bytes.subarray(16), depth + 1)
  note(ground, 'tnef-too-deep', content.bytes, `Messages lie in one another more than ${depth} deep.`)
  return undefined
}
