import type { Span } from '#ground'
import { type PstBytes, pstChecksum } from './outlook-pst-file.ts'
import { type PstFormat, NODE_PAGE, liesPage, readPlace, readWide, viewOf } from './outlook-pst-format.ts'

/** A stretch of keys whose index page is damaged: entries with these keys may be missing or wrong. */
export interface Suspect {
  /** Keys [from, to). */
  readonly from: number
  readonly to: number
  /** The page. */
  readonly span: Span
  /** True where nothing of it could be used, false where only its checksum is wrong. */
  readonly lost: boolean
}

/** One of the two b-trees of a PST file ([MS-PST] §2.2.2.7.7), with its inner pages already walked. */
export interface PstIndex {
  /** Damaged pages, in order of their keys. */
  readonly suspects: readonly Suspect[]
  /** The entry of a key as it lies in its leaf page. */
  find(key: number): DataView | undefined
  /** All entries, in order of their keys. */
  entries(): Generator<DataView>
}

/** Length of an entry in a leaf page: BBTENTRY §2.2.2.7.7.3 and NBTENTRY §2.2.2.7.7.4, whose key has padding if wide. */
export function leafEntryBytes(format: PstFormat, type: number): number {
  const narrow = type === NODE_PAGE ? 16 : 12
  return format.wide ? narrow * 2 : narrow
}

/** A b-tree as it is walked. */
interface Tree {
  readonly bytes: PstBytes
  readonly format: PstFormat
  readonly type: number
}

interface Page {
  readonly bytes: Uint8Array
  readonly level: number
  readonly sound: boolean
}

interface Leaf {
  readonly offset: number
  readonly from: number
  readonly to: number
}

/** More damaged pages are not told apart: all that follows counts as damaged. */
const MOST_SUSPECTS = 10_000
/** A tree of fanout 15 and more is never this deep. */
const MOST_LEVELS = 12

/** Opens the b-tree of the given page type whose root lies at the offset. Damage is in `suspects`. */
export function openIndex(bytes: PstBytes, format: PstFormat, type: number, root: number): PstIndex {
  const tree = { bytes, format, type }
  const walk: Walk = { ...tree, leaves: [], suspects: [], seen: new Set() }
  visit(walk, root, MOST_LEVELS, { from: 0, to: Number.POSITIVE_INFINITY })
  const { leaves, suspects } = walk
  const entriesIn = leafReader(tree)
  return {
    suspects,
    find(key) {
      const leaf = leaves[lastAtOrBelow(leaves, key)]
      return leaf === undefined ? undefined : entriesIn(leaf).find(entry => readKey(format, type, entry) === key)
    },
    *entries() {
      for (const leaf of leaves) yield* entriesIn(leaf)
    },
  }
}

interface Walk extends Tree {
  readonly leaves: Leaf[]
  readonly suspects: Suspect[]
  readonly seen: Set<number>
}

/** Looks at a page that should list the keys [from, to), and at those below it. */
function visit(walk: Walk, offset: number, above: number, { from, to }: Span): void {
  const { format, type, suspects } = walk
  if (suspects.length >= MOST_SUSPECTS) return
  // Two ways to one page would make a tree of pages into a thicket of any size.
  const page = walk.seen.has(offset) ? undefined : readPage(walk.bytes, format, type, offset, above)
  walk.seen.add(offset)
  if (page?.sound !== true) {
    const end = suspects.length === MOST_SUSPECTS - 1 ? Number.POSITIVE_INFINITY : to
    const span = { from: offset, to: offset + format.pageBytes }
    suspects.push({ from, to: end, span, lost: page === undefined })
  }
  if (page === undefined) return
  if (page.level === 0) {
    walk.leaves.push({ offset, from, to })
    return
  }
  const children = entriesOf(format, type, page, format.wide ? 24 : 12, from, to)
  // BTENTRY §2.2.2.7.7.2: smallest key, then the child's id and offset.
  for (const [index, child] of children.entries()) {
    const next = children[index + 1]
    const start = index === 0 ? from : readKey(format, type, child)
    const end = next === undefined ? to : readKey(format, type, next)
    visit(walk, readPlace(format, child, format.wide ? 16 : 8), page.level, { from: start, to: end })
  }
}

/** How many leaf pages are remembered: those of a small file, and of a large one the ones in use. */
const CACHED_PAGES = 1024

/** Reads the entries of leaf pages, and remembers them. */
function leafReader({ bytes, format, type }: Tree): (leaf: Leaf) => readonly DataView[] {
  const cache = new Map<number, readonly DataView[]>()
  return ({ offset, from, to }) => {
    const known = cache.get(offset)
    if (known !== undefined) {
      // The oldest key of a Map comes first: putting a used one last makes it a queue by use.
      cache.delete(offset)
      cache.set(offset, known)
      return known
    }
    const page = readPage(bytes, format, type, offset, 1)
    const entries = page === undefined ? [] : leafEntries(format, type, page, from, to)
    if (cache.size >= CACHED_PAGES) cache.delete(cache.keys().next().value!)
    cache.set(offset, entries)
    return entries
  }
}

/** The number of the last leaf that begins at or below the key, -1 where there is none. */
function lastAtOrBelow(leaves: readonly Leaf[], key: number): number {
  let low = 0
  let high = leaves.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (leaves[middle]!.from <= key) low = middle + 1
    else high = middle
  }
  return low - 1
}

/** The key of an entry: a block id, or a node id, which has 4 bytes and in the wide formats 4 more of padding. */
function readKey(format: PstFormat, type: number, entry: DataView): number {
  return type === NODE_PAGE ? entry.getUint32(0, true) : readPlace(format, entry, 0)
}

/**
 * One page of the tree (BTPAGE §2.2.2.7.7.1). `above` is the level of its parent, below which it must be. A page with a
 * wrong checksum is still used as far as its entries make sense, since one flipped bit spoils one entry.
 */
export function readPage(
  bytes: PstBytes,
  format: PstFormat,
  type: number,
  offset: number,
  above: number,
): Page | undefined {
  const page = bytes.read(offset, format.pageBytes)
  if (page.length < format.pageBytes) return undefined
  const view = viewOf(page)
  const typed = page[format.pageTrailer] === type && page[format.pageTrailer + 1] === type
  // §2.2.2.7.1: the order of the trailer's fields differs: id before checksum in the narrow format.
  const stored = view.getUint32(format.pageTrailer + (format.wide ? 4 : 8), true)
  const sound = typed && stored === pstChecksum(page.subarray(0, format.pageTrailer))
  const level = page[format.pageCount + (format.pageBytes === 512 ? 3 : 5)]!
  if (sound) return level < above ? { bytes: page, level, sound } : undefined
  // One of the two type bytes must be left, else this is no page at all.
  if (page[format.pageTrailer] !== type && page[format.pageTrailer + 1] !== type) return undefined
  const inner = liesPage(bytes, format, readPlace(format, view, format.wide ? 16 : 8), type)
  if (!inner) return { bytes: page, level: 0, sound }
  return above <= 1 ? undefined : { bytes: page, level: Math.min(Math.max(level, 1), above - 1), sound }
}

/** The entries of a leaf page that can be in it. */
export function leafEntries(format: PstFormat, type: number, page: Page, from: number, to: number): DataView[] {
  return entriesOf(format, type, page, leafEntryBytes(format, type), from, to)
}

function entriesOf(format: PstFormat, type: number, page: Page, step: number, from: number, to: number): DataView[] {
  const view = viewOf(page.bytes)
  const capacity = Math.floor(format.pageCount / step)
  const told = format.pageBytes === 512 ? page.bytes[format.pageCount]! : view.getUint16(format.pageCount, true)
  // In a damaged page the count itself may be wrong; what follows the last entry is either zeros or old entries.
  const count = page.sound ? Math.min(told, capacity) : capacity
  const entries = Array.from(
    { length: count },
    (_, index) => new DataView(page.bytes.buffer, page.bytes.byteOffset + index * step, step),
  )
  return page.sound ? entries : ascending(format, type, entries, from, to)
}

/** Entries whose keys rise within [from, to). Of two that do not rise, the one that fits the next is kept. */
function ascending(
  format: PstFormat,
  type: number,
  entries: readonly DataView[],
  from: number,
  to: number,
): DataView[] {
  const kept: DataView[] = []
  let last = from - 1
  for (const [index, entry] of entries.entries()) {
    const key = readKey(format, type, entry)
    const next = entries[index + 1]
    if (key <= last || key >= to || key === 0) continue
    if (next !== undefined) {
      const following = readKey(format, type, next)
      if (following <= key && following > last) continue
    }
    kept.push(entry)
    last = key
  }
  return kept
}

/** What an entry of the node b-tree says (NBTENTRY §2.2.2.7.7.4). */
export interface NodeEntry {
  readonly id: number
  /** Block ids of its data and of its table of subnodes; 0 for none. */
  readonly data: number
  readonly subnodes: number
  /** Node id of the folder that it lies in; 0 for none. */
  readonly parent: number
}

/** Reads an entry of the node b-tree. */
export function readNodeEntry(format: PstFormat, entry: DataView): NodeEntry {
  return format.wide
    ? {
        id: entry.getUint32(0, true),
        data: readWide(entry, 8),
        subnodes: readWide(entry, 16),
        parent: entry.getUint32(24, true),
      }
    : {
        id: entry.getUint32(0, true),
        data: entry.getUint32(4, true),
        subnodes: entry.getUint32(8, true),
        parent: entry.getUint32(12, true),
      }
}

/** Where a block lies (BBTENTRY §2.2.2.7.7.3). */
export interface BlockPlace {
  readonly offset: number
  /** Bytes of data as stored, without padding and trailer. */
  readonly size: number
  /** Bytes once unpacked; the same as `size` but for blocks that a 4-KiB-page file keeps compressed. */
  readonly unpacked: number
}

/** Reads an entry of the block b-tree. */
export function readBlockEntry(format: PstFormat, entry: DataView): BlockPlace {
  if (!format.wide) {
    const size = entry.getUint16(8, true)
    return { offset: entry.getUint32(4, true), size, unpacked: size }
  }
  const size = entry.getUint16(16, true)
  const unpacked = format.pageBytes === 4096 ? entry.getUint16(18, true) : size
  return { offset: readWide(entry, 8), size, unpacked }
}
