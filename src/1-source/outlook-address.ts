import type { AddressBook } from './outlook-address-book.ts'
import { decodeCodePage } from './outlook-code-page.ts'
import { type Properties, TAG, bytesOf, codePageOf, numberOf, textOf } from './outlook-property.ts'
import type { OutlookMessage } from './outlook-message.ts'

/** A person as Outlook's properties tell. */
export interface OutlookAddress {
  readonly name: string
  /** The internet address; '' where only an Exchange directory knew it. */
  readonly address: string
}

/** The properties in which one person of a message is told. */
interface AddressTags {
  readonly name: number
  readonly type: number
  readonly address: number
  readonly smtp: number
  readonly entry: number
}

const REPRESENTED: AddressTags = {
  name: TAG.representedName,
  type: TAG.representedType,
  address: TAG.representedAddress,
  smtp: TAG.representedSmtp,
  entry: TAG.representedEntry,
}

const SENDER: AddressTags = {
  name: TAG.senderName,
  type: TAG.senderType,
  address: TAG.senderAddress,
  smtp: TAG.senderSmtp,
  entry: TAG.senderEntry,
}

const RECIPIENT: AddressTags = {
  name: TAG.displayName,
  type: TAG.addressType,
  address: TAG.address,
  smtp: TAG.smtpAddress,
  entry: TAG.entry,
}

/** Who the message is from: the one in whose name it was sent, else the one who sent it ([MS-OXOMSG]). */
export function authorOf({ properties }: OutlookMessage, book: AddressBook): OutlookAddress | undefined {
  return addressOf(properties, REPRESENTED, codePageOf(properties), book) ?? senderOf(properties, book)
}

/** Who sent it on the author's behalf; undefined where it is the author. */
export function deputyOf(message: OutlookMessage, book: AddressBook): OutlookAddress | undefined {
  const sender = senderOf(message.properties, book)
  const author = authorOf(message, book)
  const same = sender?.address.toLowerCase() === author?.address.toLowerCase() && sender?.name === author?.name
  return sender === undefined || same || sender.address === '' ? undefined : sender
}

function senderOf(properties: Properties, book: AddressBook): OutlookAddress | undefined {
  return addressOf(properties, SENDER, codePageOf(properties), book)
}

/** Where the copies went (RecipientType; its upper bits are marks of delivery). */
const KINDS = { to: 1, cc: 2, bcc: 3 } as const

/** Display names of the recipients, for messages whose own table of recipients is lost. */
const DISPLAYED = { to: TAG.displayTo, cc: TAG.displayCc, bcc: TAG.displayBcc } as const

/** The recipients of one kind; only their names where nothing else is left. */
export function recipientsOf(
  message: OutlookMessage,
  kind: keyof typeof KINDS,
  book: AddressBook,
): readonly OutlookAddress[] {
  const { properties, recipients } = message
  if (recipients.length === 0)
    return (textOf(properties, DISPLAYED[kind]) ?? '')
      .split(';')
      .map(name => ({ name: name.trim(), address: '' }))
      .filter(({ name }) => name !== '')
  return recipients
    .filter(recipient => ((numberOf(recipient, TAG.recipientType) ?? KINDS.to) & 0x0f) === KINDS[kind])
    .flatMap(recipient => addressOf(recipient, RECIPIENT, codePageOf(properties), book) ?? [])
}

/** Where answers should go (ReplyRecipientEntries, [MS-OXCDATA] §2.3.3: a counted list of entry ids). */
export function replyAddressesOf({ properties }: OutlookMessage): readonly OutlookAddress[] {
  const list = bytesOf(properties, TAG.replyEntries)
  if (list === undefined || list.length < 8) return []
  const view = new DataView(list.buffer, list.byteOffset, list.byteLength)
  const found: OutlookAddress[] = []
  // Count, size, then entries that each begin with their length, in fours.
  for (let at = 8; at + 4 < list.length && found.length < MOST_REPLIES;) {
    const length = view.getUint32(at, true)
    const address = readEntry(list.subarray(at + 4, at + 4 + length), codePageOf(properties))
    if (address !== undefined) found.push(address)
    at += 4 + Math.ceil(length / 4) * 4
  }
  return found
}

const MOST_REPLIES = 100

/** One person; undefined where there is neither name nor address. */
function addressOf(
  properties: Properties,
  tags: AddressTags,
  codePage: number,
  book: AddressBook,
): OutlookAddress | undefined {
  const entry = bytesOf(properties, tags.entry)
  const oneOff = readEntry(entry, codePage)
  const written = textOf(properties, tags.address, codePage) ?? ''
  const told = [textOf(properties, tags.smtp, codePage), written, oneOff?.address, book(written.toLowerCase())]
  // An Exchange address (/o=org/ou=…/cn=anna) has no @, or has it behind its slashes.
  const address = told.find(address => address !== undefined && isInternet(address)) ?? ''
  const name = textOf(properties, tags.name, codePage) ?? oneOff?.name ?? ''
  return name === '' && address === '' ? undefined : { name, address: address.trim() }
}

function isInternet(address: string): boolean {
  return /^[^/\s][^\s]*@[^\s@]+$/.test(address.trim().slice(0, 1000))
}

/** The provider id of entry ids that hold an address themselves ([MS-OXCDATA] §2.2.5.1). */
const ONE_OFF = '812b1fa4bea310199d6e00dd010f5402'
/** Bit of their flags that says that their text is UTF-16. */
const UNICODE = 0x8000

/** The address in a one-off entry id: name, type and address, each ended by a NUL. */
function readEntry(entry: Uint8Array | undefined, codePage: number): OutlookAddress | undefined {
  if (entry === undefined || entry.length < 24 || Buffer.from(entry.subarray(4, 20)).toString('hex') !== ONE_OFF)
    return undefined
  const wide = ((entry[22]! | (entry[23]! << 8)) & UNICODE) !== 0
  const text = decodeCodePage(entry.subarray(24, 24 + 4096), wide ? 1200 : codePage)
  const [name = '', type = '', address = ''] = text.split('\0', 3)
  return type.toUpperCase() === 'SMTP' ? { name, address } : undefined
}
