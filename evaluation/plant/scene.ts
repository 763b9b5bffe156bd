import { DAY, type Moment } from '#ground'
import type { Archive } from '../archive/archive.ts'
import { bodyText, ownText, type OwnText } from '../archive/body-text.ts'
import type { Mail } from '../archive/mail.ts'
import { takeApart, type Carrier } from './carrier.ts'

/** An archive as the planting program sees it: everybody's mail in order, and what each could answer. */
export interface Scene {
  readonly archive: Archive
  readonly bySender: ReadonlyMap<string, readonly Mail[]>
  /** For each sender the mails of others that they were addressed by or that went on in a thread of theirs. */
  readonly live: ReadonlyMap<string, readonly Mail[]>
  /** Takes a mail apart, once. */
  readonly carrier: (mail: Mail) => Carrier | undefined
  /** The words of a mail by whose they are, once. */
  readonly words: (mail: Mail) => OwnText
  /** The archive's mails around a moment: the index of the first one that came at or after it. */
  readonly indexAt: (at: Moment) => number
  /** The share of honest new mails here, patches left out, that have a Cc. */
  readonly copiesShare: number
  /** How many mails a sender had sent before a moment. */
  readonly pastOf: (address: string, at: Moment) => number
}

/** How long a thread is live for those who wrote in it. */
const LIVE = 14 * DAY

/** Builds the scene. Only mails of senders who have enough history are looked up as answers. */
export function setScene(archive: Archive, history: number): Scene {
  const bySender = new Map<string, Mail[]>()
  for (const mail of archive.mails) {
    const own = bySender.get(mail.from.address)
    if (own === undefined) bySender.set(mail.from.address, [mail])
    else own.push(mail)
  }
  const regular = new Set([...bySender].filter(([, own]) => own.length > history).map(([address]) => address))
  const fresh = archive.mails.filter(({ references, family }) => references.length === 0 && family !== 'git-send-email')
  const words = new WeakMap<Mail, OwnText>()
  const carriers = new Map<string, Carrier | undefined>()
  return {
    archive,
    bySender,
    live: liveMails(archive.mails, regular),
    carrier(mail) {
      if (!carriers.has(mail.id)) carriers.set(mail.id, takeApart(mail, archive.protocol.listHosts))
      return carriers.get(mail.id)
    },
    words(mail) {
      const known = words.get(mail) ?? ownText(bodyText(mail.bytes))
      words.set(mail, known)
      return known
    },
    indexAt: at => firstIndexAt(archive.mails, at),
    copiesShare: fresh.filter(({ cc }) => cc.length > 0).length / Math.max(1, fresh.length),
    pastOf: (address, at) => firstIndexAt(bySender.get(address) ?? [], at),
  }
}

function liveMails(mails: readonly Mail[], regular: ReadonlySet<string>): Map<string, Mail[]> {
  const threads = new Map<string, Map<string, Moment>>()
  const live = new Map<string, Mail[]>()
  for (const mail of mails) {
    const known = mail.references.map(id => threads.get(id)).find(thread => thread !== undefined)
    const thread = known ?? new Map<string, Moment>()
    if (mail.messageId !== '') threads.set(mail.messageId, thread)
    const addressed = [...mail.to, ...mail.cc].map(({ address }) => address)
    const present = [...thread].filter(([, last]) => mail.at - last < LIVE).map(([address]) => address)
    for (const address of new Set([...addressed, ...present])) {
      if (address === mail.from.address || !regular.has(address)) continue
      const own = live.get(address)
      if (own === undefined) live.set(address, [mail])
      else own.push(mail)
    }
    thread.set(mail.from.address, mail.at)
  }
  return live
}

/** Index of the first mail that came at or after a moment, by halving. */
export function firstIndexAt(mails: readonly Mail[], at: Moment): number {
  let from = 0
  let to = mails.length
  while (from < to) {
    const middle = (from + to) >> 1
    if (mails[middle]!.at < at) from = middle + 1
    else to = middle
  }
  return from
}
