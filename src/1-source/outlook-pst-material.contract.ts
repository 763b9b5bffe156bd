/** PST files for tests, in every format and encoding: small, sound, and free of what readers never look at. */
import type { GivenMessage, GivenProperty } from './outlook-material.contract.ts'
import { type PstEncoding, ROTOR, turnCyclic } from './outlook-pst-encoding.ts'
import { pstChecksum } from './outlook-pst-file.ts'
import { type PstFormat, formatsFor, pstSignature } from './outlook-pst-format.ts'
import { leafEntryBytes } from './outlook-pst-index.ts'
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

/** A PST file, and where its nodes and blocks lie, for tests that damage one of them. */
export interface WrittenStore {
  readonly bytes: Buffer
  /** Byte offsets of blocks by their ids. */
  readonly blocks: ReadonlyMap<number, { readonly offset: number; readonly size: number }>
  readonly nodes: ReadonlyMap<number, GivenNode>
  /** Byte offsets of the index pages: leaves first, the root last. */
  readonly nodePages: readonly number[]
  readonly blockPages: readonly number[]
}

interface Roots {
  readonly data: number
  readonly subnodes: number
}

/** Values longer than this lie in a subnode, as no heap piece is longer ([MS-PST] §2.3.3.3). */
const MOST_IN_HEAP = 3580

class PstWriter {
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

class HeapWriter {
  readonly #pst: PstWriter
  /** The header of the tree is the first piece, as Outlook writes it and some readers take for granted. */
  readonly #pieces: Uint8Array[] = [new Uint8Array(8)]
  #nextSubnode = 0x500

  constructor(pst: PstWriter) {
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

/** Writes a PST file of these folders; what its reader must find is what was given. */
export function pstFile(given: GivenStore): WrittenStore {
  const pst = new PstWriter(given)
  const [root, top] = [0x122, 0x8022]
  const entry = Buffer.alloc(24)
  entry.writeUInt32LE(top, 20)
  const store = pst.object([
    [TAG.displayName, { type: TYPE.text, bytes: Buffer.from(given.name, 'utf16le') }],
    [TAG.mailFolders, { type: TYPE.binary, bytes: entry }],
  ])
  pst.nodes.set(0x21, { ...store, parent: 0 })
  // Other readers want the map of names, even an empty one (§2.4.7).
  const names = [2, 3, 4].map(tag => [tag, { type: TYPE.binary, bytes: Buffer.alloc(8) }] as GivenProperty)
  pst.nodes.set(0x61, { ...pst.object(names), parent: 0 })
  writeFolder(pst, root, root, { name: '', folders: [{ name: 'Top', folders: given.folders }] }, () => top)
  given.twist?.(pst.nodes)
  return writeIndexes(pst, given)
}

function writeFolder(pst: PstWriter, id: number, parent: number, folder: GivenFolder, number: () => number): void {
  const children = (folder.folders ?? []).map(child => {
    const own = number()
    writeFolder(pst, own, id, child, () => (pst.nextFolder++ << 5) | 0x02)
    return { id: own, child }
  })
  const messages = (folder.messages ?? []).map(message => {
    const own = (pst.nextMessage++ << 5) | 0x04
    pst.nodes.set(own, { ...pst.message(message), parent: id })
    return { id: own, cells: message.properties.filter(([tag]) => LISTED.has(tag)) }
  })
  const about = (given: GivenFolder): GivenProperty[] => [
    [TAG.displayName, { type: TYPE.text, bytes: Buffer.from(given.name, 'utf16le') }],
    [TAG.contentCount, { type: TYPE.long, bytes: number32((given.messages ?? []).length) }],
    [0x360a, { type: TYPE.boolean, bytes: number32((given.folders ?? []).length > 0 ? 1 : 0) }],
  ]
  pst.nodes.set(id, { ...pst.object(about(folder)), parent })
  const lists = [
    [0x0d, children.map(({ id: own, child }) => ({ id: own, cells: about(child) }))],
    [0x0e, messages],
    [0x0f, []],
  ] as const
  for (const [type, rows] of lists) pst.nodes.set((id & ~0x1f) | type, { ...pst.table(rows), parent: id })
}

/** What a folder's list tells of its items. */
const LISTED: ReadonlySet<number> = new Set([
  TAG.messageClass,
  TAG.subject,
  TAG.submitted,
  TAG.delivered,
  TAG.representedName,
])

function number32(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(value)
  return bytes
}

function writeIndexes(pst: PstWriter, given: GivenStore): WrittenStore {
  const { format, width } = pst
  const nodes = [...pst.nodes].sort(([one], [other]) => one - other)
  const nodeEntries = nodes.map(([id, { data, subnodes, parent }]) => {
    const bytes = Buffer.alloc(leafEntryBytes(format, 0x81))
    pst.place(bytes, id, 0)
    pst.place(bytes, data, width)
    pst.place(bytes, subnodes, 2 * width)
    bytes.writeUInt32LE(parent, 3 * width)
    return { key: id, bytes }
  })
  const blockEntries = [...pst.blocks]
    .sort(([one], [other]) => one - other)
    .map(([id, { offset, size, unpacked }]) => {
      const bytes = Buffer.alloc(leafEntryBytes(format, 0x80))
      pst.place(bytes, id, 0)
      pst.place(bytes, offset, width)
      bytes.writeUInt16LE(size, 2 * width)
      bytes.writeUInt16LE(format.pageBytes === 4096 ? unpacked : 2, 2 * width + 2)
      return { key: id, bytes }
    })
  const nodePages = writeTree(pst, 0x81, nodeEntries)
  const blockPages = writeTree(pst, 0x80, blockEntries)
  const header = pst.pieces[0]!
  header.write('!BDN')
  header.write('SM', 8)
  header.writeUInt16LE(given.version, 10)
  header.writeUInt32LE(pst.nextMessage - 1, (format.wide ? 44 : 36) + 16)
  pst.place(header, pst.length, format.wide ? 184 : 168)
  pst.place(header, nodePages.at(-1)!, format.wide ? 224 : 188)
  pst.place(header, blockPages.at(-1)!, format.wide ? 240 : 196)
  header[format.wide ? 512 : 460] = 0x80
  header[format.wide ? 513 : 461] = given.encoding
  header.writeUInt32LE(pstChecksum(header.subarray(8, 479)), 4)
  if (format.wide) header.writeUInt32LE(pstChecksum(header.subarray(8, 524)), 524)
  return { bytes: Buffer.concat(pst.pieces), blocks: pst.blocks, nodes: pst.nodes, nodePages, blockPages }
}

/** Writes a b-tree's pages from its leaves up; each level lists the first keys of the one below. */
function writeTree(pst: PstWriter, type: number, leaves: readonly { key: number; bytes: Buffer }[]): number[] {
  const { format, width } = pst
  const offsets: number[] = []
  let entries = leaves
  for (let level = 0; ; level++) {
    const step = entries[0]!.bytes.length
    const perPage = Math.floor(format.pageCount / step)
    const above: { key: number; bytes: Buffer }[] = []
    for (let from = 0; from < entries.length; from += perPage) {
      const page = entries.slice(from, from + perPage)
      const offset = writePage(
        pst,
        type,
        level,
        step,
        page.map(({ bytes }) => bytes),
      )
      offsets.push(offset)
      const bytes = Buffer.alloc(width * 3)
      pst.place(bytes, page[0]!.key, 0)
      pst.place(bytes, offset, 2 * width)
      above.push({ key: page[0]!.key, bytes })
    }
    if (above.length === 1) return offsets
    entries = above
  }
}

function writePage(pst: PstWriter, type: number, level: number, step: number, entries: readonly Buffer[]): number {
  const { format } = pst
  const page = Buffer.alloc(format.pageBytes)
  page.set(Buffer.concat(entries))
  const counts = format.pageCount
  if (format.pageBytes === 4096) {
    page.writeUInt16LE(entries.length, counts)
    page[counts + 4] = step
    page[counts + 5] = level
  } else page.set([entries.length, 20, step, level], counts)
  page.set([type, type], format.pageTrailer)
  pst.align(format.pageBytes)
  // A page's id counts up with every page that is written.
  const id = pst.length
  pst.place(page, id, format.pageTrailer + (format.wide ? 8 : 4))
  page.writeUInt32LE(pstChecksum(page.subarray(0, format.pageTrailer)), format.pageTrailer + (format.wide ? 4 : 8))
  return pst.append(page)
}
