/** What stands between the author's program and a mailbox: servers that add their remarks on top. */
import type { Moment, Random } from '#ground'
import type { ClientName } from './client.ts'
import type { Field } from './field.ts'
import type { KeyRing } from './keys.ts'
import type { Composed } from './letter.ts'

/** A mail on its way into the sender's first server. */
export interface Sending {
  readonly composed: Composed
  readonly at: Moment
  readonly client: ClientName
  readonly from: string
  readonly recipients: readonly string[]
  /** Where the author's device is: what a server sees of it. */
  readonly ip: string
  readonly ring: KeyRing
  readonly random: Random
}

/** What a receiver finds when it checks a signature. */
export interface SignatureVerdict {
  readonly result: 'pass' | 'fail'
  readonly domain: string
  readonly selector: string
  readonly algorithm: string
  /** The first characters of the signature, by which reports name it. */
  readonly b: string
}

/** What a receiver finds: the marks of SPF, DKIM and DMARC for this mail. */
export interface Verdicts {
  readonly spf: 'pass' | 'fail' | 'softfail' | 'none'
  readonly dkim: readonly SignatureVerdict[]
  readonly dmarc: 'pass' | 'fail' | 'none'
  readonly policy: 'none' | 'quarantine' | 'reject'
}

/** A mail as it leaves the sender's side. */
export interface Outgoing {
  readonly fields: readonly Field[]
  readonly body: Buffer
  readonly mailFrom: string
  /** The name it gives, the name its address has, and the address. */
  readonly helo: string
  readonly host: string
  readonly ip: string
  readonly at: Moment
  readonly verdicts: Verdicts
}

/** A mail in a mailbox. */
export interface Arrival {
  readonly fields: readonly Field[]
  readonly body: Buffer
  readonly at: Moment
}

/** How a provider takes a mail from outside in for one of its mailboxes. */
export type Receiver = (outgoing: Outgoing, recipient: string, random: Random) => Arrival

/** How a provider sends a mail of one of its users out into the world. */
export type Sender = (sending: Sending) => Outgoing

/** Some seconds later. */
export function later(at: Moment, seconds: number): Moment {
  return (at + Math.round(seconds) * 1000) as Moment
}

/** What DMARC makes of the marks (RFC 7489 §3.1): one of them must stand for the author's own domain. */
export function verdictsFor(
  spf: Verdicts['spf'],
  dkim: readonly SignatureVerdict[],
  authorDomain: string,
  mailFrom: string,
  policy: Verdicts['policy'] | undefined,
): Verdicts {
  const aligned = (domain: string) => domain === authorDomain || domain.endsWith(`.${authorDomain}`)
  const passes =
    (spf === 'pass' && aligned(mailFrom.split('@')[1] ?? '')) ||
    dkim.some(({ result, domain }) => result === 'pass' && aligned(domain))
  return { spf, dkim, dmarc: policy === undefined ? 'none' : passes ? 'pass' : 'fail', policy: policy ?? 'none' }
}

/** Finds the first characters of the signature in a raw DKIM-Signature field. */
export function signatureStart(raw: Field): string {
  return /\bb=([^;\s]{8})/.exec(raw)?.[1] ?? ''
}
