import { type Moment, organisation, rfc3339, type Span } from '#ground'
import type { DkimSignature } from './dkim-signature.ts'
import { fromDomains } from './from-domains.ts'
import { strengthOf } from './key-record.ts'
import type { KeyCandidate } from './key-store.ts'
import type { RawField } from './raw-fields.ts'
import type { SignedMail } from './signed-mail.ts'

/** Something to know beside a verdict: a name that stays, for programs, and a sentence for a person. */
export interface Remark {
  readonly code: string
  readonly says: string
  /** The bytes of the mail that show it, where some do. */
  readonly span?: Span
}

/** What the warnings of one signature are made from. */
export interface SignatureView {
  readonly mail: SignedMail
  readonly signature: DkimSignature
  readonly key: KeyCandidate | undefined
  /** Bytes of the mail below the signed part of its body. */
  readonly tail: Span | undefined
  readonly receivedAt: Moment | undefined
}

/** All that limits what a signature says, whether it passes or not. None of it changes the verdict on either half. */
export function signatureWarnings(view: SignatureView): readonly Remark[] {
  return [
    ...coverage(view),
    ...duplicates(view.mail.fields, view.signature),
    ...bodyLength(view),
    ...clock(view),
    ...signer(view),
    ...strength(view),
  ]
}

/** Fields that a reader takes to be part of what was signed. */
const SHOWN = ['from', 'to', 'cc', 'subject', 'date', 'reply-to', 'content-type', 'message-id']

function coverage({ mail, signature }: SignatureView): Remark[] {
  return SHOWN.filter(name => !signature.signed.includes(name)).flatMap(name => {
    const field = mail.fields.find(({ key }) => key === name)
    const says = `The signature says nothing about the field ${name}: it may have been written by anybody.`
    return field === undefined ? [] : [{ code: `${name}-not-signed`, says, span: field.span }]
  })
}

/** RFC 5322 §3.6: fields that a mail may have only once. */
const SINGULAR = [
  ...SHOWN,
  'sender',
  'in-reply-to',
  'references',
  'mime-version',
  'content-transfer-encoding',
  'content-disposition',
]

function duplicates(fields: readonly RawField[], signature: DkimSignature): Remark[] {
  return SINGULAR.flatMap(name => {
    const present = fields.filter(({ key }) => key === name)
    if (present.length < 2) return []
    const beyond = unsignedAbove(present, signature)
    return beyond === undefined
      ? [
          {
            code: `${name}-repeated`,
            says: `The field ${name} stands ${present.length} times.`,
            span: present[0]!.span,
          },
        ]
      : [{ code: `${name}-added`, says: ADDED(name), span: beyond.span }]
  })
}

// RFC 6376 §8.15: h= counts from below, programs show the upper one.
const ADDED = (name: string) =>
  `A further field ${name} stands above the signed one. The signature does not cover it, and a program may show it instead.`

const unsignedAbove = (present: readonly RawField[], { signed }: DkimSignature): RawField | undefined => {
  const covered = signed.filter(name => name === present[0]!.key).length
  return covered > 0 && covered < present.length ? present[present.length - covered - 1] : undefined
}

function bodyLength({ signature, tail }: SignatureView): Remark[] {
  if (signature.length === undefined) return []
  const says = `Only the first ${signature.length} bytes of the body are signed (l=).`
  const limited: Remark = { code: 'body-length-limited', says }
  if (tail === undefined) return [limited]
  const open = !signature.signed.includes('content-type')
  return [
    limited,
    { code: 'unsigned-tail', says: `${tail.to - tail.from} bytes at the end of the mail are not signed.`, span: tail },
    // RFC 6376 §8.2: with an unsigned Content-Type the appended part can take the place of the signed one.
    ...(open
      ? [
          {
            code: 'tail-may-replace',
            says: 'The tail can replace the signed body on a screen: Content-Type is not signed.',
          },
        ]
      : []),
  ]
}

const HOUR = 3_600_000

function clock({ signature: { signedAt, expires }, receivedAt }: SignatureView): Remark[] {
  const remarks: Remark[] = []
  if (signedAt !== undefined && expires !== undefined && expires < signedAt)
    remarks.push({ code: 'expires-before-signing', says: 'The signature expires before it was made (x=, t=).' })
  if (receivedAt === undefined) return remarks
  // RFC 6376 §3.5: x= is for who receives. After the fact it takes nothing from the signature, so it is only noted.
  if (expires !== undefined && expires < receivedAt)
    remarks.push({ code: 'expired-at-receipt', says: `The signature had expired ${rfc3339(expires)}, before receipt.` })
  if (signedAt !== undefined && signedAt > receivedAt + HOUR)
    remarks.push({
      code: 'signed-after-receipt',
      says: `By its own clock it was signed ${rfc3339(signedAt)}, after receipt.`,
    })
  return remarks
}

function signer({ mail, signature }: SignatureView): Remark[] {
  const domains = fromDomains(mail.fields.filter(({ key }) => key === 'from').map(({ text }) => text))
  const own = organisation(signature.domain)
  if (domains.length > 0 && domains.every(domain => organisation(domain) === own)) return []
  const says = `${signature.domain} signed, which is not the organisation of the From field (${domains.length === 0 ? 'none' : domains.join(', ')}).`
  return [{ code: 'signer-not-from-domain', says }]
}

function strength({ signature, key }: SignatureView): Remark[] {
  const remarks: Remark[] = []
  if (signature.draft)
    remarks.push({
      code: 'draft-version',
      says: 'The signature follows a draft of before DKIM became a standard (v=).',
    })
  // RFC 8301 §3.1: rsa-sha1 must not count for verification; what it says is computed all the same, and said.
  if (signature.hash === 'sha1') remarks.push({ code: 'weak-hash', says: 'The signature uses SHA-1, which is broken.' })
  if (key === undefined) return remarks
  const { record, ...dated } = key.key
  if (record.kind === 'key') {
    const bits = `The key has ${record.bits} bits`
    const found = strengthOf(record)
    if (found === 'weak')
      remarks.push({ code: 'weak-key', says: `${bits}, fewer than the 1,024 that RFC 8301 asks for.` })
    if (found === 'factorable')
      remarks.push({ code: 'factorable-key', says: `${bits}: anybody can compute its private half.` })
    if (record.testing) remarks.push({ code: 'key-testing', says: 'The domain said that it was only testing (t=y).' })
  }
  if (dated.public)
    remarks.push({
      code: 'key-public',
      says: `The private half of the key was published (${dated.source}): anybody can have signed.`,
    })
  const says = SEEN[key.seen]
  if (says !== undefined) remarks.push({ code: `key-seen-${key.seen}`, says: `${says} (${dated.source}).` })
  return remarks
}

const SEEN = {
  then: undefined,
  later: 'The key was first seen only after the mail was received',
  earlier: 'The key was last seen before the mail was received',
  undated: 'It is not known when the key was in use',
}
