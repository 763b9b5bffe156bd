import { constants, createPublicKey, hash, type KeyObject, publicDecrypt } from 'node:crypto'
import { DIGEST_INFO } from './dkim.ts'
import type { DkimSignature } from './dkim-signature.ts'
import { isCryptoRefusal } from './key-record.ts'
import { type SignedMail, signedText } from './signed-mail.ts'

/** An RSA signature as arithmetic: the number in `b=`, and the padded hash that its power must leave modulo the key. */
export interface SignedNumber {
  readonly signature: Buffer
  readonly encoded: Buffer
}

/**
 * What an RSA signature and the mail as it lies here say about the key (RFC 8017 §8.2.2): signature^e and the encoded
 * hash differ by a multiple of the modulus, where the mail is as it was signed. Undefined for other kinds of signature,
 * and where the body shows that the mail was changed.
 */
export function signedNumber(mail: SignedMail, signature: DkimSignature): SignedNumber | undefined {
  const { type, bodyForm, length, bodyHash, signature: number } = signature
  if (type !== 'rsa' || !mail.bodyHash(bodyForm, signature.hash, length).equals(bodyHash)) return undefined
  const digest = hash(signature.hash, Buffer.from(signedText(mail.fields, signature), 'latin1'), 'buffer')
  const encoded = paddedHash(signature.hash, digest, number.length)
  return encoded === undefined ? undefined : { signature: number, encoded }
}

/** RFC 8017 §9.2: 00 01, FF until it is as long as the modulus, 00, the name of the hash, the hash. */
function paddedHash(algorithm: DkimSignature['hash'], digest: Buffer, length: number): Buffer | undefined {
  const end = Buffer.concat([DIGEST_INFO[algorithm], digest])
  const fill = length - end.length - 3
  return fill < 8 ? undefined : Buffer.concat([Buffer.from([0, 1]), Buffer.alloc(fill, 0xff), Buffer.from([0]), end])
}

/** An RSA key's two numbers. */
export interface Modulus {
  readonly modulus: Buffer
  readonly exponent: number
}

/** A key made from its numbers, and the text that its record would have. */
export function keyFromModulus({ modulus, exponent }: Modulus): {
  readonly txt: string
  readonly bits: number
  readonly publicKey: KeyObject
} {
  const digits = exponent.toString(16)
  const jwk = {
    kty: 'RSA',
    n: modulus.toString('base64url'),
    e: Buffer.from(digits.padStart(digits.length + (digits.length % 2), '0'), 'hex').toString('base64url'),
  }
  const publicKey = createPublicKey({ key: jwk, format: 'jwk' })
  const material = publicKey.export({ type: 'spki', format: 'der' }).toString('base64')
  return { txt: `v=DKIM1; k=rsa; p=${material}`, bits: publicKey.asymmetricKeyDetails?.modulusLength ?? 0, publicKey }
}

/** Whether a key made a signature over the mail as it lies here. */
export function verifiesBy(publicKey: KeyObject, { signature, encoded }: SignedNumber): boolean {
  try {
    return publicDecrypt({ key: publicKey, padding: constants.RSA_NO_PADDING }, signature).equals(encoded)
  } catch (error) {
    if (isCryptoRefusal(error)) return false
    throw error
  }
}
