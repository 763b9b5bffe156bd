import type { Span } from '#ground'
import { decodeBase64, decodeStepwise, endOfBase64 } from './base64.ts'
import type { Origins } from './origins.ts'
import { decodeQuotedPrintable } from './quoted-printable.ts'
import { decodeUuencoded } from './uuencode.ts'
import { decodeYenc } from './yenc.ts'

/** What an encoding's name means: RFC 2045 §6.1, the names of older gateways, and misspellings seen in mail. */
const MEANINGS = new Map<string, 'base64' | 'quoted-printable' | 'uuencode' | 'yenc' | 'identity'>([
  ['7bit', 'identity'],
  ['8bit', 'identity'],
  ['binary', 'identity'],
  ['7-bit', 'identity'],
  ['8-bit', 'identity'],
  ['base64', 'base64'],
  ['base-64', 'base64'],
  ['quoted-printable', 'quoted-printable'],
  ['quotedprintable', 'quoted-printable'],
  ['x-uuencode', 'uuencode'],
  ['x-uue', 'uuencode'],
  ['uuencode', 'uuencode'],
  ['x-yenc', 'yenc'],
])

/** True where the name means something here. Bodies in other encodings are left as they are. */
export function isKnownEncoding(encoding: string): boolean {
  return MEANINGS.has(encoding)
}

/** True where the decoded bytes are the encoded ones. */
export function isIdentity(encoding: string): boolean {
  return (MEANINGS.get(encoding) ?? 'identity') === 'identity'
}

/** Takes the transfer encoding (RFC 2045 §6) off a body. Never fails: what is no encoded text is passed over. */
export function decodeTransfer(body: Buffer, encoding: string): Buffer {
  switch (MEANINGS.get(encoding)) {
    case 'base64':
      return decodeBase64(body)
    case 'quoted-printable':
      return decodeQuotedPrintable(body)
    case 'uuencode':
      return decodeUuencoded(body)
    case 'yenc':
      return decodeYenc(body)
    default:
      return body
  }
}

/**
 * The bytes of the encoded body from which some of its decoded bytes came: whole groups in base64, so that they can be
 * decoded alone. Undefined where the decoded bytes are none or not there.
 */
export function encodedSpan(body: Buffer, encoding: string, decoded: Span): Span | undefined {
  if (decoded.from >= decoded.to) return undefined
  if (isIdentity(encoding)) return decoded.to > body.length ? undefined : decoded
  const origins: Origins = { from: [], to: [] }
  const meaning = MEANINGS.get(encoding)
  if (meaning === 'base64') decodeStepwise(body.subarray(0, endOfBase64(body)), origins)
  else if (meaning === 'quoted-printable') decodeQuotedPrintable(body, origins)
  else if (meaning === 'uuencode') decodeUuencoded(body, origins)
  else decodeYenc(body, origins)
  const from = origins.from[decoded.from]
  const to = origins.to[decoded.to - 1]
  return from === undefined || to === undefined ? undefined : { from, to }
}
