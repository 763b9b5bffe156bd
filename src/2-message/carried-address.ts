import { decoded } from './link-target.ts'

/** An address in base64: what `http` becomes at its beginning. */
const BASE64 = /^aHR0c(?:Dov|HM6)[A-Za-z0-9+/_=-]{6,}$/

/** The same in hexadecimal. */
const HEX = /^68747470(?:3a|733a)(?:[0-9a-f]{2}){4,}$/i

/** True for a value that is in code, and so is an address or nothing: `http` or a record in base64 or hexadecimal. */
export function isCoded(value: string): boolean {
  return BASE64.test(value) || HEX.test(value) || value.includes(RECORD)
}

/** How a JSON object begins in base64, as tokens of trackers have it (RFC 7519). */
const RECORD = 'eyJ'

/** The address in a field of a token that says so by its name. */
function addressInRecord(value: string): string | undefined {
  const token = /eyJ[A-Za-z0-9_-]{10,6000}/.exec(value)?.[0] ?? ''
  const record = Buffer.from(token, 'base64url').toString('utf8')
  const address = /"(?:u|url|uri|href|link|target|to|redirect|dest|destination)":"(https?:[^"]{4,4000})"/.exec(
    record,
  )?.[1]
  return address === undefined ? undefined : plausible(address.replaceAll('\\/', '/').replaceAll('\\u0026', '&'))
}

/** The absolute web address that a value is, escaped once or twice, in base64 or in hex; undefined where it is none. */
export function addressIn(value: string): string | undefined {
  if (BASE64.test(value)) return plausible(Buffer.from(value, 'base64').toString('utf8'))
  if (HEX.test(value)) return plausible(Buffer.from(value, 'hex').toString('utf8'))
  if (value.includes(RECORD)) return addressInRecord(value)
  let text = value
  for (let times = 0; times < 3; times++) {
    if (/^https?:[/\\]{1,3}[^/\\]/i.test(text)) return plausible(text)
    const next = decoded(text)
    if (next === text) break
    text = next
  }
  if (BASE64.test(text)) return plausible(Buffer.from(text, 'base64').toString('utf8'))
  return /^(?:\/\/|www\.)[a-z0-9-]+\.[a-z0-9.-]+/i.test(text) ? text : undefined
}

function plausible(text: string): string | undefined {
  // Decoded noise has control characters, an address has none.
  return /^https?:[/\\]{1,3}[^\u0000-\u0020/\\]/i.test(text) ? text.replace(/[\u0000-\u0020].*$/s, '') : undefined
}
