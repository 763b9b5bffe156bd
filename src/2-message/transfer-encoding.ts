import type { Span } from '#ground'
import { decodeBase64, decodeStepwise, endOfBase64 } from './base64.ts'
import { originsOf, type Origins } from './origins.ts'
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

/** Finds the bytes of an encoded body from which some of its decoded bytes came; undefined where there are none. */
export type EncodedPlaces = (decoded: Span) => Span | undefined

/** A body without its transfer encoding, and the way back. */
export interface PlacedBody {
  readonly decoded: Buffer
  readonly places: EncodedPlaces
}

/**
 * Decodes a body and keeps the way back to where its bytes are written, in one reading of it: whole groups in base64, so
 * that what is found decodes by itself.
 */
export function decodeWithPlaces(body: Buffer, encoding: string): PlacedBody {
  if (isIdentity(encoding))
    return {
      decoded: body,
      places: decoded => (decoded.from < decoded.to && decoded.to <= body.length ? decoded : undefined),
    }
  const origins = originsOf(body)
  const decoded = decodeNoting(body, encoding, origins)
  return {
    decoded,
    places: ({ from, to }) =>
      from < to && to <= decoded.length ? { from: origins.from[from]!, to: origins.to[to - 1]! } : undefined,
  }
}

function decodeNoting(body: Buffer, encoding: string, origins: Origins): Buffer {
  switch (MEANINGS.get(encoding)) {
    case 'base64':
      return decodeStepwise(body.subarray(0, endOfBase64(body)), origins)
    case 'quoted-printable':
      return decodeQuotedPrintable(body, origins)
    case 'uuencode':
      return decodeUuencoded(body, origins)
    default:
      return decodeYenc(body, origins)
  }
}
