import type { OutlookMessage } from './outlook-message.ts'
import { type Properties, TAG, codePageOf, textOf } from './outlook-property.ts'

/**
 * Tells an Internet address by Exchange's own (`/o=org/ou=…/cn=anna`, in lower case). Mail inside an organisation often
 * names its people only in Exchange's way, above all what the mailbox's owner sent; other properties tell who that is.
 */
export type AddressBook = (address: string) => string | undefined

/** Pairs of properties that tell both addresses of one person. */
const PAIRS: readonly (readonly [address: number, smtp: number])[] = [
  [TAG.senderAddress, TAG.senderSmtp],
  [TAG.representedAddress, TAG.representedSmtp],
  [TAG.receiverAddress, TAG.receiverSmtp],
  [TAG.receivedForAddress, TAG.receivedForSmtp],
  [TAG.creatorAddress, TAG.creatorSmtp],
  [TAG.modifierAddress, TAG.modifierSmtp],
]

/** More people than any mailbox knows. */
const MOST_ADDRESSES = 100_000

/** Adds what one message tells of who is who. */
export function learnAddresses({ properties, recipients }: OutlookMessage, known: Map<string, string>): void {
  const codePage = codePageOf(properties)
  for (const [address, smtp] of PAIRS) learn(known, properties, address, smtp, codePage)
  for (const recipient of recipients) learn(known, recipient, TAG.address, TAG.smtpAddress, codePage)
}

function learn(known: Map<string, string>, properties: Properties, from: number, to: number, codePage: number): void {
  const address = textOf(properties, from, codePage)?.toLowerCase()
  const smtp = textOf(properties, to, codePage)
  if (address?.startsWith('/o=') !== true || smtp?.includes('@') !== true) return
  if (!known.has(address) && known.size < MOST_ADDRESSES) known.set(address, smtp)
}

/** What a message itself tells of who is who, and behind it what is known already. */
export function withOwnAddresses(message: OutlookMessage, known: AddressBook): AddressBook {
  const own = new Map<string, string>()
  learnAddresses(message, own)
  return address => own.get(address) ?? known(address)
}
