/** The length of a tar's blocks: headers are one, contents are filled up to a whole number of them. */
export const BLOCK = 512

/** What a tar's header block says (POSIX.1-2017, pax, "ustar Interchange Format"; and the older forms before it). */
export interface TarHeader {
  readonly name: string
  readonly size: number
  /** The type flag: `0` a file, `5` a folder, `x` more about the next member. */
  readonly type: string
  readonly link: string
}

/** Reads a header block. Undefined where its checksum does not hold, and for a block of zeros. */
export function readTarHeader(block: Buffer): TarHeader | undefined {
  if (block.length < BLOCK || !checksumHolds(block)) return undefined
  const flag = block[156]!
  const ustar = block.toString('latin1', 257, 262) === 'ustar'
  // A GNU tar has other things where POSIX has the name's prefix; it says so with a blank in its mark.
  const prefix = ustar && block[262] === 0 ? text(block, 345, 155) : ''
  const name = text(block, 0, 100)
  const size = number(block, 124, 12)
  if (size === undefined) return undefined
  return {
    name: prefix === '' ? name : `${prefix}/${name}`,
    size,
    // Old tars have a zero for a file, and a folder only by its name.
    type: flag === 0 || flag === 48 ? (name.endsWith('/') ? '5' : '0') : String.fromCharCode(flag),
    link: text(block, 157, 100),
  }
}

/** Whether bytes begin as a tar does; 'maybe' for the oldest form, which has no mark but its checksum. */
export function looksLikeTar(head: Uint8Array): 'yes' | 'maybe' | 'no' {
  const block = Buffer.from(head.buffer, head.byteOffset, Math.min(BLOCK, head.byteLength))
  if (readTarHeader(block) === undefined) return 'no'
  return block.toString('latin1', 257, 262) === 'ustar' ? 'yes' : 'maybe'
}

/** The sum of the header's bytes, its own field counted as blanks; some old programs summed signed bytes. */
function checksumHolds(block: Buffer): boolean {
  const told = number(block, 148, 8)
  let unsigned = 8 * 32
  let signed = 8 * 32
  for (let index = 0; index < BLOCK; index++) {
    if (index >= 148 && index < 156) continue
    const byte = block[index]!
    unsigned += byte
    signed += byte < 128 ? byte : byte - 256
  }
  return unsigned > 8 * 32 && (told === unsigned || told === signed)
}

/** An octal number; or, for sizes of 8 GiB and more, one in base 256 behind a set bit (a GNU extension that all read). */
function number(block: Buffer, from: number, length: number): number | undefined {
  if (block[from]! >= 0x80) {
    let value = block[from]! & 0x7f
    for (let index = from + 1; index < from + length; index++) value = value * 256 + block[index]!
    return Number.isSafeInteger(value) ? value : undefined
  }
  // The field ends with a blank or a zero; what stands behind that is left over from something else.
  const octal = /^ {0,11}([0-7]{0,12})(?:[ \0]|$)/.exec(block.toString('latin1', from, from + length))?.[1]
  return octal === undefined ? undefined : octal === '' ? 0 : parseInt(octal, 8)
}

/** A text field up to its first zero, as UTF-8 where it is that, else as Latin-1. */
function text(block: Buffer, from: number, length: number): string {
  const field = block.subarray(from, from + length)
  const end = field.indexOf(0)
  return decoded(end === -1 ? field : field.subarray(0, end))
}

/** A name of unknown encoding as text. */
export function decoded(bytes: Buffer): string {
  const utf8 = bytes.toString('utf8')
  return utf8.includes('\uFFFD') ? bytes.toString('latin1') : utf8
}

/**
 * The records of a pax header: `30 path=...\n`, each with its own length in front (POSIX.1-2017, "pax Extended Header").
 * What cannot be read ends the reading.
 */
export function readPax(bytes: Buffer): ReadonlyMap<string, string> {
  const records = new Map<string, string>()
  for (let from = 0; from < bytes.length;) {
    const blank = bytes.indexOf(32, from)
    const length = blank === -1 || blank - from > 10 ? NaN : Number(bytes.toString('latin1', from, blank))
    if (!(length > blank - from + 1) || from + length > bytes.length) break
    const record = decoded(bytes.subarray(blank + 1, from + length - 1))
    const equals = record.indexOf('=')
    if (equals > 0) records.set(record.slice(0, equals), record.slice(equals + 1))
    from += length
  }
  return records
}
