import { insist } from './bug.ts'

/**
 * One sealed piece of a shingle index: which documents have which print. Three flat arrays, so that a hundred thousand
 * documents fit into a laptop's memory and go to disk and back as they are. A print's upper 16 bits choose the bucket,
 * in which its lower 16 bits stand sorted beside the numbers of the documents.
 */
export interface ShingleSegment {
  /** Where each of the 65,536 buckets begins, and the end of the last. */
  readonly buckets: Uint32Array
  /** The prints' lower halves. */
  readonly lower: Uint16Array
  readonly documents: Uint32Array
}

const BUCKETS = 0x10000

/** Sorts pairs of print and document into a segment; pairs of one print keep their order. Linear: two counting sorts. */
export function sealSegment(prints: Uint32Array, documents: Uint32Array): ShingleSegment {
  insist(prints.length === documents.length, 'A print without its document.')
  const byLower = countingOrder(prints, 0)
  const order = new Uint32Array(prints.length)
  const buckets = bucketStarts(prints, 16)
  const next = buckets.slice()
  for (const index of byLower) order[next[prints[index]! >>> 16]!++] = index
  const lower = new Uint16Array(prints.length)
  const owners = new Uint32Array(prints.length)
  for (let place = 0; place < order.length; place++) {
    lower[place] = prints[order[place]!]! & 0xffff
    owners[place] = documents[order[place]!]!
  }
  return { buckets, lower, documents: owners }
}

function bucketStarts(prints: Uint32Array, shift: number): Uint32Array {
  const starts = new Uint32Array(BUCKETS + 1)
  for (const print of prints) starts[((print >>> shift) & 0xffff) + 1]!++
  for (let bucket = 0; bucket < BUCKETS; bucket++) starts[bucket + 1]! += starts[bucket]!
  return starts
}

function countingOrder(prints: Uint32Array, shift: number): Uint32Array {
  const next = bucketStarts(prints, shift)
  const order = new Uint32Array(prints.length)
  for (let index = 0; index < prints.length; index++) order[next[(prints[index]! >>> shift) & 0xffff]!++] = index
  return order
}

/** Joins two segments, the older one first. Linear: both are sorted already. */
export function mergeSegments(older: ShingleSegment, newer: ShingleSegment): ShingleSegment {
  const length = older.lower.length + newer.lower.length
  const buckets = new Uint32Array(BUCKETS + 1)
  const lower = new Uint16Array(length)
  const documents = new Uint32Array(length)
  let place = 0
  for (let bucket = 0; bucket < BUCKETS; bucket++) {
    let [left, right] = [older.buckets[bucket]!, newer.buckets[bucket]!]
    const [leftEnd, rightEnd] = [older.buckets[bucket + 1]!, newer.buckets[bucket + 1]!]
    while (left < leftEnd || right < rightEnd) {
      const takeLeft = right === rightEnd || (left < leftEnd && older.lower[left]! <= newer.lower[right]!)
      const from = takeLeft ? older : newer
      const index = takeLeft ? left++ : right++
      lower[place] = from.lower[index]!
      documents[place++] = from.documents[index]!
    }
    buckets[bucket + 1] = place
  }
  return { buckets, lower, documents }
}

/** The first place of a print in its segment; the place after its bucket, or of a greater print, where it has none. */
export function firstPlace(segment: ShingleSegment, print: number): number {
  const bucket = print >>> 16
  const wanted = print & 0xffff
  let low = segment.buckets[bucket]!
  let high = segment.buckets[bucket + 1]!
  while (low < high) {
    const middle = (low + high) >>> 1
    if (segment.lower[middle]! < wanted) low = middle + 1
    else high = middle
  }
  return low
}
