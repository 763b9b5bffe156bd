/** Takes a person's letter, has it put into form, sent, and laid into the mailboxes that the sample holds. */
import { Bug, type Moment, random as startRandom } from '#ground'
import { type ClientName, compose } from '../mail/client.ts'
import { mailDomain } from '../mail/domains.ts'
import type { Contact, Field } from '../mail/field.ts'
import type { KeyRing } from '../mail/keys.ts'
import type { Attachment, Composed, Earlier, Letter } from '../mail/letter.ts'
import type { Arrival, Outgoing, Sender, Sending } from '../mail/route.ts'
import { sendFromBellcast, sendFromPagoda, sendFromService } from '../mail/routes/engines.ts'
import { deliverInsideExchange, receiveOnExchange, sendFromExchange } from '../mail/routes/exchange.ts'
import { receiveOnGoogle, sendFromGoogle } from '../mail/routes/google.ts'
import { receiveOnLantern, sendFromPostfix } from '../mail/routes/postfix.ts'
import type { Zone } from '../mail/calendar.ts'

/** Everything that is to be sent: who, with what, from where, to whom, and the words. */
export interface Posting {
  /** A name by which the truth file knows the mail; absent for the thousands that nobody asks about. */
  readonly key?: string
  readonly at: Moment
  readonly zone: Zone
  readonly client: ClientName
  readonly agent: string
  readonly ip: string
  readonly from: Contact
  readonly sender?: Contact
  readonly replyTo?: Contact
  readonly to: readonly Contact[]
  readonly cc?: readonly Contact[]
  readonly bcc?: readonly Contact[]
  readonly subject: string
  readonly letter: Letter
  readonly answers?: Mail
  readonly forwards?: Mail
  readonly attachments?: readonly Attachment[]
  readonly extra?: readonly Field[]
  /** The engine that sends it, where the author's domain uses more than one. */
  readonly engine?: string
  /** The way out, where it is not the usual one of the author's provider. */
  readonly send?: Sender
  /** Folder in the receiving mailboxes, where it is not the usual one. */
  readonly folder?: string
  /** Mailboxes from which somebody took the mail away again. */
  readonly lost?: readonly string[]
  /** The author's mailbox keeps no copy among the sent mail. */
  readonly unkept?: boolean
  /** What the mail is about, for the story's own use. */
  readonly topic?: string
}

/** One mail of the story. */
export interface Mail {
  readonly key: string | undefined
  readonly messageId: string
  readonly at: Moment
  readonly posting: Posting
  readonly subject: string
  readonly composed: Composed
  readonly references: readonly string[]
  readonly copies: readonly Copy[]
}

/** A mail as it lies in one mailbox. */
export interface Copy {
  readonly mailbox: string
  readonly folder: string
  readonly at: Moment
  readonly fields: readonly Field[]
  readonly body: Buffer
  readonly envelope: string
  readonly messageId: string
}

/** Sends mails and remembers them. */
export interface PostOffice {
  post(posting: Posting): Mail
  readonly mails: readonly Mail[]
  /** A mail by the name that a scene gave it. */
  named(key: string): Mail
}

/** The mailboxes that exist, by address. */
export type MailboxOf = (address: string) => string | undefined

/** Where the owner of a mailbox, or a rule in it, puts a mail that comes in; undefined: it stays in the inbox. */
export type FolderOf = (mailbox: string, posting: Posting) => string | undefined

/** What a post office has to know. */
export interface Surroundings {
  readonly mailboxOf: MailboxOf
  readonly folderOf: FolderOf
  readonly ring: KeyRing
}

const SENDERS: Readonly<Record<string, Sender>> = {
  exchange: sendFromExchange,
  google: sendFromGoogle,
  lantern: sendFromPostfix,
  postfix: sendFromPostfix,
  bellcast: sendFromBellcast,
  pagoda: sendFromPagoda,
  service: sendFromService,
}
const RECEIVERS = { exchange: receiveOnExchange, google: receiveOnGoogle, lantern: receiveOnLantern }
const SENT = { exchange: 'Sent Items', google: 'Sent', lantern: 'Sent' }

type Holding = keyof typeof RECEIVERS

function holding(address: string): Holding {
  const { provider } = mailDomain(address)
  return provider === 'google' || provider === 'lantern' ? provider : 'exchange'
}

/** Opens a post office. */
export function postOffice(surroundings: Surroundings): PostOffice {
  const mails: Mail[] = []
  const named = new Map<string, Mail>()
  return {
    mails,
    named: key => {
      const mail = named.get(key)
      if (mail === undefined) throw new Bug(`No scene has posted ${key}.`)
      return mail
    },
    post(posting) {
      const mail = send(posting, surroundings, mails.length)
      mails.push(mail)
      if (posting.key !== undefined) named.set(posting.key, mail)
      return mail
    },
  }
}

function send(posting: Posting, surroundings: Surroundings, number: number): Mail {
  const random = startRandom(`mail ${number} ${posting.from.address} ${posting.at} ${posting.subject}`)
  const earlier = posting.answers ?? posting.forwards
  const kind = posting.answers !== undefined ? 'reply' : posting.forwards !== undefined ? 'forward' : 'new'
  const composed = compose(posting.client, {
    at: posting.at,
    zone: posting.zone,
    from: posting.from,
    to: posting.to,
    cc: posting.cc ?? [],
    kind,
    subject: posting.subject,
    letter: posting.letter,
    attachments: posting.attachments ?? [],
    agent: posting.agent,
    random: random.fork('form'),
    ...(earlier === undefined ? {} : { earlier: earlierOf(earlier) }),
    ...(posting.sender === undefined ? {} : { sender: posting.sender }),
    ...(posting.replyTo === undefined ? {} : { replyTo: posting.replyTo }),
    ...(posting.extra === undefined ? {} : { extra: posting.extra }),
  })
  const recipients = [...posting.to, ...(posting.cc ?? []), ...(posting.bcc ?? [])].map(({ address }) => address)
  const sending: Sending = {
    composed,
    at: posting.at,
    client: posting.client,
    from: (posting.sender ?? posting.from).address,
    recipients,
    ip: posting.ip,
    ring: surroundings.ring,
    random: random.fork('route'),
  }
  return {
    key: posting.key,
    messageId: composed.messageId,
    at: posting.at,
    posting,
    subject: posting.subject,
    composed,
    references: kind === 'reply' ? [...earlier!.references, earlier!.messageId] : [],
    copies: [...receivedCopies(posting, sending, surroundings), ...sentCopy(posting, composed, surroundings.mailboxOf)],
  }
}

function earlierOf(mail: Mail): Earlier {
  const { posting, composed } = mail
  return {
    messageId: mail.messageId,
    references: mail.references,
    from: posting.from,
    to: posting.to,
    cc: posting.cc ?? [],
    at: mail.at,
    subject: mail.references.length > 0 ? `Re: ${mail.subject}` : mail.subject,
    plain: composed.plain,
    ...(composed.threadIndex === undefined ? {} : { threadIndex: composed.threadIndex }),
  }
}

function receivedCopies(posting: Posting, sending: Sending, surroundings: Surroundings): Copy[] {
  let outgoing: Outgoing | undefined
  const seen = new Set<string>()
  return sending.recipients.flatMap(recipient => {
    const mailbox = surroundings.mailboxOf(recipient)
    if (mailbox === undefined || seen.has(mailbox) || posting.lost?.includes(mailbox) === true) return []
    seen.add(mailbox)
    const random = sending.random.fork(recipient)
    const inside = posting.send === undefined && isSameHouse(sending.from, recipient)
    const arrival: Arrival = inside
      ? deliverInsideExchange(sending, recipient, random)
      : RECEIVERS[holding(recipient)]((outgoing ??= sendOut(posting, sending)), recipient, random)
    return [
      {
        mailbox,
        folder: posting.folder ?? surroundings.folderOf(mailbox, posting) ?? 'Inbox',
        at: arrival.at,
        fields: arrival.fields,
        body: arrival.body,
        envelope: inside ? sending.from : outgoing!.mailFrom,
        messageId: sending.composed.messageId,
      },
    ]
  })
}

function sendOut(posting: Posting, sending: Sending): Outgoing {
  return (posting.send ?? wayOut(sending.from, posting.engine))(sending)
}

/** How mail of an address leaves its provider, or the engine that was given. */
export function wayOut(address: string, engine?: string): Sender {
  const sender = SENDERS[engine ?? mailDomain(address).provider]
  if (sender === undefined) throw new Bug(`No way out for ${address}.`)
  return sender
}

function isSameHouse(from: string, recipient: string): boolean {
  return from.split('@')[1] === recipient.split('@')[1] && mailDomain(from).provider === 'exchange'
}

function sentCopy(posting: Posting, composed: Composed, mailboxOf: MailboxOf): Copy[] {
  const author = (posting.sender ?? posting.from).address
  const mailbox = mailboxOf(author)
  if (mailbox === undefined || posting.unkept === true) return []
  return [
    {
      mailbox,
      folder: SENT[holding(author)],
      at: posting.at,
      fields: composed.fields,
      body: composed.body,
      envelope: author,
      messageId: composed.messageId,
    },
  ]
}
