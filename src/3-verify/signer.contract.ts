/**
 * A signer for tests and measurements: mails with signatures of our own keys, so that what is true of them is known.
 * Keys are made anew for each run; nothing secret is kept.
 */
import { generateKeyPairSync, hash, type KeyObject, sign } from 'node:crypto'
import { canonicalBody, canonicalField, type CanonicalForm } from './canonical-form.ts'
import { datedKey, type KeyStore, keyStore } from './key-store.ts'
import { chooseFields } from './signed-mail.ts'
import { readRawMail } from './raw-fields.ts'

/** A key pair with the name that it stands under. */
export interface Signer {
  readonly domain: string
  readonly selector: string
  readonly type: 'rsa' | 'ed25519'
  readonly privateKey: KeyObject
  /** The TXT record of its public half. */
  readonly txt: string
}

/** Makes a key pair of a kind. */
export function makeSigner(
  type: 'rsa' | 'ed25519',
  bits = 2048,
  domain = 'x.example',
  selector = `${type}${bits}`,
): Signer {
  const pair = type === 'rsa' ? generateKeyPairSync('rsa', { modulusLength: bits }) : generateKeyPairSync('ed25519')
  const spki = pair.publicKey.export({ type: 'spki', format: 'der' })
  const material = type === 'rsa' ? spki : spki.subarray(-32)
  return {
    domain,
    selector,
    type,
    privateKey: pair.privateKey,
    txt: `v=DKIM1; k=${type}; p=${material.toString('base64')}`,
  }
}

/** The store that knows some signers' keys. */
export function keysOf(...signers: readonly Signer[]): KeyStore {
  return keyStore(signers.map(({ domain, selector, txt }) => datedKey({ domain, selector, txt, source: 'test' })))
}

/** How to sign. */
export interface SigningStyle {
  readonly signer: Signer
  readonly headerForm?: CanonicalForm
  readonly bodyForm?: CanonicalForm
  /** Names for `h=`; those of the mail's own fields once each, if not given. */
  readonly names?: readonly string[]
  /** Further tags, as they stand in the field: `['l=10', 't=1700000000']`. */
  readonly tags?: readonly string[]
  readonly algorithm?: string
}

/** The mail with a signature on top. Its line ends should be CRLF; `l=` cuts the body that is hashed. */
export function signMail(mail: Buffer, style: SigningStyle): Buffer {
  const { signer, headerForm = 'relaxed', bodyForm = 'relaxed', tags = [] } = style
  const raw = readRawMail(mail)
  const names = style.names ?? [...new Set(raw.fields.map(({ key }) => key))].filter(key => SIGNED.includes(key))
  const algorithm = style.algorithm ?? `${signer.type}-sha256`
  const hashed = algorithm.endsWith('sha1') ? 'sha1' : 'sha256'
  const body = canonicalBody(raw.bytes.subarray(raw.bodyFrom), bodyForm)
  const length = tags.find(tag => tag.startsWith('l='))?.slice(2)
  const digest = hash(hashed, length === undefined ? body : body.subarray(0, Number(length)), 'base64')
  const start = [
    `DKIM-Signature: v=1; a=${algorithm}; c=${headerForm}/${bodyForm}; d=${signer.domain}; s=${signer.selector}`,
    ...tags,
    `h=${names.join(':')}`,
    `bh=${digest}`,
    'b=',
  ].join(';\r\n\t')
  const fields = chooseFields(raw.fields, names).map(field => `${canonicalField(field.text, headerForm)}\r\n`)
  const text = Buffer.from(fields.join('') + canonicalField(start, headerForm), 'latin1')
  const signature =
    signer.type === 'rsa'
      ? sign(hashed, text, signer.privateKey)
      : sign(null, hash('sha256', text, 'buffer'), signer.privateKey)
  return Buffer.concat([Buffer.from(`${start}${signature.toString('base64')}\r\n`), mail])
}

const SIGNED = [
  ...['from', 'to', 'cc', 'subject', 'date', 'message-id', 'reply-to', 'in-reply-to', 'references'],
  ...['mime-version', 'content-type', 'content-transfer-encoding'],
]
