import { ShingleIndex } from './shingle-index.ts'
import type { ShingleSegment } from './shingle-segment.ts'

/** First bytes of an index: a name and the version of the layout, raised when prints or layout change. */
const MAGIC = 0x31697374
const BUCKETS = 0x10000

/**
 * An index as bytes, for the store to keep: magic, number of documents, number of segments, the documents' levels, then
 * for each segment its length, its buckets, its documents and its lower halves. All numbers are little-endian.
 */
export function shingleIndexBytes(index: ShingleIndex): Uint8Array {
  const { levels, segments } = index.sealed()
  const size = segments.reduce((sum, { lower }) => sum + 4 + (BUCKETS + 1) * 4 + lower.length * 6, 12 + levels.length)
  const bytes = new Uint8Array(size)
  const view = new DataView(bytes.buffer)
  let at = 0
  const number = (value: number) => {
    view.setUint32(at, value, true)
    at += 4
  }
  number(MAGIC)
  number(levels.length)
  number(segments.length)
  bytes.set(levels, at)
  at += levels.length
  for (const { buckets, documents, lower } of segments) {
    number(lower.length)
    for (const values of [buckets, documents]) for (const value of values) number(value)
    for (const half of lower) {
      view.setUint16(at, half, true)
      at += 2
    }
  }
  return bytes
}

/** Reads what `shingleIndexBytes` wrote; undefined where the bytes are cut or of another version, to be built anew. */
export function readShingleIndex(bytes: Uint8Array): ShingleIndex | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (bytes.length < 12 || view.getUint32(0, true) !== MAGIC) return undefined
  const documents = view.getUint32(4, true)
  const levels = bytes.slice(12, 12 + documents)
  const segments: ShingleSegment[] = []
  let at = 12 + documents
  for (let left = view.getUint32(8, true); left > 0; left--) {
    if (at + 4 > bytes.length) return undefined
    const pairs = view.getUint32(at, true)
    const end = at + 4 + (BUCKETS + 1) * 4 + pairs * 6
    if (end > bytes.length) return undefined
    const segment = segmentAt(view, at + 4, pairs)
    if (!isSound(segment, documents)) return undefined
    segments.push(segment)
    at = end
  }
  return at === bytes.length ? new ShingleIndex({ levels, segments }) : undefined
}

function segmentAt(view: DataView, from: number, pairs: number): ShingleSegment {
  const buckets = new Uint32Array(BUCKETS + 1)
  const documents = new Uint32Array(pairs)
  const lower = new Uint16Array(pairs)
  let at = from
  for (let index = 0; index <= BUCKETS; index++, at += 4) buckets[index] = view.getUint32(at, true)
  for (let index = 0; index < pairs; index++, at += 4) documents[index] = view.getUint32(at, true)
  for (let index = 0; index < pairs; index++, at += 2) lower[index] = view.getUint16(at, true)
  return { buckets, documents, lower }
}

/** A damaged file must not become an index that answers wrongly or reads outside of its arrays. */
function isSound({ buckets, documents, lower }: ShingleSegment, count: number): boolean {
  for (let bucket = 0; bucket < BUCKETS; bucket++) if (buckets[bucket]! > buckets[bucket + 1]!) return false
  return buckets[0] === 0 && buckets[BUCKETS] === lower.length && documents.every(document => document < count)
}
