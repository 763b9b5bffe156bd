/** Writes the header of a PST file for tests, and the two indexes behind all that it holds ([MS-PST] §2.2.2.7). */
import { pstChecksum } from './outlook-pst-file.ts'
import { leafEntryBytes } from './outlook-pst-index.ts'
import type { GivenNode, GivenStore, PstWriter } from './outlook-pst-writer.contract.ts'

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

/** Ends a file with its indexes and fills in its header. */
export function writeIndexes(pst: PstWriter, given: GivenStore): WrittenStore {
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
