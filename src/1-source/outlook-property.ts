import { type Moment, moment } from '#ground'
import { decodeCodePage } from './outlook-code-page.ts'

/** One property's value as stored: its MAPI type ([MS-OXCDATA] §2.11.1) and its little-endian bytes. */
export interface Property {
  readonly type: number
  readonly bytes: Uint8Array
}

/**
 * The properties of an Outlook object (a message, a recipient, an attachment) by their 16-bit id. PST, MSG and TNEF
 * wrap them differently; inside they are the same. They are decoded when asked for, since most never are.
 */
export type Properties = ReadonlyMap<number, Property>

/** The property types that Turncoat decodes ([MS-OXCDATA] §2.11.1). */
export const TYPE = {
  short: 0x0002,
  long: 0x0003,
  boolean: 0x000b,
  object: 0x000d,
  wide: 0x0014,
  text8: 0x001e,
  text: 0x001f,
  time: 0x0040,
  guid: 0x0048,
  binary: 0x0102,
} as const

/** The ids of the properties that Turncoat uses, by what they are ([MS-OXPROPS]; the PidTag name stands behind). */
export const TAG = {
  messageClass: 0x001a, // MessageClass
  subject: 0x0037, // Subject
  submitted: 0x0039, // ClientSubmitTime
  representedName: 0x0042, // SentRepresentingName
  representedEntry: 0x0041, // SentRepresentingEntryId
  replyEntries: 0x004f, // ReplyRecipientEntries
  representedType: 0x0064, // SentRepresentingAddressType
  representedAddress: 0x0065, // SentRepresentingEmailAddress
  conversationTopic: 0x0070, // ConversationTopic
  conversationIndex: 0x0071, // ConversationIndex
  receiverAddress: 0x0076, // ReceivedByEmailAddress
  receivedForAddress: 0x0078, // ReceivedRepresentingEmailAddress
  transportHeaders: 0x007d, // TransportMessageHeaders
  senderEntry: 0x0c19, // SenderEntryId
  senderName: 0x0c1a, // SenderName
  senderType: 0x0c1e, // SenderAddressType
  senderAddress: 0x0c1f, // SenderEmailAddress
  recipientType: 0x0c15, // RecipientType
  displayBcc: 0x0e02, // DisplayBcc
  displayCc: 0x0e03, // DisplayCc
  displayTo: 0x0e04, // DisplayTo
  delivered: 0x0e06, // MessageDeliveryTime
  messageFlags: 0x0e07, // MessageFlags
  entry: 0x0fff, // EntryId
  body: 0x1000, // Body
  reportText: 0x1001, // ReportText
  rtf: 0x1009, // RtfCompressed
  html: 0x1013, // Html, or BodyHtml where it is text
  messageId: 0x1035, // InternetMessageId
  references: 0x1039, // InternetReferences
  inReplyTo: 0x1042, // InReplyToId
  displayName: 0x3001, // DisplayName
  addressType: 0x3002, // AddressType
  address: 0x3003, // EmailAddress
  mailFolders: 0x35e0, // IpmSubTreeEntryId
  contentCount: 0x3602, // ContentCount
  attachmentContent: 0x3701, // AttachDataBinary or AttachDataObject
  attachmentShortName: 0x3704, // AttachFilename
  attachmentMethod: 0x3705, // AttachMethod
  attachmentName: 0x3707, // AttachLongFilename
  attachmentPath: 0x3708, // AttachPathname
  attachmentLongPath: 0x370d, // AttachLongPathname
  attachmentType: 0x370e, // AttachMimeTag
  contentId: 0x3712, // AttachContentId
  contentLocation: 0x3713, // AttachContentLocation
  attachmentFlags: 0x3714, // AttachFlags
  smtpAddress: 0x39fe, // SmtpAddress
  internetCodePage: 0x3fde, // InternetCodepage
  codePage: 0x3ffd, // MessageCodepage
  creatorAddress: 0x4023, // CreatorEmailAddress
  modifierAddress: 0x4025, // LastModifierEmailAddress
  senderSmtp: 0x5d01, // SenderSmtpAddress
  representedSmtp: 0x5d02, // SentRepresentingSmtpAddress
  receiverSmtp: 0x5d07, // ReceivedBySmtpAddress
  receivedForSmtp: 0x5d08, // ReceivedRepresentingSmtpAddress
  creatorSmtp: 0x5d0a, // CreatorSmtpAddress
  modifierSmtp: 0x5d0b, // LastModifierSmtpAddress
  rowId: 0x67f2, // LtpRowId
  attachmentHidden: 0x7ffe, // AttachmentHidden
} as const

/** Bytes of a name, an address or a subject that are read; nobody reads more of them. */
const SHORT_TEXT = 64 * 1024

/** A short text property; undefined where there is none. 8-bit text is decoded in the given code page. */
export function textOf(properties: Properties, tag: number, codePage?: number): string | undefined {
  return longTextOf(properties, tag, SHORT_TEXT, codePage)
}

/** A text property of any length, of which as many bytes are read as are allowed. */
export function longTextOf(
  properties: Properties,
  tag: number,
  most: number,
  codePage = codePageOf(properties),
): string | undefined {
  const property = properties.get(tag)
  const bytes = property?.bytes.subarray(0, most)
  if (property?.type === TYPE.text) return untilNul(decodeCodePage(bytes!, 1200))
  if (property?.type === TYPE.text8) return untilNul(decodeCodePage(bytes!, codePage))
  return undefined
}

/** Text without the NULs that some writers end it with. */
function untilNul(text: string): string {
  const end = text.indexOf('\0')
  return end < 0 ? text : text.slice(0, end)
}

/** The code page of an object's 8-bit text (MessageCodepage); Western where it does not say. */
export function codePageOf(properties: Properties): number {
  return numberOf(properties, TAG.codePage) ?? numberOf(properties, TAG.internetCodePage) ?? 1252
}

/** A whole-number or boolean property; undefined where there is none. */
export function numberOf(properties: Properties, tag: number): number | undefined {
  const property = properties.get(tag)
  if (property === undefined) return undefined
  const view = new DataView(property.bytes.buffer, property.bytes.byteOffset, property.bytes.byteLength)
  if (property.type === TYPE.long && view.byteLength >= 4) return view.getInt32(0, true)
  if (property.type === TYPE.short && view.byteLength >= 2) return view.getInt16(0, true)
  if (property.type === TYPE.boolean && view.byteLength >= 1) return view.getUint8(0) === 0 ? 0 : 1
  return undefined
}

/** A binary property; undefined where there is none. */
export function bytesOf(properties: Properties, tag: number): Uint8Array | undefined {
  const property = properties.get(tag)
  return property?.type === TYPE.binary ? property.bytes : undefined
}

/** 1601-01-01 to 1970-01-01 in milliseconds. */
const FILETIME_EPOCH = 11_644_473_600_000

/** A time property ([MS-DTYP] §2.3.3: 100 ns since 1601, UTC); undefined where there is none or it is no date. */
export function momentOf(properties: Properties, tag: number): Moment | undefined {
  const property = properties.get(tag)
  if (property?.type !== TYPE.time || property.bytes.length < 8) return undefined
  const view = new DataView(property.bytes.buffer, property.bytes.byteOffset, 8)
  const ticks = view.getUint32(0, true) + view.getUint32(4, true) * 0x1_0000_0000
  // 0 stands for no time at all; the year 4501 is Outlook's word for none.
  const at = Math.floor(ticks / 10_000) - FILETIME_EPOCH
  return ticks === 0 || at >= 79_870_000_000_000 ? undefined : moment(at)
}
