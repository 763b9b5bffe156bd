import type { Span } from '#ground'
import { type PstBytes } from './outlook-pst-file.ts'
import { type PstFormat, NODE_PAGE, pstSignature, readWide, viewOf } from './outlook-pst-format.ts'
import {
  type BlockPlace,
  type NodeEntry,
  type Suspect,
  leafEntries,
  readNodeEntry,
  readPage,
} from './outlook-pst-index.ts'

/**
 * What a search through the whole file found for the damaged stretches of its indexes.
 *
 * Outlook never writes over an index page: a change goes into a new page, and the old one stays until its place is
 * needed. Old pages therefore often list what a lost page listed, though perhaps also what was deleted since. Blocks
 * carry their own id and a signature of their place in their trailers, so they can be found without any index.
 */
export interface Rescued {
  readonly nodes: ReadonlyMap<number, NodeEntry>
  readonly blocks: ReadonlyMap<number, BlockPlace>
}

/** Bytes read at once; a multiple of every page and block step. */
const STRIDE = 1024 * 1024

/** Searches the file for what the damaged pages may have listed; does nothing where no page is damaged. */
export function rescue(
  bytes: PstBytes,
  format: PstFormat,
  nodes: readonly Suspect[],
  blocks: readonly Suspect[],
  most: number,
): Rescued {
  const found = { nodes: new Map<number, NodeEntry>(), blocks: new Map<number, BlockPlace>() }
  const [nodeRanges, blockRanges] = [disjoint(nodes), disjoint(blocks)]
  if (nodes.length === 0 && blocks.length === 0) return found
  const pages: number[] = []
  for (let from = 0; from < bytes.size; from += STRIDE) {
    const stride = bytes.read(from, STRIDE)
    if (nodes.length > 0) findPages(format, stride, from, pages)
    if (blocks.length > 0) findBlocks(format, stride, from, blockRanges, most, found.blocks)
  }
  readPages(bytes, format, pages, nodeRanges, most, found.nodes)
  return found
}

function findPages(format: PstFormat, stride: Uint8Array, from: number, pages: number[]): void {
  for (let at = 0; at + format.pageBytes <= stride.length; at += format.pageBytes) {
    const trailer = at + format.pageTrailer
    if (stride[trailer] === NODE_PAGE && stride[trailer + 1] === NODE_PAGE) pages.push(from + at)
  }
}

/** Takes what the found leaf pages list, the newest page first. */
function readPages(
  bytes: PstBytes,
  format: PstFormat,
  offsets: readonly number[],
  suspects: readonly Span[],
  most: number,
  found: Map<number, NodeEntry>,
): void {
  const pages = offsets.flatMap(offset => {
    const page = readPage(bytes, format, NODE_PAGE, offset, 1)
    if (page?.sound !== true) return []
    const view = viewOf(page.bytes)
    // §2.2.2.7.1: a page's id; page ids rise with every page written (§2.2.2.6 bidNextP).
    const age = format.wide ? readWide(view, format.pageTrailer + 8) : view.getUint32(format.pageTrailer + 4, true)
    return [{ offset, age }]
  })
  pages.sort((one, other) => other.age - one.age)
  for (const { offset } of pages) {
    const page = readPage(bytes, format, NODE_PAGE, offset, 1)
    if (page === undefined) continue
    for (const entry of leafEntries(format, NODE_PAGE, page, 0, Number.POSITIVE_INFINITY)) {
      const node = readNodeEntry(format, entry)
      if (found.size < most && isSuspect(suspects, node.id) && !found.has(node.id)) found.set(node.id, node)
    }
  }
}

/** Blocks whose trailers (§2.2.2.8.1) prove themselves by the signature of place and id. */
function findBlocks(
  format: PstFormat,
  stride: Uint8Array,
  from: number,
  suspects: readonly Span[],
  most: number,
  found: Map<number, BlockPlace>,
): void {
  const view = viewOf(stride)
  for (let end = format.blockStep; end <= stride.length; end += format.blockStep) {
    const trailer = end - format.blockTrailer
    const size = view.getUint16(trailer, true)
    if (size === 0 || size > format.blockBytes) continue
    const id = format.wide ? readWide(view, trailer + 8) : view.getUint32(trailer + 4, true)
    const offset = from + end - paddedBytes(format, size)
    if (offset < 0 || view.getUint16(trailer + 2, true) !== pstSignature(offset, id)) continue
    if (!isSuspect(suspects, id) || found.size >= most) continue
    const unpacked = format.pageBytes === 4096 ? view.getUint16(trailer + 18, true) : size
    found.set(id, { offset, size, unpacked })
  }
}

/** The room that a block takes up: its data and its trailer, up to the next step. */
export function paddedBytes(format: PstFormat, size: number): number {
  return Math.ceil((size + format.blockTrailer) / format.blockStep) * format.blockStep
}

/** The same stretches of keys in rising order, none within another. */
function disjoint(suspects: readonly Suspect[]): readonly Span[] {
  const ranges: { from: number; to: number }[] = []
  for (const { from, to } of suspects.toSorted((one, other) => one.from - other.from)) {
    const last = ranges.at(-1)
    if (last === undefined || from > last.to) ranges.push({ from, to })
    else last.to = Math.max(last.to, to)
  }
  return ranges
}

function isSuspect(ranges: readonly Span[], key: number): boolean {
  let low = 0
  let high = ranges.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (ranges[middle]!.from <= key) low = middle + 1
    else high = middle
  }
  const range = ranges[low - 1]
  return range !== undefined && key < range.to
}
