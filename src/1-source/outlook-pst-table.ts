import type { Pst } from './outlook-pst.ts'
import { listBlocks, readBlock } from './outlook-pst-block.ts'
import { viewOf } from './outlook-pst-format.ts'
import { type Heap, type NodeRoots, heapRecords, openHeap } from './outlook-pst-heap.ts'
import { valueOf } from './outlook-pst-property.ts'
import { type Properties, type Property, TAG, TYPE } from './outlook-property.ts'

/** A table of a PST file (TC, [MS-PST] §2.3.4): the subfolders or items of a folder, an item's recipients or parts. */
export interface PstTable {
  /** The id of each row, in rising order: for a folder's tables the node it is about. */
  readonly ids: readonly number[]
  /** A row's properties; undefined where its bytes are lost. */
  row(id: number): Properties | undefined
}

interface Column {
  readonly tag: number
  readonly type: number
  readonly offset: number
  readonly width: number
  readonly bit: number
}

interface Layout {
  readonly columns: readonly Column[]
  /** Bytes of a row, and where the bits begin that tell which of its cells are filled. */
  readonly rowBytes: number
  readonly bitsFrom: number
  /** Where the rows lie: a heap or subnode id. */
  readonly rows: number
  readonly index: number
}

const TABLE = 0x7c

/** Opens a table; undefined where it is lost as a whole. */
export function openTable(pst: Pst, node: NodeRoots | undefined): PstTable | undefined {
  const heap = openHeap(pst, node)
  if (node === undefined || heap === undefined) return undefined
  const layout = heap.holds === TABLE ? layoutOf(heap) : undefined
  if (layout === undefined) {
    pst.flaws.add('pst-table', `Data block ${node.data} should hold a table, but does not.`)
    return undefined
  }
  const rowAt = rowReader(heap, layout)
  // TCROWID §2.3.4.3.1: the row's id and its number in the matrix, of 4 bytes in wide formats, else 2.
  const numbers = new Map<number, number>()
  for (const { key, value } of heapRecords(heap, layout.index)) {
    if (numbers.size >= pst.limits.containerMembers || value.byteLength < 2) break
    numbers.set(key, value.byteLength >= 4 ? value.getUint32(0, true) : value.getUint16(0, true))
  }
  return {
    ids: [...numbers.keys()],
    row(id) {
      const number = numbers.get(id)
      const row = number === undefined ? undefined : rowAt(number)
      return row === undefined ? undefined : cellsOf(heap, layout, row)
    },
  }
}

/** TCINFO §2.3.4.1 and its columns, TCOLDESC §2.3.4.2. */
function layoutOf(heap: Heap): Layout | undefined {
  const header = heap.piece(heap.root)
  if (header === undefined || header.length < 22 || header[0] !== TABLE) return undefined
  const view = viewOf(header)
  const count = Math.min(header[1]!, Math.floor((header.length - 22) / 8))
  const columns = Array.from({ length: count }, (_, index) => {
    const at = 22 + index * 8
    return {
      type: view.getUint16(at, true),
      tag: view.getUint16(at + 2, true),
      offset: view.getUint16(at + 4, true),
      width: view.getUint8(at + 6),
      bit: view.getUint8(at + 7),
    }
  })
  // rgib: where the cells of 8 and 4, of 2, of 1 byte end, and the end of the row behind the bits.
  const layout = {
    columns,
    bitsFrom: view.getUint16(6, true),
    rowBytes: view.getUint16(8, true),
    rows: view.getUint32(14, true),
    index: view.getUint32(10, true),
  }
  return layout.rowBytes === 0 ? undefined : layout
}

/** The bytes of a row by its number: rows lie one after the other in a heap piece, or in the blocks of a subnode. */
function rowReader(heap: Heap, { rows, rowBytes }: Layout): (number: number) => Uint8Array | undefined {
  if ((rows & 0x1f) === 0) {
    const matrix = rows === 0 ? new Uint8Array(0) : heap.piece(rows)
    return number => cut(matrix, number, rowBytes)
  }
  const subnode = heap.subnodes.get(rows)
  const blocks = subnode === undefined ? [] : (listBlocks(heap.pst, subnode.data)?.ids ?? [])
  // §2.3.4.4: no row is broken across two blocks.
  const { blockBytes, blockTrailer } = heap.pst.format
  const perBlock = Math.floor((blockBytes - blockTrailer) / rowBytes)
  const last: { index: number; bytes: Uint8Array | undefined } = { index: -1, bytes: undefined }
  return number => {
    const index = Math.floor(number / perBlock)
    const id = blocks[index]
    if (id === undefined) return undefined
    // Rows are asked for in about their own order, so one block is remembered.
    if (last.index !== index) Object.assign(last, { index, bytes: readBlock(heap.pst, id) })
    return cut(last.bytes, number % perBlock, rowBytes)
  }
}

function cut(bytes: Uint8Array | undefined, number: number, width: number): Uint8Array | undefined {
  const row = bytes?.subarray(number * width, (number + 1) * width)
  return row?.length === width ? row : undefined
}

/** What one cell costs in work: a hostile table may have the same row a million times. */
const CELL_WORK = 16

/** §2.3.4.4.1: the cells whose bit is set; those of up to 8 bytes stand in the row, others behind an id. */
function cellsOf(heap: Heap, layout: Layout, row: Uint8Array): Properties {
  heap.pst.bytes.spend(layout.columns.length * CELL_WORK)
  const view = viewOf(row)
  const cells = new Map<number, Property>()
  for (const { tag, type, offset, width, bit } of layout.columns) {
    const bits = row[layout.bitsFrom + (bit >>> 3)] ?? 0
    if ((bits & (0x80 >>> (bit & 7))) === 0 || offset + width > row.length) continue
    const inPlace = width !== 4 || FIXED.has(type)
    const bytes = inPlace
      ? row.subarray(offset, offset + width)
      : valueOf(heap, type, new DataView(view.buffer, view.byteOffset + offset, 4))
    if (bytes !== undefined) cells.set(tag, { type, bytes })
  }
  if (!cells.has(TAG.rowId)) cells.set(TAG.rowId, { type: TYPE.long, bytes: row.subarray(0, 4) })
  return cells
}

/** Types of up to eight bytes, which stand in the row themselves: numbers, errors, truth values, times. */
const FIXED: ReadonlySet<number> = new Set([2, 3, 4, 5, 6, 7, 10, 11, 20, 64])
