/**
 * Seven-bit charsets that switch to a two-byte set and back, and that neither the platform nor iconv-lite reads: both
 * become an eight-bit charset when the high bit is set on the bytes between the switches.
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
