import { firstPlace, mergeSegments, sealSegment, type ShingleSegment } from './shingle-segment.ts'

/** A document that shares prints with a query. */
export interface ShingleHit {
  /** Its number: documents are counted from 0 in the order in which they were added. */
  readonly document: number
  /** What the shared prints weigh, in bits: each as much as it is rare among the documents. */
  readonly bits: number
  /** Share of the query's weight that the document has, 0 to 1. */
  readonly share: number
}

/** An index at rest. */
export interface SealedIndex {
  /** For each document how many last bits of its kept prints are zero. */
  readonly levels: Uint8Array
  readonly segments: readonly ShingleSegment[]
}

/** Of one document at most this many prints or twice as many are kept, so that a book costs what a letter costs. */
const PRINTS_KEPT = 1024
/** Pairs gathered before they are sorted into a segment: 2 MiB of prints and as much of documents. */
const OPEN_PAIRS = 1 << 19
/** A print that more than one in so many documents has tells nothing: a signature, a licence, a disclaimer. */
const TOO_COMMON = 50
/** Small collections have no print too common below this many documents. */
const ALWAYS_ASKED = 64

/**
 * An inverted index from prints to documents: finds, among many, those that contain a given text or a part of it. It
 * asks how much of the query a document contains, and not how alike the two are, since an excerpt is like its source in
 * nothing but that. A long document keeps only prints whose last bits are zero, more of them the longer it is; its hits
 * then count for more.
 */
export class ShingleIndex {
  #segments: ShingleSegment[]
  #openPrints = new Uint32Array(OPEN_PAIRS)
  #openDocuments = new Uint32Array(OPEN_PAIRS)
  #open = 0
  #levels: Uint8Array
  #count: number

  constructor(sealed: SealedIndex = { levels: new Uint8Array(), segments: [] }) {
    this.#segments = [...sealed.segments]
    this.#levels = sealed.levels
    this.#count = sealed.levels.length
  }

  /** How many documents were added. */
  get documents(): number {
    return this.#count
  }

  /** How many pairs of print and document it holds. */
  get pairs(): number {
    return this.#open + this.#segments.reduce((sum, { lower }) => sum + lower.length, 0)
  }

  /** Adds a document by its prints and returns its number. */
  add(prints: Uint32Array): number {
    const distinct = distinctPrints(prints)
    const level = levelOf(distinct.length, PRINTS_KEPT)
    if (this.#count === this.#levels.length) {
      const more = new Uint8Array(this.#count * 2 + 1024)
      more.set(this.#levels)
      this.#levels = more
    }
    this.#levels[this.#count] = level
    for (const print of atLevel(distinct, level)) {
      if (this.#open === OPEN_PAIRS) this.#seal()
      this.#openPrints[this.#open] = print
      this.#openDocuments[this.#open++] = this.#count
    }
    return this.#count++
  }

  /** The documents that share most with the given prints, best first. */
  find(prints: Uint32Array, limit: number): ShingleHit[] {
    this.#seal()
    const distinct = distinctPrints(prints)
    const level = levelOf(distinct.length, PRINTS_KEPT)
    const bits = new Float32Array(this.#count)
    const commonest = Math.max(ALWAYS_ASKED, this.#count / TOO_COMMON)
    let whole = 0
    for (const print of atLevel(distinct, level)) {
      const runs = this.#segments.map(segment => runOf(segment, print))
      const holders = runs.reduce((sum, { from, to }) => sum + to - from, 0)
      // Two more, so that what all of a few documents have still weighs something: a case may hold a single one.
      const weight = Math.log2((this.#count + 2) / (holders + 1))
      whole += weight
      if (holders > commonest) continue
      for (const { documents, from, to } of runs)
        for (let place = from; place < to; place++) {
          const document = documents[place]!
          bits[document]! += weight * 2 ** Math.max(0, this.#levels[document]! - level)
        }
    }
    // A print that a long document kept stands for many that it left out. One of them alone may be chance, and would then
    // put the document before all others, so one is taken off.
    const chance = Math.log2(this.#count + 1)
    for (let document = 0; document < this.#count; document++) {
      const more = this.#levels[document]! - level
      if (more > 0 && bits[document]! > 0) bits[document] = Math.max(0, bits[document]! - chance * (2 ** more - 1))
    }
    return strongest(bits, limit).map(document => ({
      document,
      bits: bits[document]!,
      share: Math.min(1, bits[document]! / whole),
    }))
  }

  /** For each print the number of documents that have it. Prints that long documents leave out are counted as missing. */
  holders(prints: Uint32Array): Uint32Array {
    this.#seal()
    return prints.map(print => this.#segments.reduce((sum, segment) => sum + countOf(segment, print), 0))
  }

  /** Everything it holds, to be kept and given to a new index later. */
  sealed(): SealedIndex {
    this.#seal()
    return { levels: this.#levels.slice(0, this.#count), segments: [...this.#segments] }
  }

  #seal(): void {
    if (this.#open === 0) return
    this.#segments.push(
      sealSegment(this.#openPrints.subarray(0, this.#open), this.#openDocuments.subarray(0, this.#open)),
    )
    this.#open = 0
    // Like the digits of a binary number: a segment never stands beside one of its size, so there are few of them.
    while (this.#segments.length > 1) {
      const [older, newer] = this.#segments.slice(-2) as [ShingleSegment, ShingleSegment]
      if (older.lower.length > newer.lower.length * 2) break
      this.#segments.splice(-2, 2, mergeSegments(older, newer))
    }
  }
}

function runOf(segment: ShingleSegment, print: number): { documents: Uint32Array; from: number; to: number } {
  const from = firstPlace(segment, print)
  const end = segment.buckets[(print >>> 16) + 1]!
  const wanted = print & 0xffff
  let to = from
  while (to < end && segment.lower[to] === wanted) to++
  return { documents: segment.documents, from, to }
}

/** The places of the greatest values above zero, greatest first, of equal ones the first: one pass, a short sorted list. */
function strongest(values: Float32Array, limit: number): number[] {
  const best: number[] = []
  let least = 0
  for (let place = 0; place < values.length; place++) {
    const value = values[place]!
    if (value <= least) continue
    let at = best.length
    while (at > 0 && values[best[at - 1]!]! < value) at--
    best.splice(at, 0, place)
    if (best.length > limit) best.pop()
    if (best.length === limit) least = values[best[limit - 1]!]!
  }
  return best
}

function countOf(segment: ShingleSegment, print: number): number {
  const { from, to } = runOf(segment, print)
  return to - from
}

function distinctPrints(prints: Uint32Array): Uint32Array {
  const sorted = prints.slice().sort()
  let kept = 0
  for (let index = 0; index < sorted.length; index++)
    if (index === 0 || sorted[index] !== sorted[index - 1]) sorted[kept++] = sorted[index]!
  return sorted.subarray(0, kept)
}

/** How many last bits of a print must be zero for it to be kept. */
function levelOf(count: number, kept: number): number {
  let level = 0
  while (count >> level > kept * 2) level++
  return level
}

function atLevel(prints: Uint32Array, level: number): Uint32Array {
  const mask = 2 ** level - 1
  return level === 0 ? prints : prints.filter(print => (print & mask) === 0)
}
