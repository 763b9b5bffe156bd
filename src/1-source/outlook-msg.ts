import type { Limits } from '#ground'
import { type CompoundStorage, openCompound } from './outlook-compound.ts'
import type { OutlookAttachment, OutlookMessage } from './outlook-message.ts'
import { type Properties, type Property, TAG, TYPE, textOf } from './outlook-property.ts'
import { type RebuiltMail, rebuildMail } from './outlook-rebuild.ts'

/** The stream of a storage's properties of fixed size ([MS-OXMSG] §2.4); each message, recipient and file has one. */
export const PROPERTY_STREAM = '__properties_version1.0'

/** A message from an Outlook .msg file, rebuilt. */
export interface RebuiltMsg extends RebuiltMail {
  /** What kind of item it is: IPM.Note is mail. */
  readonly messageClass: string
}

/** Rebuilds the mail in an Outlook .msg file; undefined where the bytes are no such file, or too little of one. */
export function rebuildMsg(bytes: Uint8Array, limits: Limits): RebuiltMsg | undefined {
  const file = openCompound(bytes)
  if (file?.root.streams.has(PROPERTY_STREAM) !== true) return undefined
  const message = readMessage(file.root, HEADER.message, limits, 0)
  const { bytes: mail, flaws } = rebuildMail(message, limits)
  return {
    messageClass: textOf(message.properties, TAG.messageClass) ?? '',
    bytes: mail,
    flaws: [...file.flaws, ...flaws],
  }
}

/** Bytes before the first entry of a property stream (§2.4.1): they differ by what the storage is. */
const HEADER = { message: 32, embedded: 24, part: 8 } as const

function readMessage(storage: CompoundStorage, header: number, limits: Limits, depth: number): OutlookMessage {
  const inside = (kind: string, most: number) =>
    [...storage.storages].filter(([name]) => name.startsWith(kind)).slice(0, most)
  const attachments = inside('__attach_version1.0_#', limits.parts)
  return {
    properties: readProperties(storage, header),
    recipients: inside('__recip_version1.0_#', limits.headerFields).map(([, own]) => readProperties(own, HEADER.part)),
    attachments: {
      *[Symbol.iterator]() {
        for (const [, own] of attachments) yield readAttachment(own, limits, depth)
      },
    },
  }
}

/** AttachDataObject: a storage in place of a stream (§2.2.2.1), which for a message is built like the whole file. */
const EMBEDDED = '__substg1.0_3701000D'

function readAttachment(storage: CompoundStorage, limits: Limits, depth: number): OutlookAttachment {
  const properties = readProperties(storage, HEADER.part)
  const inner = storage.storages.get(EMBEDDED)
  if (inner?.streams.has(PROPERTY_STREAM) !== true || depth >= limits.partDepth) return { properties }
  return { properties, message: readMessage(inner, HEADER.embedded, limits, depth + 1) }
}

/** The properties of one storage: those of fixed size in its property stream, the others in streams of their own. */
function readProperties({ streams }: CompoundStorage, header: number): Properties {
  const properties = new Map<number, Property>()
  const fixed = streams.get(PROPERTY_STREAM)?.() ?? new Uint8Array(0)
  const view = new DataView(fixed.buffer, fixed.byteOffset, fixed.byteLength)
  // §2.4.2.1: type and id, flags, then eight bytes that hold the value.
  for (let at = header; at + 16 <= fixed.length; at += 16) {
    const type = view.getUint16(at, true)
    if (FIXED.has(type)) properties.set(view.getUint16(at + 2, true), { type, bytes: fixed.subarray(at + 8, at + 16) })
  }
  for (const [name, read] of streams) {
    // §2.1.3: `__substg1.0_` and eight hex digits, of which four are the id and four the type.
    const found = /^__substg1\.0_([0-9A-F]{4})([0-9A-F]{4})$/i.exec(name)
    const type = Number.parseInt(found?.[2] ?? '', 16)
    if (found !== null && STREAMED.has(type)) properties.set(Number.parseInt(found[1]!, 16), { type, bytes: read() })
  }
  return properties
}

const FIXED: ReadonlySet<number> = new Set([TYPE.short, TYPE.long, TYPE.boolean, TYPE.wide, TYPE.time])
const STREAMED: ReadonlySet<number> = new Set([TYPE.text8, TYPE.text, TYPE.guid, TYPE.binary])
