import { createPublicKey, type KeyObject } from 'node:crypto'
import { readTagList, withoutSpace } from './tag-list.ts'

/** A DKIM key as the DNS publishes it, read (RFC 6376 §3.6.1). */
export type KeyRecord =
  | UsableKey
  | {
      readonly kind: 'unusable'
      readonly cause: 'revoked' | 'malformed' | 'unknown-version' | 'unknown-type' | 'other-service'
      readonly says: string
    }

/** A key that signatures can be checked with. */
export interface UsableKey {
  readonly kind: 'key'
  readonly type: 'rsa' | 'ed25519'
  /** Length of the RSA modulus; 256 for Ed25519. */
  readonly bits: number
  readonly publicKey: KeyObject
  /** Hash algorithms that the key may be used with (`h=`); undefined for all. */
  readonly hashes: readonly string[] | undefined
  /** `t=y`: the domain was only testing. */
  readonly testing: boolean
  /** `t=s`: the identity `i=` must not be in a subdomain. */
  readonly strictIdentity: boolean
  /** The key's own bytes as the record gives them: the same key under another name is the same key. */
  readonly material: Buffer
}

/** How far a key of that length holds: RFC 8301 §3.2 wants 1,024 bits; 768-bit RSA was factored in public in 2009. */
export function strengthOf(key: UsableKey): 'sound' | 'weak' | 'factorable' {
  if (key.type === 'ed25519' || key.bits >= 1024) return 'sound'
  return key.bits <= 768 ? 'factorable' : 'weak'
}

/** Longer RSA keys are refused: checking one takes seconds, and RFC 8301 §3.2 asks nobody to take over 4,096 bits. */
const MOST_BITS = 8192

/** Characters of base64 with room for a key of the most bits; OpenSSL takes minutes to read one of a million bits. */
const LONGEST_KEY = 8000

/** Reads the text of a key's TXT record, its strings already joined. */
export function readKeyRecord(txt: string): KeyRecord {
  // Published records have empty tags here and there (`v=DKIM1;; p=…`), which harm nobody.
  const list = readTagList(
    txt
      .split(';')
      .filter(tag => tag.trim() !== '')
      .join(';'),
  )
  if (list.kind === 'malformed') return unusable('malformed', `The key record cannot be read: ${list.says}.`)
  const tag = (name: string) => list.tags.get(name)?.value
  // RFC 6376 §3.6.1: v= must be DKIM1 and come first where it is given at all.
  const version = tag('v')
  if (version !== undefined && (version !== 'DKIM1' || list.tags.keys().next().value !== 'v'))
    return unusable('unknown-version', `The key record is of version "${version.slice(0, 20)}", not DKIM1.`)
  const published = tag('p')
  if (published === undefined) return unusable('malformed', 'The key record holds no key (p=).')
  if (withoutSpace(published) === '') return unusable('revoked', 'The key was revoked: its record has an empty p=.')
  const services = words(tag('s'))
  if (services !== undefined && !services.includes('*') && !services.includes('email'))
    return unusable('other-service', 'The key is not meant for mail (s=).')
  const type = (tag('k') ?? 'rsa').toLowerCase()
  if (type !== 'rsa' && type !== 'ed25519')
    return unusable('unknown-type', `The key is of an unknown type, "${type.slice(0, 20)}".`)
  if (published.length > LONGEST_KEY) return unusable('malformed', 'What stands in p= is longer than any key in use.')
  const material = Buffer.from(withoutSpace(published), 'base64')
  const publicKey = type === 'rsa' ? rsaKey(material) : ed25519Key(material)
  const bits = type === 'rsa' ? (publicKey?.asymmetricKeyDetails?.modulusLength ?? 0) : 256
  if (publicKey?.asymmetricKeyType !== type) return unusable('malformed', `What stands in p= is no ${type} key.`)
  if (bits > MOST_BITS) return unusable('malformed', `An RSA key of ${bits} bits is longer than any that is in use.`)
  const flags = words(tag('t')) ?? []
  return {
    kind: 'key',
    type,
    bits,
    publicKey,
    hashes: words(tag('h')),
    testing: flags.includes('y'),
    strictIdentity: flags.includes('s'),
    material,
  }
}

/** RFC 6376 §3.6.1 says SubjectPublicKeyInfo, its errata also met the bare RSAPublicKey of PKCS #1. */
function rsaKey(material: Buffer): KeyObject | undefined {
  return publicKeyFrom(material, 'spki') ?? publicKeyFrom(material, 'pkcs1')
}

/** RFC 8463 §4.2: the 32 bytes alone. Node wants them wrapped, so the fixed head of RFC 8410 §4 goes before them. */
function ed25519Key(material: Buffer): KeyObject | undefined {
  if (material.length !== 32) return undefined
  return publicKeyFrom(Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), material]), 'spki')
}

function publicKeyFrom(key: Buffer, type: 'spki' | 'pkcs1'): KeyObject | undefined {
  try {
    return createPublicKey({ key, format: 'der', type })
  } catch (error) {
    if (isCryptoRefusal(error)) return undefined
    throw error
  }
}

/** True for what OpenSSL throws at bad key material, which is the material's fault and not ours. */
export function isCryptoRefusal(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  if ('opensslErrorStack' in error) return true
  return 'code' in error && typeof error.code === 'string' && /^ERR_(?:OSSL|CRYPTO)/.test(error.code)
}

const unusable = (cause: (KeyRecord & { kind: 'unusable' })['cause'], says: string): KeyRecord => ({
  kind: 'unusable',
  cause,
  says,
})

const words = (list: string | undefined) => list?.split(':').map(word => word.trim().toLowerCase())
