import { inflateSync } from 'node:zlib'
import { type Pst, plainBlockId } from './outlook-pst.ts'
import { decodeBlock } from './outlook-pst-encoding.ts'
import { pstChecksum } from './outlook-pst-file.ts'
import { type PstFormat, low32, pstSignature, readPlace, readWide, viewOf } from './outlook-pst-format.ts'
import { type BlockPlace, readBlockEntry } from './outlook-pst-index.ts'
import { paddedBytes } from './outlook-pst-rescue.ts'

/** The blocks that hold one node's data, in order. */
export interface BlockList {
  /** Ids of external blocks. */
  readonly ids: readonly number[]
  /** Bytes of all of them together, as told; undefined for a single block. */
  readonly size: number | undefined
}

/** What a subnode is (SLENTRY, [MS-PST] §2.2.2.8.3.3.1.1): a node inside a node. */
export interface Subnode {
  readonly data: number
  readonly subnodes: number
}

/** Reads one block, checked, decoded and unpacked; undefined where it is lost. What is wrong with it is a flaw. */
export function readBlock(pst: Pst, id: number): Uint8Array | undefined {
  const key = plainBlockId(id)
  const listed = listedPlace(pst, key)
  const found = fetchBlock(pst, key, listed) ?? fetchBlock(pst, key, pst.rescued.blocks.get(key))
  if (found === undefined) {
    missing(pst, key, listed)
    return undefined
  }
  const { bytes, place, sound } = found
  if (!sound)
    pst.flaws.add(
      'pst-block-checksum',
      `Data block ${key} at byte ${place.offset} does not match its checksum: some of its bytes have changed.`,
      { from: place.offset, to: place.offset + place.size },
    )
  // Internal blocks are never encoded.
  if (!isInternal(key)) decodeBlock(bytes, pst.encoding, key)
  return place.unpacked === place.size ? bytes : unpack(pst, key, bytes, place)
}

/** A block's bytes as they are stored, not decoded; undefined where it is lost. */
export function readStored(pst: Pst, id: number): Uint8Array | undefined {
  const key = plainBlockId(id)
  return (fetchBlock(pst, key, listedPlace(pst, key)) ?? fetchBlock(pst, key, pst.rescued.blocks.get(key)))?.bytes
}

function listedPlace(pst: Pst, key: number): BlockPlace | undefined {
  const entry = pst.blocks.find(key)
  return entry === undefined ? undefined : readBlockEntry(pst.format, entry)
}

function missing(pst: Pst, key: number, listed: BlockPlace | undefined): void {
  const why = pst.bytes.exhausted() ? 'was not read: the file asks for too much work' : 'is missing'
  const place = listed === undefined ? '' : ` at byte ${listed.offset}`
  const span = listed === undefined ? undefined : { from: listed.offset, to: listed.offset + listed.size }
  pst.flaws.add('pst-block-missing', `Data block ${key}${place} ${why}.`, span)
}

/** §2.2.2.2: bit 1 of a block id marks blocks that list others. */
export function isInternal(id: number): boolean {
  return (low32(id) & 2) !== 0
}

interface Fetched {
  readonly bytes: Uint8Array
  readonly place: BlockPlace
  readonly sound: boolean
}

/** The stored bytes if they are those of this block: its trailer (§2.2.2.8.1) bears its id, or its checksum is right. */
function fetchBlock(pst: Pst, id: number, place: BlockPlace | undefined): Fetched | undefined {
  if (place === undefined) return undefined
  const { format } = pst
  const padded = paddedBytes(format, place.size)
  const whole = pst.bytes.read(place.offset, padded)
  if (whole.length < padded) return undefined
  const view = viewOf(whole)
  const trailer = padded - format.blockTrailer
  const checksum = view.getUint32(trailer + (format.wide ? 4 : 8), true)
  const signature = view.getUint16(trailer + 2, true)
  const owner = format.wide ? readWide(view, trailer + 8) : view.getUint32(trailer + 4, true)
  const bytes = whole.slice(0, place.size)
  // Some other programs that write PST files leave the signature and the checksum empty.
  const unchecked = checksum === 0 && signature === 0
  const matches = checksum === pstChecksum(bytes) && signature === pstSignature(place.offset, id)
  const own = plainBlockId(owner) === id
  return own || matches ? { bytes, place, sound: own && (matches || unchecked) } : undefined
}

function unpack(pst: Pst, id: number, bytes: Uint8Array, place: BlockPlace): Uint8Array | undefined {
  try {
    pst.bytes.spend(place.unpacked)
    return inflateSync(bytes, { maxOutputLength: pst.format.blockBytes })
  } catch (fault) {
    if (!(fault instanceof Error) || !('code' in fault)) throw fault
    pst.flaws.add('pst-block-packed', `Data block ${id} at byte ${place.offset} cannot be unpacked.`)
    return undefined
  }
}

/** How deep trees of blocks may be: XXBLOCK over XBLOCK (§2.2.2.8.3.2), SIBLOCK over SLBLOCK (§2.2.2.8.3.3). */
const BLOCK_LEVELS = 2

/** The external blocks of a data tree (§2.2.2.8.3.2), or the one block itself. */
export function listBlocks(pst: Pst, id: number): BlockList | undefined {
  if (!isInternal(id)) return { ids: [id], size: undefined }
  const ids: number[] = []
  const most = Math.ceil(pst.limits.messageBytes / (pst.format.blockBytes / 16))
  const size = listInto(pst, id, BLOCK_LEVELS, most, ids)
  return size === undefined ? undefined : { ids, size }
}

function listInto(pst: Pst, id: number, above: number, most: number, ids: number[]): number | undefined {
  const block = readBlock(pst, id)
  if (block === undefined) return undefined
  const tree = parseBlockTree(pst.format, block)
  if (tree === undefined || tree.level > above) {
    pst.flaws.add('pst-block-tree', `Block ${id} should list the blocks of some data, but does not.`)
    return undefined
  }
  for (const child of tree.children) {
    if (ids.length >= most) break
    if (tree.level === 1) ids.push(child)
    else listInto(pst, child, tree.level - 1, most, ids)
  }
  return tree.size
}

/** A block that lists blocks. */
export interface BlockTree {
  readonly level: number
  readonly children: readonly number[]
  /** Bytes of all data below it. */
  readonly size: number
}

/** XBLOCK and XXBLOCK (§2.2.2.8.3.2): type 1, level, count, total size, then block ids. */
export function parseBlockTree(format: PstFormat, block: Uint8Array): BlockTree | undefined {
  const level = block[1] ?? 0
  if (block.length < 8 || block[0] !== 1 || level < 1 || level > BLOCK_LEVELS) return undefined
  const view = viewOf(block)
  const width = format.wide ? 8 : 4
  const count = Math.min(view.getUint16(2, true), Math.floor((block.length - 8) / width))
  const children = Array.from({ length: count }, (_, index) => readPlace(format, view, 8 + index * width))
  return { level, children, size: view.getUint32(4, true) }
}

/** All data of a list of blocks, up to a limit. Zeros stand for a block that is lost, and a flaw says so. */
export function readAll(pst: Pst, list: BlockList, most: number): Uint8Array {
  const [only] = list.ids
  if (list.ids.length === 1 && only !== undefined) return readBlock(pst, only)?.subarray(0, most) ?? new Uint8Array(0)
  const total = Math.min(list.size ?? 0, most)
  if ((list.size ?? 0) > most)
    pst.flaws.add('pst-too-large', `A value of ${list.size ?? 0} bytes was cut after ${most} bytes.`)
  const whole = new Uint8Array(Math.min(total, list.ids.length * pst.format.blockBytes))
  // §2.2.2.8.3.1: every block of a tree but the last is full.
  const full = pst.format.blockBytes - pst.format.blockTrailer
  let at = 0
  for (const id of list.ids) {
    if (at >= whole.length || pst.bytes.exhausted()) break
    const block = readBlock(pst, id)
    if (block !== undefined) whole.set(block.subarray(0, whole.length - at), at)
    at += block?.length ?? full
  }
  return at < whole.length ? whole.subarray(0, at) : whole
}

/** How many subnodes are kept of one node: more attachments than any mail has. */
const MOST_SUBNODES = 100_000

/** The subnodes of a node by their ids (§2.2.2.8.3.3); empty for a node without any. */
export function readSubnodes(pst: Pst, id: number): ReadonlyMap<number, Subnode> {
  const found = new Map<number, Subnode>()
  if (id !== 0) subnodesInto(pst, id, BLOCK_LEVELS - 1, found)
  return found
}

function subnodesInto(pst: Pst, id: number, above: number, found: Map<number, Subnode>): void {
  const block = readBlock(pst, id)
  if (block === undefined) return
  const list = parseSubnodes(pst.format, block)
  if (list === undefined || list.level > above) {
    pst.flaws.add('pst-subnodes', `Block ${id} should list the parts of an item, but does not.`)
    return
  }
  for (const [key, subnode] of list.subnodes) if (found.size < MOST_SUBNODES) found.set(key, subnode)
  for (const child of list.children) subnodesInto(pst, child, list.level - 1, found)
}

/** A block that lists subnodes, or blocks that do. */
export interface SubnodeList {
  readonly level: number
  readonly subnodes: ReadonlyMap<number, Subnode>
  readonly children: readonly number[]
}

/** SLBLOCK and SIBLOCK (§2.2.2.8.3.3): type 2, level, count, then entries of three or two numbers. */
export function parseSubnodes(format: PstFormat, block: Uint8Array): SubnodeList | undefined {
  const level = block[1] ?? BLOCK_LEVELS
  const width = format.wide ? 8 : 4
  if (block.length < width || block[0] !== 2 || level >= BLOCK_LEVELS) return undefined
  const view = viewOf(block)
  const step = width * (level === 0 ? 3 : 2)
  const count = Math.min(view.getUint16(2, true), Math.floor((block.length - width) / step))
  const subnodes = new Map<number, Subnode>()
  const children: number[] = []
  for (let at = width; at < width + count * step; at += step) {
    const first = readPlace(format, view, at + width)
    if (level === 1) children.push(first)
    else subnodes.set(view.getUint32(at, true), { data: first, subnodes: readPlace(format, view, at + 2 * width) })
  }
  return { level, subnodes, children }
}
