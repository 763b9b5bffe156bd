import { hash } from 'node:crypto'

/** SHA-256 of some bytes (FIPS 180-4), 64 lower-case hex digits. It names material and everything derived from it. */
export type Digest = string & { readonly kind: 'Digest' }

/** Names bytes, or text as UTF-8, by what they are: the same bytes have the same name on every machine. */
export function digest(content: Uint8Array | string): Digest {
  return hash('sha256', content, 'hex') as Digest
}
