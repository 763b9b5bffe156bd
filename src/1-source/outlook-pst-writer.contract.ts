/** Writes the blocks, nodes and tables of a PST file for tests. */
import type { GivenMessage, GivenProperty } from './outlook-material.contract.ts'
import { type PstEncoding, ROTOR, turnCyclic } from './outlook-pst-encoding.ts'
import { pstChecksum } from './outlook-pst-file.ts'
import { type PstFormat, formatsFor, pstSignature } from './outlook-pst-format.ts'
import { HeapWriter, type Roots } from './outlook-pst-heap.contract.ts'
import { paddedBytes } from './outlook-pst-rescue.ts'
import { TAG, TYPE } from './outlook-property.ts'

/** A folder as a test gives it. */
export interface GivenFolder {
  readonly name: string
  readonly messages?: readonly GivenMessage[]
  readonly folders?: readonly GivenFolder[]
}

/** What a test PST is made of. */
export interface GivenStore {
  /** 14 is the 32-bit format, 23 the 64-bit one, 36 that with pages of 4 KiB. */
  readonly version: 14 | 23 | 36
  readonly encoding: PstEncoding
  readonly name: string
  readonly folders: readonly GivenFolder[]
  /** How blocks are packed in the 4-KiB-page format, where they are. */
  readonly pack?: (bytes: Uint8Array) => Uint8Array
  /** Changes what the index says before it is written, for files that are sound and yet wrong. */
  readonly twist?: (nodes: Map<number, GivenNode>) => void
}

/** What the index says of a node. */
export interface GivenNode {
  readonly data: number
  readonly subnodes: number
  readonly parent: number
}

/** A PST file as it grows: blocks are appended as they come, nodes are noted for its index. */
export class PstWriter {
  readonly format: PstFormat
  readonly encoding: PstEncoding
  readonly pieces: Buffer[] = []
  length = 0
  readonly pack: (bytes: Uint8Array) => Uint8Array
  readonly blocks = new Map<number, { offset: number; size: number; unpacked: number }>()
  readonly nodes = new Map<number, GivenNode>()
  nextBlock = 4
  nextFolder = 0x402
  nextMessage = 0x10001

  constructor({ version, encoding, pack = bytes => bytes }: GivenStore) {
    this.format = formatsFor(version)[0]!
    this.encoding = encoding
    this.pack = pack
    this.append(Buffer.alloc(this.format.pageBytes * 2))
  }

  append(bytes: Buffer): number {
    const offset = this.length
    this.pieces.push(bytes)
    this.length += bytes.length
    return offset
  }

  align(step: number): void {
    const rest = this.length % step
    if (rest > 0) this.append(Buffer.alloc(step - rest))
  }

  place(view: Buffer, value: number, at: number): void {
    if (this.format.wide) view.writeBigUInt64LE(BigInt(value), at)
    else view.writeUInt32LE(value, at)
  }

  get width(): number {
    return this.format.wide ? 8 : 4
  }

  block(data: Uint8Array, internal: boolean): number {
    const { format } = this
    const content = internal ? data : this.pack(data)
    const id = this.nextBlock + (internal ? 2 : 0)
    this.nextBlock += 4
    this.align(format.blockStep)
    const whole = Buffer.alloc(paddedBytes(format, content.length))
    whole.set(content)
    const stored = whole.subarray(0, content.length)
    if (!internal && this.encoding === 1) for (const [index, byte] of stored.entries()) stored[index] = ROTOR[byte]!
    if (!internal && this.encoding === 2) turnCyclic(stored, id)
    const trailer = whole.length - format.blockTrailer
    whole.writeUInt16LE(content.length, trailer)
    whole.writeUInt16LE(pstSignature(this.length, id), trailer + 2)
    whole.writeUInt32LE(pstChecksum(stored), trailer + (format.wide ? 4 : 8))
    this.place(whole, id, trailer + (format.wide ? 8 : 4))
    if (format.pageBytes === 4096) whole.writeUInt16LE(data.length, trailer + 18)
    this.blocks.set(id, { offset: this.append(whole), size: content.length, unpacked: data.length })
    return id
  }

  /** Data of any length: one block, or several under a block that lists them. */
  data(content: Uint8Array, piece = this.format.blockBytes - this.format.blockTrailer): number {
    if (content.length <= piece) return this.block(content, false)
    const ids: number[] = []
    for (let from = 0; from < content.length; from += piece)
      ids.push(this.block(content.subarray(from, from + piece), false))
    const list = Buffer.alloc(8 + ids.length * this.width)
    list[0] = 1
    list[1] = 1
    list.writeUInt16LE(ids.length, 2)
    list.writeUInt32LE(content.length, 4)
    for (const [index, id] of ids.entries()) this.place(list, id, 8 + index * this.width)
    return this.block(list, true)
  }

  subnodes(subnodes: ReadonlyMap<number, Roots>): number {
    if (subnodes.size === 0) return 0
    const step = this.width * 3
    const list = Buffer.alloc(this.width + subnodes.size * step)
    list[0] = 2
    list.writeUInt16LE(subnodes.size, 2)
    let at = this.width
    for (const [id, roots] of [...subnodes].sort(([one], [other]) => one - other)) {
      this.place(list, id, at)
      this.place(list, roots.data, at + this.width)
      this.place(list, roots.subnodes, at + 2 * this.width)
      at += step
    }
    return this.block(list, true)
  }

  heap(): HeapWriter {
    return new HeapWriter(this)
  }

  object(properties: readonly GivenProperty[], subnodes: Map<number, Roots> = new Map()): Roots {
    const heap = this.heap()
    const records = [...properties]
      .sort(([one], [other]) => one - other)
      .map(([tag, { type, bytes }]) => {
        const record = Buffer.alloc(8)
        record.writeUInt16LE(tag)
        record.writeUInt16LE(type, 2)
        record.set(heap.cell(type, bytes, subnodes), 4)
        return record
      })
    const root = heap.tree(2, 6, records)
    return { data: heap.write(0xbc, root), subnodes: this.subnodes(subnodes) }
  }

  table(rows: readonly { id: number; cells: readonly GivenProperty[] }[]): Roots {
    const heap = this.heap()
    const subnodes = new Map<number, Roots>()
    const columns = new Map<number, number>([[TAG.rowId, TYPE.long]])
    for (const { cells } of rows) for (const [tag, { type }] of cells) columns.set(tag, type)
    const wide = [...columns].filter(([, type]) => type === TYPE.time)
    const plain = [...columns].filter(([, type]) => type !== TYPE.time).sort(([one]) => (one === TAG.rowId ? -1 : 0))
    const layout = [...plain, ...wide].map(([tag, type], index) => {
      const after = plain.length * 4 + (index - plain.length) * 8
      return {
        tag,
        type,
        bit: index,
        offset: type === TYPE.time ? after : index * 4,
        width: type === TYPE.time ? 8 : 4,
      }
    })
    const bits = plain.length * 4 + wide.length * 8
    const width = bits + Math.ceil(layout.length / 8)
    const matrix = rows.map(({ id, cells }) => {
      const row = Buffer.alloc(width)
      for (const { tag, type, bit, offset } of layout) {
        const cell = cells.find(([own]) => own === tag)?.[1]
        if (tag === TAG.rowId) row.writeUInt32LE(id, offset)
        else if (cell === undefined) continue
        else row.set(type === TYPE.time ? cell.bytes : heap.cell(type, cell.bytes, subnodes), offset)
        row[bits + (bit >>> 3)]! |= 0x80 >>> (bit & 7)
      }
      return row
    })
    const perBlock = Math.floor((this.format.blockBytes - this.format.blockTrailer) / width)
    const rowsAt = heap.value(Buffer.concat(matrix), subnodes, perBlock * width)
    const index = rows.map(({ id }, number) => {
      const record = Buffer.alloc(this.format.wide ? 8 : 6)
      record.writeUInt32LE(id)
      if (this.format.wide) record.writeUInt32LE(number, 4)
      else record.writeUInt16LE(number, 4)
      return record
    })
    const info = Buffer.alloc(22 + layout.length * 8)
    info[0] = 0x7c
    info[1] = layout.length
    for (const [slot, end] of [bits, bits, bits, width].entries()) info.writeUInt16LE(end, 2 + slot * 2)
    info.writeUInt32LE(heap.tree(4, this.format.wide ? 4 : 2, index), 10)
    info.writeUInt32LE(rowsAt, 14)
    for (const [slot, { tag, type, bit, offset, width: cell }] of layout.entries()) {
      info.writeUInt16LE(type, 22 + slot * 8)
      info.writeUInt16LE(tag, 24 + slot * 8)
      info.writeUInt16LE(offset, 26 + slot * 8)
      info[28 + slot * 8] = cell
      info[29 + slot * 8] = bit
    }
    return { data: heap.write(0x7c, heap.piece(info)), subnodes: this.subnodes(subnodes) }
  }

  message(message: GivenMessage): Roots {
    const subnodes = new Map<number, Roots>()
    const recipients = (message.recipients ?? []).map((cells, id) => ({ id, cells }))
    subnodes.set(0x692, this.table(recipients))
    const attachments = (message.attachments ?? []).map((attachment, index) => {
      const id = ((0x401 + index) << 5) | 0x05
      const inner = new Map<number, Roots>()
      const content: GivenProperty[] = []
      if (attachment.message !== undefined) {
        inner.set(0x8004, this.message(attachment.message))
        const object = Buffer.alloc(8)
        object.writeUInt32LE(0x8004)
        content.push([TAG.attachmentContent, { type: TYPE.object, bytes: object }])
      }
      subnodes.set(id, this.object([...attachment.properties, ...content], inner))
      return { id, cells: [] }
    })
    if (attachments.length > 0) subnodes.set(0x671, this.table(attachments))
    return this.object(message.properties, subnodes)
  }
}
