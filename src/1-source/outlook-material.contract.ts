/** Outlook material for tests: messages of made-up people as properties, and the files that wrap them. */
import { type Property, TAG, TYPE } from './outlook-property.ts'

/** A message as a test gives it. */
export interface GivenMessage {
  readonly properties: readonly GivenProperty[]
  readonly recipients?: readonly (readonly GivenProperty[])[]
  readonly attachments?: readonly GivenAttachment[]
}

/** An attachment as a test gives it. */
export interface GivenAttachment {
  readonly properties: readonly GivenProperty[]
  readonly message?: GivenMessage
}

/** A property as a test gives it. */
export type GivenProperty = readonly [tag: number, value: Property]

/** UTF-16 text. */
export const text = (tag: number, value: string): GivenProperty => [
  tag,
  { type: TYPE.text, bytes: Buffer.from(value, 'utf16le') },
]

/** 8-bit text. */
export const text8 = (tag: number, value: string | Uint8Array): GivenProperty => [
  tag,
  { type: TYPE.text8, bytes: Buffer.from(value as string, 'latin1') },
]

/** A 32-bit number. */
export function long(tag: number, value: number): GivenProperty {
  const bytes = Buffer.alloc(4)
  bytes.writeInt32LE(value)
  return [tag, { type: TYPE.long, bytes }]
}

/** A truth value. */
export const flag = (tag: number, value: boolean): GivenProperty => [
  tag,
  { type: TYPE.boolean, bytes: Buffer.from([value ? 1 : 0, 0, 0, 0]) },
]

/** Bytes. */
export const binary = (tag: number, bytes: Uint8Array): GivenProperty => [tag, { type: TYPE.binary, bytes }]

/** A time, from RFC 3339. */
export function time(tag: number, value: string): GivenProperty {
  const bytes = Buffer.alloc(8)
  bytes.writeBigUInt64LE((BigInt(Date.parse(value)) + 11_644_473_600_000n) * 10_000n)
  return [tag, { type: TYPE.time, bytes }]
}

/** A recipient: kind 1 is To, 2 Cc, 3 Bcc. */
export const recipient = (name: string, address: string, kind = 1): readonly GivenProperty[] => [
  long(TAG.recipientType, kind),
  text(TAG.displayName, name),
  text(TAG.addressType, 'SMTP'),
  text(TAG.address, address),
]

/** A file attached by its bytes. */
export const file = (name: string, type: string, bytes: Uint8Array): GivenAttachment => ({
  properties: [
    long(TAG.attachmentMethod, 1),
    text(TAG.attachmentName, name),
    text(TAG.attachmentType, type),
    binary(TAG.attachmentContent, bytes),
  ],
})

/** A letter from Anna to Ben, different for each number. Properties that are given replace its own. */
export function letter(number: number, more: Partial<GivenMessage> = {}): GivenMessage {
  const minute = String(number % 60).padStart(2, '0')
  const own = [
    text(TAG.messageClass, 'IPM.Note'),
    text(TAG.subject, `Letter ${number}`),
    time(TAG.submitted, `2024-06-01T09:${minute}:00Z`),
    time(TAG.delivered, `2024-06-01T10:${minute}:00Z`),
    text(TAG.representedName, 'Anna Adams'),
    text(TAG.representedType, 'SMTP'),
    text(TAG.representedAddress, 'anna@x.example'),
    text(TAG.displayTo, 'Ben'),
    long(TAG.messageFlags, 1),
    text(TAG.messageId, `<${number}@x.example>`),
    text(TAG.body, `Dear Ben,\r\n\r\nthis is letter ${number}.\r\n`),
  ]
  const properties = [...new Map([...own, ...(more.properties ?? [])])]
  return { recipients: [recipient('Ben', 'ben@y.example')], ...more, properties }
}

/** Types whose values have any size. */
export const SIZED: ReadonlySet<number> = new Set([TYPE.text, TYPE.text8, TYPE.binary, TYPE.object])

/** A message as a winmail.dat ([MS-OXTNEF]). */
export function winmail(message: GivenMessage): Buffer {
  const parts = [
    attribute(1, 0x00069007, Buffer.from([0xe4, 4, 0, 0, 0, 0, 0, 0])),
    attribute(1, 0x00069003, propertyList(message.properties)),
  ]
  if (message.recipients !== undefined) {
    const count = Buffer.alloc(4)
    count.writeUInt32LE(message.recipients.length)
    parts.push(attribute(1, 0x00069004, Buffer.concat([count, ...message.recipients.map(propertyList)])))
  }
  for (const { properties, message: inner } of message.attachments ?? []) {
    parts.push(attribute(2, 0x00069002, Buffer.alloc(14)))
    const object = Buffer.concat([
      Buffer.from('0703020000000000c000000000000046', 'hex'),
      inner === undefined ? Buffer.alloc(0) : winmail(inner),
    ])
    const content: GivenProperty[] =
      inner === undefined ? [] : [[TAG.attachmentContent, { type: TYPE.object, bytes: object }]]
    parts.push(attribute(2, 0x00069005, propertyList([...properties, ...content])))
  }
  return Buffer.concat([Buffer.from([0x78, 0x9f, 0x3e, 0x22, 1, 0]), ...parts])
}

/** One attribute of a winmail.dat: level, id, length, content and the sum of its bytes. */
export function attribute(level: number, id: number, content: Uint8Array): Buffer {
  const head = Buffer.alloc(9)
  head[0] = level
  head.writeUInt32LE(id, 1)
  head.writeUInt32LE(content.length, 5)
  const sum = Buffer.alloc(2)
  sum.writeUInt16LE(content.reduce((total, byte) => (total + byte) & 0xffff, 0))
  return Buffer.concat([head, content, sum])
}

function propertyList(properties: readonly GivenProperty[]): Buffer {
  const count = Buffer.alloc(4)
  count.writeUInt32LE(properties.length)
  return Buffer.concat([count, ...properties.map(writeProperty)])
}

function writeProperty([tag, { type, bytes }]: GivenProperty): Buffer {
  const head = Buffer.alloc(4)
  head.writeUInt16LE(type)
  head.writeUInt16LE(tag, 2)
  const content = Buffer.concat([bytes, type === TYPE.text ? Buffer.alloc(2) : Buffer.alloc(0)])
  const filler = Buffer.alloc((4 - (content.length % 4)) % 4)
  if (!SIZED.has(type)) return Buffer.concat([head, content, filler])
  const size = Buffer.alloc(8)
  size.writeUInt32LE(1)
  size.writeUInt32LE(content.length, 4)
  return Buffer.concat([head, size, content, filler])
}
