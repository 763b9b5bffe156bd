import { crc32 } from 'node:zlib'

/** What a zip says about one member (PKWARE APPNOTE 6.3.10, 4.3.7 and 4.3.12). */
export interface ZipEntry {
  readonly name: string
  readonly encrypted: boolean
  /** 0 stored, 8 DEFLATE, 93 Zstandard; others are not read. */
  readonly method: number
  readonly crc: number
  readonly packed: number
  readonly size: number
  /** Where its local header is. */
  readonly offset: number
  readonly link: boolean
  /** The length of the record in the directory, or of the local header. */
  readonly length: number
  /** Sizes and checksum are not here but behind the content. */
  readonly described: boolean
}

/** The first bytes of the records, as little-endian numbers. */
export const LOCAL = 0x04034b50
/** Begins a record of the directory. */
export const CENTRAL = 0x02014b50
/** Begins the record of sizes behind a member's content. */
export const DESCRIPTOR = 0x08074b50

/** The fixed part of a directory's record, and of a local header. */
export const CENTRAL_LENGTH = 46
/** The fixed part of a local header. */
export const LOCAL_LENGTH = 30

/** The length of the record that begins here; its fixed part must be there. */
export const centralLength = (fixed: Buffer) =>
  CENTRAL_LENGTH + fixed.readUInt16LE(28) + fixed.readUInt16LE(30) + fixed.readUInt16LE(32)

/** The length of the local header that begins here; its fixed part must be there. */
export const localLength = (fixed: Buffer) => LOCAL_LENGTH + fixed.readUInt16LE(26) + fixed.readUInt16LE(28)

/** Reads a whole record of the directory. */
export function readCentral(record: Buffer): ZipEntry {
  const names = CENTRAL_LENGTH + record.readUInt16LE(28)
  const raw = record.subarray(CENTRAL_LENGTH, names)
  const extra = record.subarray(names, names + record.readUInt16LE(30))
  const flags = record.readUInt16LE(8)
  const long = new LongNumbers(extra)
  const size = long.orLong(record.readUInt32LE(24))
  const packed = long.orLong(record.readUInt32LE(20))
  // APPNOTE 4.4.2.2: 3 says that the attributes are those of Unix; their upper half is the file's mode.
  const mode = record[5] === 3 ? record.readUInt16LE(40) : 0
  return {
    name: nameOf(raw, flags, extra),
    encrypted: (flags & 0x41) !== 0,
    method: record.readUInt16LE(10),
    crc: record.readUInt32LE(16),
    packed,
    size,
    offset: long.orLong(record.readUInt32LE(42)),
    link: (mode & 0xf000) === 0xa000,
    length: record.length,
    described: (flags & 8) !== 0,
  }
}

/** Reads a whole local header that stands at `offset`. */
export function readLocal(record: Buffer, offset: number): ZipEntry {
  const names = LOCAL_LENGTH + record.readUInt16LE(26)
  const extra = record.subarray(names)
  const flags = record.readUInt16LE(6)
  const long = new LongNumbers(extra)
  const size = long.orLong(record.readUInt32LE(22))
  const packed = long.orLong(record.readUInt32LE(18))
  return {
    name: nameOf(record.subarray(LOCAL_LENGTH, names), flags, extra),
    encrypted: (flags & 0x41) !== 0,
    method: record.readUInt16LE(8),
    crc: record.readUInt32LE(14),
    packed,
    size,
    offset,
    link: false,
    length: record.length,
    described: (flags & 8) !== 0,
  }
}

/** APPNOTE 4.5.3: numbers that do not fit stand in an extra field, in this order and only those. */
class LongNumbers {
  #left: Buffer

  constructor(extra: Buffer) {
    this.#left = extraField(extra, 1) ?? Buffer.alloc(0)
  }

  orLong(short: number): number {
    if (short !== 0xffffffff || this.#left.length < 8) return short
    const long = Number(this.#left.readBigUInt64LE(0))
    this.#left = this.#left.subarray(8)
    return long
  }
}

function extraField(extra: Buffer, id: number): Buffer | undefined {
  for (let from = 0; from + 4 <= extra.length;) {
    const end = from + 4 + extra.readUInt16LE(from + 2)
    if (extra.readUInt16LE(from) === id) return extra.subarray(from + 4, end)
    from = end
  }
  return undefined
}

/** APPNOTE appendix D: names are UTF-8 where a flag or an extra field says so. Where they are that anyway, so be it. */
function nameOf(raw: Buffer, flags: number, extra: Buffer): string {
  const unicode = extraField(extra, 0x7075)
  if (unicode !== undefined && unicode.length > 5 && unicode.readUInt32LE(1) === crc32(raw))
    return unicode.toString('utf8', 5)
  const utf8 = raw.toString('utf8')
  if ((flags & 0x800) !== 0 || !utf8.includes('\uFFFD')) return utf8
  return [...raw].map(byte => (byte < 128 ? String.fromCharCode(byte) : CODE_PAGE_437[byte - 128]!)).join('')
}

/** The upper half of code page 437, which zip has from its first computer. */
const CODE_PAGE_437 =
  'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u00a0'
