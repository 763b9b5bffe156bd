import { constants, createHash, publicDecrypt, verify } from 'node:crypto'
import { type Moment, type Span } from '#ground'
import { coveredUntil } from './canonical-form.ts'
import type { DkimSignature, UnreadableSignature } from './dkim-signature.ts'
import { isCryptoRefusal, strengthOf, type UsableKey } from './key-record.ts'
import { type DatedKey, type KeyCandidate, keyName, type KeyStore } from './key-store.ts'
import { type SignedMail, signedText } from './signed-mail.ts'
import { type Remark, signatureWarnings } from './signature-warnings.ts'

/** How one signature stands to a mail. The two halves are judged apart: one may hold where the other does not. */
export interface SignatureVerdict {
  /** Where the signature field stands in the bytes of the mail. */
  readonly span: Span
  readonly domain: string
  readonly selector: string
  /** As written in `a=`: `rsa-sha256`. */
  readonly algorithm: string
  readonly signature: DkimSignature | undefined
  /**
   * Whether the header fields are those that were signed. They carry `bh=` too: where they hold, so does it, and it says
   * what the body was, whatever the body is now. 'unknown' without a usable key.
   */
  readonly headers: 'pass' | 'fail' | 'unknown'
  /** Whether the body has the hash that the signature field names. */
  readonly body: 'pass' | 'fail' | 'unknown'
  /** The key that it was judged with, and how its sightings lie to the time of receipt. */
  readonly key: KeyCandidate | undefined
  /**
   * For a failed RSA signature: whether `b=` was made with this key at all. 'over-other-headers' is the domain's own
   * signature over fields that were different; 'not-by-this-key' was made with another key, or is damaged.
   */
  readonly made: 'over-other-headers' | 'not-by-this-key' | undefined
  /** RFC 6376's permanent error, or why there is no answer: the signature, the key, or its terms. */
  readonly error: Remark | undefined
  /** Names that `h=` lists once more than the mail has such fields: nobody can add one of these unnoticed. */
  readonly overSigned: readonly string[]
  /** What has to be known beside the verdict. */
  readonly warnings: readonly Remark[]
  /** With `l=`: the bytes of the mail below the signed part of its body. */
  readonly unsignedTail: Span | undefined
}

/** Judges every DKIM signature of a mail, top first. `receivedAt` is when the mail arrived, never now. */
export function verifyDkim(mail: SignedMail, keys: KeyStore, receivedAt?: Moment): readonly SignatureVerdict[] {
  return mail.signatures.map(signature => verifySignature(mail, signature, keys, receivedAt))
}

/** Judges one DKIM signature of a mail: its header half and its body half, each by itself (RFC 6376 §6.1). */
export function verifySignature(
  mail: SignedMail,
  signature: DkimSignature | UnreadableSignature,
  keys: KeyStore,
  receivedAt?: Moment,
): SignatureVerdict {
  if (signature.kind === 'unreadable') return unreadable(signature)
  const judged = judgeHeaders(signature, signedText(mail.fields, signature), keys, receivedAt)
  const tail = unsignedTail(mail, signature)
  return {
    span: signature.field.span,
    domain: signature.domain,
    selector: signature.selector,
    algorithm: `${signature.type}-${signature.hash}`,
    signature,
    ...judged,
    body: judgeBody(mail, signature),
    unsignedTail: tail,
    overSigned: overSigned(mail, signature),
    warnings: signatureWarnings({ mail, signature, key: judged.key, tail, receivedAt }),
  }
}

function unreadable({ field, domain, selector, algorithm, code, says }: UnreadableSignature): SignatureVerdict {
  return {
    span: field.span,
    domain,
    selector,
    algorithm,
    signature: undefined,
    headers: 'unknown',
    body: 'unknown',
    key: undefined,
    made: undefined,
    error: { code, says },
    overSigned: [],
    warnings: [],
    unsignedTail: undefined,
  }
}

/** RFC 6376 §3.7: the body half needs no key. §3.4.5: `l=` must not go past the end of the body. */
function judgeBody(mail: SignedMail, signature: DkimSignature): 'pass' | 'fail' {
  const { bodyForm, hash, length, bodyHash } = signature
  if (length !== undefined && length > mail.canonical(bodyForm).length) return 'fail'
  return mail.bodyHash(bodyForm, hash, length).equals(bodyHash) ? 'pass' : 'fail'
}

type HeaderVerdict = Pick<SignatureVerdict, 'headers' | 'key' | 'made' | 'error'>

/**
 * Judges the header half of a signature over the given signed text, with each key that stood under its name. One that
 * fits settles it: a signature cannot fit a key by chance.
 */
export function judgeHeaders(
  signature: DkimSignature,
  text: string,
  keys: KeyStore,
  receivedAt: Moment | undefined,
): HeaderVerdict {
  const candidates = keys.keyFor(signature.selector, signature.domain, receivedAt)
  if (candidates.length === 0)
    return unjudged(undefined, 'no-key', `No key is known for ${keyName(signature.selector, signature.domain)}.`)
  const signed = Buffer.from(text, 'latin1')
  let failed: HeaderVerdict | undefined
  let refused: HeaderVerdict | undefined
  for (const candidate of candidates) {
    const refusal = refusalOf(signature, candidate.key)
    if (refusal !== undefined) {
      refused ??= { headers: 'unknown', key: candidate, made: undefined, error: refusal }
    } else {
      const key = candidate.key.record as UsableKey
      if (fits(signature, signed, key)) return { headers: 'pass', key: candidate, made: undefined, error: undefined }
      failed ??= { headers: 'fail', key: candidate, made: madeBy(signature, key), error: undefined }
    }
  }
  return failed ?? refused!
}

const unjudged = (key: KeyCandidate | undefined, code: string, says: string): HeaderVerdict => ({
  headers: 'unknown',
  key,
  made: undefined,
  error: { code, says },
})

/** Why a key must not be used for this signature at all; undefined where it may. */
function refusalOf(signature: DkimSignature, { record }: DatedKey): Remark | undefined {
  if (record.kind === 'unusable') return { code: `key-${record.cause}`, says: record.says }
  if (record.type !== signature.type)
    return { code: 'key-other-type', says: `The key is for ${record.type}, the signature is ${signature.type}.` }
  // RFC 6376 §3.6.1: h= of the key lists the only hash algorithms that it may be used with.
  if (record.hashes?.includes(signature.hash) === false)
    return { code: 'key-other-hash', says: `The key must not be used with ${signature.hash} (h=).` }
  // RFC 6376 §3.6.1: with t=s the domain of i= must be d= itself.
  const identity = signature.identity.slice(signature.identity.lastIndexOf('@') + 1).toLowerCase()
  if (record.strictIdentity && identity !== signature.domain)
    return { code: 'key-strict-identity', says: `The key does not allow an identity in a subdomain (t=s, i=).` }
  return undefined
}

function fits(signature: DkimSignature, signed: Buffer, key: UsableKey): boolean {
  // RFC 8463 §3: Ed25519 signs the SHA-256 hash, not the text.
  if (key.type === 'ed25519')
    return signature.signature.length === 64 && verify(null, sha256(signed), key.publicKey, signature.signature)
  return verify(signature.hash, signed, key.publicKey, signature.signature)
}

const sha256 = (content: Buffer) => createHash('sha256').update(content).digest()

function madeBy(signature: DkimSignature, key: UsableKey): SignatureVerdict['made'] {
  if (key.type !== 'rsa') return undefined
  return openedHash(signature, key) === undefined ? 'not-by-this-key' : 'over-other-headers'
}

/**
 * The hash that an RSA signature was made over, taken out of it with the public key (RFC 8017 §8.2.2, EMSA-PKCS1-v1_5);
 * undefined where it was not made with this key. It tells a damaged mail from a foreign signature, and lets a search
 * compare hashes instead of checking signatures.
 */
export function openedHash(signature: DkimSignature, key: UsableKey): Buffer | undefined {
  const head = DIGEST_INFO[signature.hash]
  try {
    const opened = publicDecrypt({ key: key.publicKey, padding: constants.RSA_PKCS1_PADDING }, signature.signature)
    const fitting =
      opened.length === head.length + HASH_LENGTH[signature.hash] && opened.subarray(0, head.length).equals(head)
    return fitting ? opened.subarray(head.length) : undefined
  } catch (error) {
    if (isCryptoRefusal(error)) return undefined
    throw error
  }
}

/** RFC 8017 §9.2, note 1: what stands before the hash in a signature. */
export const DIGEST_INFO = {
  sha256: Buffer.from('3031300d060960864801650304020105000420', 'hex'),
  sha1: Buffer.from('3021300906052b0e03021a05000414', 'hex'),
}

const HASH_LENGTH = { sha256: 32, sha1: 20 }

/** RFC 6376 §5.4.2: a name that is listed again beyond the fields there are is signed as absent. */
function overSigned({ fields }: SignedMail, { signed }: DkimSignature): readonly string[] {
  const listed = Map.groupBy(signed, name => name)
  const there = Map.groupBy(fields, ({ key }) => key)
  return [...listed].filter(([name, times]) => times.length > (there.get(name)?.length ?? 0)).map(([name]) => name)
}

function unsignedTail(mail: SignedMail, signature: DkimSignature): Span | undefined {
  if (signature.length === undefined || signature.length >= mail.canonical(signature.bodyForm).length) return undefined
  const from = mail.bodyFrom + coveredUntil(mail.body, signature.bodyForm, signature.length)
  return from < mail.bytes.length ? { from, to: mail.bytes.length } : undefined
}

/** True where the header half holds with a key that nobody else is known to have had or to be able to compute. */
export function holdsSoundly(verdict: SignatureVerdict): boolean {
  const key = verdict.key?.key
  return (
    verdict.headers === 'pass' &&
    key?.record.kind === 'key' &&
    strengthOf(key.record) === 'sound' &&
    !key.public &&
    verdict.signature?.hash === 'sha256'
  )
}
