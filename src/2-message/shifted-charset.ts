/**
 * Seven-bit charsets that switch to another set and back. The platform reads none of them; iconv-lite reads UTF-7 only,
 * and takes a second for a megabyte of switches.
 */

const SHIFT_OUT = 0x0e
const SHIFT_IN = 0x0f
const ESCAPE = 0x1b
const TILDE = 0x7e

/** HZ (RFC 1843) as GBK bytes: `~{` and `~}` switch, `~~` is a tilde, a tilde before a line end continues the line. */
export function hzToGbk(bytes: Buffer): Buffer {
  const out = Buffer.alloc(bytes.length)
  let length = 0
  let chinese = false
  for (let index = 0; index < bytes.length; index++) {
    const byte = bytes[index]!
    const next = bytes[index + 1]
    if (byte === TILDE && next !== undefined && '{}~\n'.includes(String.fromCharCode(next))) {
      if (next === TILDE) out[length++] = TILDE
      else if (next !== 0x0a) chinese = next === 0x7b
      index++
    } else {
      // RFC 1843: a line end closes the two-byte text, so that one lost switch spoils one line only.
      if (byte === 0x0a) chinese = false
      out[length++] = chinese && byte > 0x20 ? byte | 0x80 : byte
    }
  }
  return out.subarray(0, length)
}

/** ISO-2022-KR (RFC 1557) as EUC-KR bytes: shift out and shift in switch, the designator `ESC $ ) C` is dropped. */
export function iso2022KrToEucKr(bytes: Buffer): Buffer {
  const out = Buffer.alloc(bytes.length)
  let length = 0
  let korean = false
  for (let index = 0; index < bytes.length; index++) {
    const byte = bytes[index]!
    if (byte === ESCAPE && bytes.toString('latin1', index + 1, index + 4) === '$)C') index += 3
    else if (byte === SHIFT_OUT) korean = true
    else if (byte === SHIFT_IN) korean = false
    else out[length++] = korean && byte > 0x20 ? byte | 0x80 : byte
  }
  return out.subarray(0, length)
}

/**
 * ISO-2022-JP (RFC 1468) without switches that another one follows at once. Writers leave them at the ends of encoded
 * words and lines; the platform takes each for an error, as WHATWG's decoder must.
 */
export function withoutIdleSwitches(bytes: Buffer): Buffer {
  return Buffer.from(bytes.toString('latin1').replace(/\x1b[($][()]?[@-Z](?=\x1b[($])/g, ''), 'latin1')
}

const PLUS = 0x2b
const MINUS = 0x2d

/** The six bits of each character of base64; 255 for all others. */
const BITS = Uint8Array.from({ length: 256 }, (_, code) => {
  const bits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'.indexOf(String.fromCharCode(code))
  return bits < 0 ? 255 : bits
})

/** UTF-7 (RFC 2152) as text: `+` begins UTF-16 in base64, which ends before what is not of it; a `-` there is dropped. */
export function decodeUtf7(bytes: Buffer): string {
  const units = new Uint16Array(bytes.length)
  let length = 0
  let shifted = false
  let start = 0
  let bits = 0
  let count = 0
  for (let index = 0; index < bytes.length; index++) {
    const byte = bytes[index]!
    const six = BITS[byte]!
    if (shifted && six < 64) {
      bits = (bits << 6) | six
      count += 6
      if (count >= 16) units[length++] = (bits >> (count -= 16)) & 0xffff
    } else if (byte === PLUS && !shifted) {
      shifted = true
      start = index
      bits = count = 0
    } else {
      // RFC 2152, rule 2: `+-` is a plus sign.
      if (!shifted || byte !== MINUS) units[length++] = byte
      else if (start === index - 1) units[length++] = PLUS
      shifted = false
    }
  }
  return Buffer.from(units.buffer, 0, length * 2).toString('utf16le')
}
