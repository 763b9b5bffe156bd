import { hash } from 'node:crypto'
import type { Limits } from '#ground'
import { canonicalBody, canonicalField, type CanonicalForm } from './canonical-form.ts'
import { type DkimSignature, readSignature, type UnreadableSignature } from './dkim-signature.ts'
import { type RawField, type RawMail, readRawMail } from './raw-fields.ts'

/** A mail made ready for verification. Each canonical body is made once, however many signatures want it. */
export interface SignedMail extends RawMail {
  readonly body: Buffer
  /** Its DKIM-Signature fields, top first. */
  readonly signatures: readonly (DkimSignature | UnreadableSignature)[]
  /** The whole body in canonical form. */
  canonical(form: CanonicalForm): Buffer
  /** The hash that `bh=` has to give for this body. */
  bodyHash(form: CanonicalForm, algorithm: 'sha256' | 'sha1', length: number | undefined): Buffer
}

/** Cuts a mail and reads its signatures; nothing is judged yet. */
export function readSignedMail(bytes: Uint8Array, limits?: Limits): SignedMail {
  const raw = readRawMail(bytes, limits)
  const body = raw.bytes.subarray(raw.bodyFrom)
  const bodies = new Map<CanonicalForm, Buffer>()
  const hashes = new Map<string, Buffer>()
  const canonical = (form: CanonicalForm) => kept(bodies, form, () => canonicalBody(body, form))
  return {
    ...raw,
    body,
    signatures: raw.fields
      .filter(({ key }) => key === 'dkim-signature')
      .slice(0, MOST_SIGNATURES)
      .map(field => readSignature(field, 'dkim')),
    canonical,
    bodyHash: (form, algorithm, length) =>
      kept(hashes, `${form} ${algorithm} ${length ?? 'all'}`, () =>
        hash(algorithm, length === undefined ? canonical(form) : canonical(form).subarray(0, length), 'buffer'),
      ),
  }
}

/** Signatures judged of one mail: RFC 6376 §6.1 lets a verifier stop somewhere, against mails made of signatures. */
const MOST_SIGNATURES = 50

/**
 * What the signature in `b=` is over (RFC 6376 §3.7): the fields that `h=` names, and the signature field itself without
 * its signature. One character a byte.
 */
export function signedText(fields: readonly RawField[], signature: DkimSignature): string {
  const chosen = chooseFields(fields, signature.signed)
  const lines = chosen.map(field => `${canonicalField(field.text, signature.headerForm)}\r\n`)
  return lines.join('') + canonicalField(signature.unsigned, signature.headerForm)
}

/**
 * The fields that a list of names stands for. RFC 6376 §5.4.2: of several with one name the lowest comes first, and a
 * name that stands more often than its field is signed as absent.
 */
export function chooseFields(fields: readonly RawField[], names: readonly string[]): readonly RawField[] {
  const left = new Map<string, number>()
  const chosen: RawField[] = []
  for (const name of names) {
    let at = (left.get(name) ?? fields.length) - 1
    while (at >= 0 && fields[at]!.key !== name) at--
    left.set(name, Math.max(at, 0))
    if (at >= 0) chosen.push(fields[at]!)
  }
  return chosen
}

function kept<Key, Value>(known: Map<Key, Value>, key: Key, make: () => Value): Value {
  const found = known.get(key) ?? make()
  known.set(key, found)
  return found
}
