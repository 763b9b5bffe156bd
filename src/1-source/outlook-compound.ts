/** A folder in a compound file. */
export interface CompoundStorage {
  /** Its streams by name, in order of their names. */
  readonly streams: ReadonlyMap<string, CompoundStream>
  readonly storages: ReadonlyMap<string, CompoundStorage>
}

/** A file in a compound file: gives its bytes, fewer than it has where sectors of it are lost. */
export type CompoundStream = () => Uint8Array

/** A compound file ([MS-CFB]): a small file system in a file, the form of MSG and of Office documents up to 2003. */
export interface CompoundFile {
  readonly root: CompoundStorage
  /** What was wrong, as sentences; it grows as streams are read. */
  readonly flaws: ReadonlySet<string>
}

/** The eight bytes that every compound file begins with ([MS-CFB] §2.2). */
export const COMPOUND_MARK = 'd0cf11e0a1b11ae1'

/** §2.1: sector numbers from here on are no sectors: marks of the end, of free ones, of the tables themselves. */
const LAST_SECTOR = 0xfffffffa
/** §2.6.1: no entry. */
const NO_ENTRY = 0xffffffff
const ENTRY_BYTES = 128
/** Nested storages of a message: its embedded messages, each of which takes two steps. */
const MOST_STEPS = 300
/** Honest streams share no sectors, so all of them together are no larger than the file. */
const MOST_READ = 4

interface Entry {
  readonly name: string
  /** 1 a storage, 2 a stream, 5 the root. */
  readonly type: number
  readonly left: number
  readonly right: number
  readonly child: number
  readonly start: number
  readonly size: number
}

interface Sectors {
  readonly bytes: Uint8Array
  readonly size: number
  readonly table: Uint32Array
}

/** Opens a compound file; undefined where it is none or its directory is lost. */
export function openCompound(bytes: Uint8Array): CompoundFile | undefined {
  if (bytes.length < 512 || Buffer.from(bytes.subarray(0, 8)).toString('hex') !== COMPOUND_MARK) return undefined
  const view = viewOf(bytes)
  // §2.2: sector shift at 30, mini sector shift 32, directory 48, cutoff 56, mini table 60.
  const shift = view.getUint16(30, true)
  if (shift !== 9 && shift !== 12) return undefined
  const size = 1 << shift
  const flaws = new Set<string>()
  const sectors = { bytes, size, table: readTable(bytes, view, size) }
  const entries = readEntries(chain(sectors, view.getUint32(48, true), bytes.length, flaws))
  const [root] = entries
  if (root === undefined) return undefined
  const mini: Sectors = {
    bytes: chain(sectors, root.start, root.size, flaws),
    size: 64,
    table: asTable(chain(sectors, view.getUint32(60, true), bytes.length, flaws)),
  }
  // §2.2: streams below the cutoff live in the mini stream.
  const cutoff = view.getUint32(56, true)
  const fetch = (entry: Entry) => chain(entry.size < cutoff ? mini : sectors, entry.start, entry.size, flaws)
  const read = streamReader(fetch, bytes.length * MOST_READ, flaws)
  return { root: treeOf(entries, read), flaws }
}

/** Reads streams until more was read than the file can hold: a hostile one has a thousand names for the same sectors. */
function streamReader(
  fetch: (entry: Entry) => Uint8Array,
  most: number,
  flaws: Set<string>,
): (entry: Entry) => Uint8Array {
  let left = most
  return entry => {
    const content = left <= 0 ? new Uint8Array(0) : fetch(entry)
    left -= content.length
    if (content.length < entry.size)
      flaws.add(`Only ${content.length} of ${entry.size} bytes of ${entry.name} are left.`)
    return content
  }
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}

/** The sector allocation table (§2.3), whose own sectors the header and the DIFAT sectors (§2.5) list. */
function readTable(bytes: Uint8Array, view: DataView, size: number): Uint32Array {
  const most = Math.floor(bytes.length / size)
  const perSector = size / 4
  const places: number[] = []
  for (let index = 0; index < 109; index++) places.push(view.getUint32(76 + index * 4, true))
  const seen = new Set<number>()
  for (let next = view.getUint32(68, true); next < most && !seen.has(next);) {
    seen.add(next)
    const from = (next + 1) * size
    if (from + size > bytes.length) break
    for (let index = 0; index < perSector - 1; index++) places.push(view.getUint32(from + index * 4, true))
    next = view.getUint32(from + size - 4, true)
  }
  const table = new Uint32Array(Math.min(places.length * perSector, most + perSector)).fill(NO_ENTRY)
  for (const [index, place] of places.entries()) {
    const from = (place + 1) * size
    if (place >= most || from + size > bytes.length || index * perSector >= table.length) continue
    const room = Math.min(perSector, table.length - index * perSector)
    for (let at = 0; at < room; at++) table[index * perSector + at] = view.getUint32(from + at * 4, true)
  }
  return table
}

/** The bytes of a chain of sectors (§2.3), up to a length. A ring ends where it closes. */
function chain({ bytes, size, table }: Sectors, start: number, length: number, flaws: Set<string>): Uint8Array {
  const ids: number[] = []
  const most = Math.min(Math.ceil(length / size), table.length)
  // The header takes the room of sector 0 in the file, and no room in the mini stream.
  const head = size === 64 ? 0 : 1
  for (let id = start; ids.length < most && id < LAST_SECTOR; id = table[id] ?? NO_ENTRY) {
    if ((id + head) * size >= bytes.length) {
      flaws.add('A part of the file lies behind its end: it was cut, or its table of parts is damaged.')
      break
    }
    ids.push(id)
  }
  const whole = new Uint8Array(Math.min(ids.length * size, length))
  for (const [index, id] of ids.entries()) {
    const from = (id + head) * size
    whole.set(bytes.subarray(from, from + Math.min(size, whole.length - index * size)), index * size)
  }
  return whole
}

function asTable(bytes: Uint8Array): Uint32Array {
  const view = viewOf(bytes)
  return Uint32Array.from({ length: bytes.length >>> 2 }, (_, index) => view.getUint32(index * 4, true))
}

/** Directory entries (§2.6.1) by their number. */
function readEntries(directory: Uint8Array): Entry[] {
  const view = viewOf(directory)
  return Array.from({ length: Math.floor(directory.length / ENTRY_BYTES) }, (_, index) => {
    const at = index * ENTRY_BYTES
    const nameBytes = Math.min(Math.max(view.getUint16(at + 64, true) - 2, 0), 62)
    return {
      name: Buffer.from(directory.subarray(at, at + nameBytes)).toString('utf16le'),
      type: directory[at + 66]!,
      left: view.getUint32(at + 68, true),
      right: view.getUint32(at + 72, true),
      child: view.getUint32(at + 76, true),
      start: view.getUint32(at + 116, true),
      // §2.6.1: files with short sectors may hold garbage in the upper half, so only the lower is read.
      size: view.getUint32(at + 120, true),
    }
  })
}

/** Storages with what is in them. The tree of siblings (§2.6.4) is only walked, never searched. */
function treeOf(entries: readonly Entry[], read: (entry: Entry) => Uint8Array): CompoundStorage {
  const seen = new Set<number>([0])
  const build = (storage: Entry, steps: number): CompoundStorage => {
    const children: Entry[] = []
    const siblings = [storage.child]
    for (let id = siblings.pop(); id !== undefined; id = siblings.pop()) {
      const entry = entries[id]
      // Each entry is taken once, so a ring of entries ends.
      if (entry === undefined || seen.has(id)) continue
      seen.add(id)
      siblings.push(entry.left, entry.right)
      children.push(entry)
    }
    children.sort((one, other) => (one.name < other.name ? -1 : 1))
    const streams = children.filter(({ type }) => type === 2).map(entry => [entry.name, () => read(entry)] as const)
    const storages = children
      .filter(({ type }) => type === 1 && steps < MOST_STEPS)
      .map(entry => [entry.name, build(entry, steps + 1)] as const)
    return { streams: new Map(streams), storages: new Map(storages) }
  }
  return build(entries[0]!, 0)
}
