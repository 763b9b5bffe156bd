import type { PstBytes } from './outlook-pst-file.ts'

/**
 * The measures in which the three forms of PST and OST files differ: 32-bit ("ANSI", Outlook 97–2002), 64-bit
 * ("Unicode", since 2003), and 64-bit with pages of 4 KiB (OST files since Outlook 2013). The first two stand in
 * [MS-PST] §2.2.2; the third is told in libpff's "Personal Folder File (PFF) format" and was checked on real files.
 */
export interface PstFormat {
  readonly name: 'ansi' | 'unicode' | 'unicode-4k'
  /** Block ids and file offsets have 8 bytes, else 4. */
  readonly wide: boolean
  readonly pageBytes: number
  /** Where the count of a b-tree page's entries stands, and its trailer begins: §2.2.2.7.7.1, §2.2.2.7.1. */
  readonly pageCount: number
  readonly pageTrailer: number
  /** Length of a block's trailer, the step on which blocks begin, and the most that one holds: §2.2.2.8.1. */
  readonly blockTrailer: number
  readonly blockStep: number
  readonly blockBytes: number
  /** How many bits of a heap id count the allocations of one heap block: §2.3.1.1. */
  readonly heapIndexBits: number
}

const ANSI: PstFormat = {
  name: 'ansi',
  wide: false,
  pageBytes: 512,
  pageCount: 496,
  pageTrailer: 500,
  blockTrailer: 12,
  blockStep: 64,
  blockBytes: 8192,
  heapIndexBits: 11,
}

const UNICODE: PstFormat = {
  ...ANSI,
  name: 'unicode',
  wide: true,
  pageCount: 488,
  pageTrailer: 496,
  blockTrailer: 16,
}

const UNICODE_4K: PstFormat = {
  name: 'unicode-4k',
  wide: true,
  pageBytes: 4096,
  pageCount: 4056,
  pageTrailer: 4072,
  blockTrailer: 24,
  blockStep: 512,
  blockBytes: 65536,
  heapIndexBits: 14,
}

/** Page types (§2.2.2.7.1) of the two b-trees: blocks by block id, nodes by node id. */
export const BLOCK_PAGE = 0x80
/** Page type of the node b-tree. */
export const NODE_PAGE = 0x81

/** The formats, that of the version number first (§2.2.2.6 wVer): a header may be damaged, so the others are tried. */
export function formatsFor(version: number): readonly PstFormat[] {
  if (version === 14 || version === 15) return [ANSI, UNICODE, UNICODE_4K]
  return version === 36 ? [UNICODE_4K, UNICODE, ANSI] : [UNICODE, UNICODE_4K, ANSI]
}

/** A 64-bit number that counts or names something, as a double: exact below 2^53, which is more than any file has. */
export function readWide(view: DataView, at: number): number {
  return view.getUint32(at, true) + view.getUint32(at + 4, true) * 0x1_0000_0000
}

/** A block id or file offset in the width of the format. */
export function readPlace(format: PstFormat, view: DataView, at: number): number {
  return format.wide ? readWide(view, at) : view.getUint32(at, true)
}

/** A view of exactly these bytes. */
export function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}

/** The signature of a block or page (§5.5): its place and its id folded into 16 bits, so that it knows where it lies. */
export function pstSignature(offset: number, id: number): number {
  const mixed = (low32(offset) ^ low32(id)) >>> 0
  return ((mixed >>> 16) ^ mixed) & 0xffff
}

/** The low 32 bits of a number that may be larger. */
export function low32(value: number): number {
  return (value % 0x1_0000_0000) >>> 0
}

/** Whether a page of the given type lies at the offset, by the type bytes of its trailer. */
export function liesPage(bytes: PstBytes, format: PstFormat, offset: number, type: number): boolean {
  const trailer = bytes.read(offset + format.pageTrailer, 2)
  return trailer[0] === type && trailer[1] === type
}
