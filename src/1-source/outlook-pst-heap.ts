import type { Pst } from './outlook-pst.ts'
import { type BlockList, type Subnode, listBlocks, readBlock, readSubnodes } from './outlook-pst-block.ts'
import { viewOf } from './outlook-pst-format.ts'

/** A node of a PST file as far as its properties or its table need it: data and subnodes by block id. */
export type NodeRoots = Subnode

/** A heap on a node ([MS-PST] §2.3.1): small pieces of bytes by heap id, in the blocks of one node. */
export interface Heap {
  /** What is built on it: 0xbc properties, 0x7c a table (§2.3.1.2 bClientSig). */
  readonly holds: number
  /** The heap id of its main structure. */
  readonly root: number
  readonly pst: Pst
  /** The node's parts, which hold what is too large for the heap. */
  readonly subnodes: ReadonlyMap<number, Subnode>
  /** One piece; undefined where there is none of that id, or its block is lost. */
  piece(id: number): Uint8Array | undefined
}

/** Opens the heap of a node; undefined where its first block is lost or is no heap. */
export function openHeap(pst: Pst, node: NodeRoots | undefined): Heap | undefined {
  if (node === undefined || node.data === 0) return undefined
  const list = listBlocks(pst, node.data)
  const first = list?.ids[0] === undefined ? undefined : readBlock(pst, list.ids[0])
  if (list === undefined || first === undefined) return undefined
  // HNHDR §2.3.1.2: offset of the page map, signature 0xec, what it holds, root, fill levels.
  if (first.length < 12 || first[2] !== 0xec) {
    pst.flaws.add('pst-heap', `Data block ${node.data} should begin a heap of properties, but does not.`)
    return undefined
  }
  const blocks = blockReader(pst, list, first)
  return {
    holds: first[3]!,
    root: viewOf(first).getUint32(4, true),
    pst,
    subnodes: readSubnodes(pst, node.subnodes),
    piece: id => pieceOf(pst, blocks, id),
  }
}

function blockReader(pst: Pst, list: BlockList, first: Uint8Array): (index: number) => Uint8Array | undefined {
  const read = new Map<number, Uint8Array | undefined>([[0, first]])
  return index => {
    const id = list.ids[index]
    if (id !== undefined && !read.has(index)) read.set(index, readBlock(pst, id))
    return read.get(index)
  }
}

/** HID §2.3.1.1: five bits of type, which are 0, then the number of the piece from 1, then the number of the block. */
function pieceOf(pst: Pst, blocks: (index: number) => Uint8Array | undefined, id: number): Uint8Array | undefined {
  const shift = 5 + pst.format.heapIndexBits
  const index = (id >>> 5) & ((1 << pst.format.heapIndexBits) - 1)
  const block = blocks(id >>> shift)
  if (block === undefined || block.length < 2 || index === 0) return undefined
  const view = viewOf(block)
  // HNPAGEMAP §2.3.1.5: counts of pieces and of freed ones, then where each piece begins, and the end of the last.
  const map = view.getUint16(0, true)
  const at = map + 4 + (index - 1) * 2
  if (at + 4 > block.length || index > view.getUint16(map, true)) return undefined
  const from = view.getUint16(at, true)
  const to = view.getUint16(at + 2, true)
  return from <= to && to <= block.length ? block.subarray(from, to) : undefined
}

/** One record of a tree on a heap: its key, of 2 or 4 bytes, and its value's bytes. */
export interface HeapRecord {
  readonly key: number
  readonly value: DataView
}

/** Trees on heaps are not deeper; each level multiplies by hundreds. */
const MOST_LEVELS = 8

/** What one record costs in work, since pieces of a hostile heap may overlap and hold the same records many times. */
const RECORD_WORK = 64

/** The records of a b-tree on a heap ([MS-PST] §2.3.2), in order of their keys. */
export function* heapRecords(heap: Heap, root: number): Generator<HeapRecord> {
  // BTHHEADER §2.3.2.1: type 0xb5, key and value length, levels, root.
  const header = heap.piece(root)
  const [type, keyBytes = 0, valueBytes = 0, levels = 0] = header ?? []
  if (
    header === undefined ||
    header.length < 8 ||
    type !== 0xb5 ||
    ![2, 4].includes(keyBytes) ||
    levels > MOST_LEVELS
  ) {
    heap.pst.flaws.add('pst-heap-tree', 'The list of an item’s properties, or of a table’s rows, is damaged.')
    return
  }
  const seen = new Set<number>()
  yield* recordsUnder(heap, viewOf(header).getUint32(4, true), keyBytes, valueBytes, levels, seen)
}

function* recordsUnder(
  heap: Heap,
  id: number,
  keyBytes: number,
  valueBytes: number,
  level: number,
  seen: Set<number>,
): Generator<HeapRecord> {
  // An empty tree has no root.
  if (id === 0) return
  const piece = seen.has(id) ? undefined : heap.piece(id)
  seen.add(id)
  if (piece === undefined) {
    heap.pst.flaws.add('pst-heap-tree', 'A part of the list of an item’s properties, or of a table’s rows, is lost.')
    return
  }
  // §2.3.2.2, §2.3.2.3: inner records hold the heap id of the next level, leaf records the value.
  const step = keyBytes + (level > 0 ? 4 : valueBytes)
  const view = viewOf(piece)
  for (let at = 0; at + step <= piece.length && !heap.pst.bytes.exhausted(); at += step) {
    heap.pst.bytes.spend(RECORD_WORK)
    const key = keyBytes === 2 ? view.getUint16(at, true) : view.getUint32(at, true)
    const value = new DataView(piece.buffer, piece.byteOffset + at + keyBytes, step - keyBytes)
    if (level === 0) yield { key, value }
    else yield* recordsUnder(heap, value.getUint32(0, true), keyBytes, valueBytes, level - 1, seen)
  }
}
