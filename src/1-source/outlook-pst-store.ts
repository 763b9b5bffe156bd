import { type AddressBook, learnAddresses } from './outlook-address-book.ts'
import { type Pst, allNodes, findNode, isMessageId } from './outlook-pst.ts'
import { readPstMessage } from './outlook-pst-message.ts'
import { readObject } from './outlook-pst-property.ts'
import { type Properties, TAG, textOf } from './outlook-property.ts'

/** [MS-PST] §2.4.1: the message store has a fixed id. */
const STORE = 0x21

/** What the message store tells of itself (§2.4.3); nothing where it is lost. */
export function storeProperties(pst: Pst): Properties {
  return readObject(pst, findNode(pst, STORE))?.properties ?? new Map<number, never>()
}

/** The store's display name: that of the account, or what a user or a program called it. */
export function storeName(pst: Pst): string | undefined {
  return textOf(storeProperties(pst), TAG.displayName)
}

/** Messages whose people are learnt before any mail is rebuilt: enough to know the mailbox's owner and colleagues. */
const LEARNT_FROM = 300

/** Who is who in this store, by its oldest messages, so that a later copy of the store tells the same. */
export function storeAddresses(pst: Pst): AddressBook {
  const known = new Map<string, string>()
  const messages = allNodes(pst).filter(({ id }) => isMessageId(id))
  for (const node of messages.take(LEARNT_FROM)) {
    const message = readPstMessage(pst, node)
    if (message !== undefined) learnAddresses(message, known)
  }
  // What is wrong with these messages is said when they are read in their turn.
  pst.flaws.take()
  return address => known.get(address)
}
