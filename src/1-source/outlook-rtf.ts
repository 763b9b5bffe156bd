import { pstChecksum } from './outlook-pst-file.ts'

/** RTF that was unpacked, as far as its bytes allowed. */
export interface UnpackedRtf {
  readonly bytes: Uint8Array
  /** What was wrong with it, for a person. */
  readonly flaw?: string
}

/** What every dictionary begins with ([MS-OXRTFCP] §2.1.2.1), since most RTF does. */
const DICTIONARY =
  '{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern \\fscript \\fdecor MS Sans ' +
  'SerifSymbolArialTimes New RomanCourier{\\colortbl\\red0\\green0\\blue0\r\n\\par \\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx'

const HEADER_BYTES = 16
const COMPRESSED = 0x75465a4c
const UNCOMPRESSED = 0x414c454d
/** A reference of two bytes gives at most 17 bytes, so that nothing honest grows more. */
const MOST_GROWTH = 9

/**
 * Unpacks compressed RTF ([MS-OXRTFCP]): runs of eight items behind a byte of flags, each a byte or a reference into
 * the last 4096 bytes.
 */
export function unpackRtf(packed: Uint8Array, most: number): UnpackedRtf | undefined {
  if (packed.length < HEADER_BYTES) return undefined
  const view = new DataView(packed.buffer, packed.byteOffset, packed.byteLength)
  const told = view.getUint32(4, true)
  const content = packed.subarray(HEADER_BYTES, Math.min(packed.length, view.getUint32(0, true) + 4))
  const type = view.getUint32(8, true)
  if (type === UNCOMPRESSED) return { bytes: content.subarray(0, told) }
  if (type !== COMPRESSED) return undefined
  const bytes = expand(content, Math.min(told, most, content.length * MOST_GROWTH))
  // §2.1.3.2: the checksum is that of PST files.
  if (view.getUint32(12, true) === pstChecksum(content) && bytes.length === told) return { bytes }
  return { bytes, flaw: 'The rich text of the message is damaged or cut.' }
}

/** §2.1.2, §2.1.3.1: the dictionary is the output itself, begun with the known text; positions in it are taken modulo 4096. */
function expand(content: Uint8Array, length: number): Uint8Array {
  const start = DICTIONARY.length
  const out = new Uint8Array(start + length)
  out.set(Buffer.from(DICTIONARY, 'latin1'))
  let at = start
  let from = 0
  while (from < content.length && at < out.length) {
    let flags = content[from++]!
    for (let item = 0; item < 8 && from < content.length && at < out.length; item++, flags >>= 1) {
      if ((flags & 1) === 0) {
        out[at++] = content[from++]!
        continue
      }
      const reference = (content[from]! << 8) | (content[from + 1] ?? 0)
      from += 2
      // How far back in the ring; the place about to be written means the end.
      const back = (at - (reference >>> 4)) & 0xfff
      if (back === 0) return out.subarray(start, at)
      const end = Math.min(at + (reference & 15) + 2, out.length)
      // A place that was never written is empty in the ring.
      for (; at < end; at++) out[at] = at < back ? 0 : out[at - back]!
    }
  }
  return out.subarray(start, at)
}
