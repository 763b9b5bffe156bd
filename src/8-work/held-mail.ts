import { decided, type Digest, type Moment } from '#ground'
import type { HeldDocument, MailboxHoldings } from '#finding'
import type { Gist } from '#message'
import type { Appearance } from '#store'

/** One mail in one mailbox, as far as the question who held it needs it. */
export interface HeldMail {
  readonly id: Digest
  readonly mailbox: string
  readonly folder: string
  /** When it was there to be taken: sent or received, whichever is earlier. */
  readonly at: Moment
  readonly messageId: string
  readonly subject: string
  readonly thread: string
  readonly topic: string
  readonly from: string
  readonly fromName: string
  /** Addresses that it was sent to. */
  readonly to: readonly string[]
}

/** All mail of a case, and whose mailbox is whose. */
export interface HeldMails {
  readonly all: readonly HeldMail[]
  readonly byId: ReadonlyMap<Digest, readonly HeldMail[]>
  /** Mailboxes that hold a copy of a mail, by its Message-ID. */
  readonly holders: ReadonlyMap<string, ReadonlySet<string>>
  /** The owner's address and name by mailbox, where the mail tells. */
  readonly owners: ReadonlyMap<string, { readonly address: string; readonly name: string }>
}

/** A mailbox's owner stands in at least this part of its mail. */
const OWNER_IN = 0.3

/** Gathers the mail of a case. */
export function heldMails(gists: Iterable<Gist>): HeldMails {
  const all = Array.from(gists, heldMail)
  const byId = new Map<Digest, HeldMail[]>()
  const holders = new Map<string, Set<string>>()
  for (const mail of all) {
    const same = byId.get(mail.id)
    if (same === undefined) byId.set(mail.id, [mail])
    else same.push(mail)
    const holding = holders.get(mail.messageId)
    if (holding === undefined) holders.set(mail.messageId, new Set([mail.mailbox]))
    else holding.add(mail.mailbox)
  }
  return { all, byId, holders, owners: ownersOf(all) }
}

function heldMail({ id, mailbox, folder, at, sent, messageId, subject, thread, from, to }: Gist): HeldMail {
  return {
    id,
    mailbox,
    folder,
    at: sent !== undefined && sent.at < at ? sent.at : at,
    messageId: messageId ?? id,
    subject,
    thread: thread.root ?? thread.self ?? id,
    topic: thread.topic,
    from: from[0]?.address ?? '',
    fromName: from[0]?.name ?? '',
    to,
  }
}

/** Whoever stands in most of a mailbox's mail, as author or recipient, is its owner. */
function ownersOf(mails: readonly HeldMail[]): HeldMails['owners'] {
  const seen = new Map<string, { mails: number; addresses: Map<string, number> }>()
  const names = new Map<string, string>()
  for (const { mailbox, from, fromName, to } of mails) {
    const { addresses } = seen.get(mailbox) ?? { addresses: new Map<string, number>() }
    seen.set(mailbox, { mails: (seen.get(mailbox)?.mails ?? 0) + 1, addresses })
    for (const address of new Set([from, ...to])) addresses.set(address, (addresses.get(address) ?? 0) + 1)
    if (fromName !== '') names.set(from, fromName)
  }
  const owners = new Map<string, { address: string; name: string }>()
  for (const [mailbox, { mails: count, addresses }] of seen) {
    const [best] = [...addresses].sort(([one, often], [other, times]) => decided(times - often, one, other))
    const address = mailbox.includes('@') ? mailbox.toLowerCase() : best?.[0]
    if (address !== undefined && (mailbox.includes('@') || (best?.[1] ?? 0) >= OWNER_IN * count))
      owners.set(mailbox, { address, name: names.get(address) ?? '' })
  }
  return owners
}

/**
 * What each mailbox had: the documents in its mail, and those of mail that its owner wrote or was sent and that is not
 * there any more, since it lay there for a time. `accounts` are addresses whose mailboxes were not examined: of them only
 * that is known which others' mail tells.
 */
export function holdingsOf(
  { all, holders, owners }: HeldMails,
  appearances: Iterable<Appearance>,
  without: ReadonlySet<Digest>,
  accounts: ReadonlySet<string>,
): MailboxHoldings[] {
  const contents = new Map<Digest, number[]>()
  for (const { message, document } of appearances) {
    const others = contents.get(message)
    if (others === undefined) contents.set(message, [document])
    else others.push(document)
  }
  const mailboxOf = new Map([...owners].map(([mailbox, { address }]) => [address, mailbox] as const))
  const held = new Map<string, HeldDocument[]>(all.map(({ mailbox }) => [mailbox, []]))
  for (const address of accounts) held.set(address, [])
  const told = new Set<string>()
  for (const mail of all) {
    if (without.has(mail.id)) continue
    const { id, mailbox, messageId, thread, topic, at, from, to } = mail
    const documents = (contents.get(id) ?? []).map((document): HeldDocument => ({
      id: String(document),
      thread,
      topic,
      at,
    }))
    held.get(mailbox)!.push(...documents)
    if (told.has(messageId)) continue
    told.add(messageId)
    for (const address of new Set([from, ...to])) {
      const own = mailboxOf.get(address)
      if (own !== undefined && holders.get(messageId)?.has(own) !== true) held.get(own)!.push(...documents)
      if (accounts.has(address)) held.get(address)!.push(...documents)
    }
  }
  return [...held]
    .filter(([, documents]) => documents.length > 0)
    .map(([mailbox, documents]) => ({ mailbox, examined: !accounts.has(mailbox), documents }))
}
