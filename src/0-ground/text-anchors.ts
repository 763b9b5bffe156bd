/** Places where two texts are certainly the same: shingles that each of them has once, in one order in both. */
export interface Anchors {
  /** Letters of the left text, increasing. */
  readonly left: Uint32Array
  /** Letters of the right text that stand for them, increasing. */
  readonly right: Uint32Array
}

/**
 * Finds the anchors of two texts from the prints of all their shingles, the left one's prepared by `placesOfUnique`. Text that repeats itself, tables and patches, can
 * be laid over itself in many ways; what each text has only once can be laid in one (the idea of patience diff, by Bram
 * Cohen). n log n.
 */
export function anchorsOf(places: ReadonlyMap<number, number>, right: Uint32Array): Anchors {
  // Only what the left text has once is worth being counted in the right one.
  const others = new Map<number, number>()
  for (let index = 0; index < right.length; index++) {
    const print = right[index]!
    const place = places.get(print)
    if (place !== undefined && place !== TWICE) others.set(print, others.has(print) ? TWICE : index)
  }
  const pairs: number[] = []
  for (const [print, index] of others) if (index !== TWICE) pairs.push(places.get(print)!, index)
  return longestRising(pairs)
}

/** What stands for a print that a text has more than once. */
const TWICE = -1

/** Where a text has each of its prints, of those that it has once. */
export function placesOfUnique(prints: Uint32Array): ReadonlyMap<number, number> {
  const places = new Map<number, number>()
  for (let index = 0; index < prints.length; index++)
    places.set(prints[index]!, places.has(prints[index]!) ? TWICE : index)
  return places
}

/** Of pairs in order of their right places the longest sequence whose left places rise too (Schensted, 1961). */
function longestRising(pairs: readonly number[]): Anchors {
  const count = pairs.length / 2
  const ends: number[] = []
  const before = new Int32Array(count).fill(-1)
  for (let pair = 0; pair < count; pair++) {
    const place = pairs[2 * pair]!
    let [low, high] = [0, ends.length]
    while (low < high) {
      const middle = (low + high) >>> 1
      if (pairs[2 * ends[middle]!]! < place) low = middle + 1
      else high = middle
    }
    if (low > 0) before[pair] = ends[low - 1]!
    ends[low] = pair
  }
  const left = new Uint32Array(ends.length)
  const right = new Uint32Array(ends.length)
  let pair = ends.at(-1) ?? -1
  for (let at = ends.length - 1; at >= 0; at--) {
    left[at] = pairs[2 * pair]!
    right[at] = pairs[2 * pair + 1]!
    pair = before[pair]!
  }
  return { left, right }
}
