/** The heaps of a PST file for tests ([MS-PST] §2.3): pieces of bytes, and trees of records among them. */
import { TYPE } from './outlook-property.ts'

/** Where the data and the subnodes of a node lie. */
export interface Roots {
  readonly data: number
  readonly subnodes: number
}

/** What a heap asks of the file that it is written to. */
export interface HeapHome {
  readonly format: { readonly blockBytes: number; readonly blockTrailer: number }
  block(data: Uint8Array, internal: boolean): number
  data(content: Uint8Array, piece?: number): number
}

/** Values longer than this lie in a subnode, as no heap piece is longer ([MS-PST] §2.3.3.3). */
const MOST_IN_HEAP = 3580

/** Writes one heap. */
export class HeapWriter {
  readonly #pst: HeapHome
  /** The header of the tree is the first piece, as Outlook writes it and some readers take for granted. */
  readonly #pieces: Uint8Array[] = [new Uint8Array(8)]
  #nextSubnode = 0x500

  constructor(pst: HeapHome) {
    this.#pst = pst
  }

  piece(bytes: Uint8Array): number {
    return this.#pieces.push(bytes) << 5
  }

  /** Four bytes that hold a value, or the id of where it lies. */
  cell(type: number, bytes: Uint8Array, subnodes: Map<number, Roots>): Buffer {
    const cell = Buffer.alloc(4)
    if (type === TYPE.long || type === TYPE.short || type === TYPE.boolean) cell.set(bytes.subarray(0, 4))
    else cell.writeUInt32LE(this.value(bytes, subnodes))
    return cell
  }

  /** Where a value lies: nowhere if it is empty, in the heap if it is short, else in a subnode. */
  value(bytes: Uint8Array, subnodes: Map<number, Roots>, piece?: number): number {
    if (bytes.length === 0) return 0
    if (bytes.length <= 800) return this.piece(bytes)
    const id = (this.#nextSubnode++ << 5) | 0x1f
    subnodes.set(id, { data: this.#pst.data(bytes, piece), subnodes: 0 })
    return id
  }

  tree(keyBytes: number, valueBytes: number, records: readonly Buffer[]): number {
    const all = Buffer.concat(records)
    const step = keyBytes + valueBytes
    const most = Math.floor(MOST_IN_HEAP / step) * step
    const leaves: Buffer[] = []
    for (let from = 0; from < all.length; from += most) leaves.push(all.subarray(from, from + most))
    const ids = leaves.map(leaf => this.piece(leaf))
    const inner = leaves.map((leaf, index) => {
      const record = Buffer.alloc(keyBytes + 4)
      record.set(leaf.subarray(0, keyBytes))
      record.writeUInt32LE(ids[index]!, keyBytes)
      return record
    })
    const header = Buffer.from([0xb5, keyBytes, valueBytes, leaves.length > 1 ? 1 : 0, 0, 0, 0, 0])
    header.writeUInt32LE(leaves.length > 1 ? this.piece(Buffer.concat(inner)) : (ids[0] ?? 0), 4)
    this.#pieces[0] = header
    return 0x20
  }

  write(holds: number, root: number): number {
    const head = 12
    const map = Buffer.alloc(4 + (this.#pieces.length + 1) * 2)
    map.writeUInt16LE(this.#pieces.length)
    let at = head
    for (const [index, piece] of this.#pieces.entries()) {
      map.writeUInt16LE(at, 4 + index * 2)
      at += piece.length
    }
    map.writeUInt16LE(at, 4 + this.#pieces.length * 2)
    const header = Buffer.alloc(head)
    // The page map stands on an even byte.
    const filler = Buffer.alloc(at % 2)
    header.writeUInt16LE(at + filler.length)
    header[2] = 0xec
    header[3] = holds
    header.writeUInt32LE(root, 4)
    const whole = Buffer.concat([header, ...this.#pieces, filler, map])
    if (whole.length > this.#pst.format.blockBytes - this.#pst.format.blockTrailer)
      throw new Error('This writer has no heaps of several blocks.')
    return this.#pst.block(whole, false)
  }
}
