const SLOTS = 1 << 13
const MIX = 0x01000193
/** How many grams of everybody's stand beside a person's own, so that few own ones do not decide. */
const BORROWED = 300

/** How often runs of four characters occur, in hashed slots. */
export interface Grams {
  readonly counts: Uint32Array
  total: number
}

/** Grams of nobody yet. */
export function noGrams(): Grams {
  return { counts: new Uint32Array(SLOTS), total: 0 }
}

/** Slots of the runs of four characters of a text, letter-case folded, of its first 2,000 characters. */
export function gramsOf(text: string): Uint16Array {
  const folded = text.slice(0, 2000).toLowerCase().replace(/\s+/g, ' ')
  const grams = new Uint16Array(Math.max(0, folded.length - 3))
  for (let index = 0; index < grams.length; index++) {
    let hash = 0x811c9dc5
    for (let at = index; at < index + 4; at++) hash = Math.imul(hash ^ folded.charCodeAt(at), MIX)
    grams[index] = (hash ^ (hash >>> 15)) & (SLOTS - 1)
  }
  return grams
}

/** Adds a text's grams. */
export function addGrams(grams: Grams, slots: Uint16Array): void {
  for (const slot of slots) grams.counts[slot]!++
  grams.total += slots.length
}

/** Mean log2 ratio of a text under everybody against under one person: positive where it is not their style. */
export function strangeness(slots: Uint16Array, person: Grams, everybody: Grams): number {
  if (slots.length === 0) return 0
  let product = 1
  let sum = 0
  for (const slot of slots) {
    const background = (everybody.counts[slot]! + 0.5) / (everybody.total + SLOTS / 2)
    product *= (background * (person.total + BORROWED)) / (person.counts[slot]! + BORROWED * background)
    // One logarithm for many ratios; taken before the product can overflow.
    if (product < 1e-200 || product > 1e200) {
      sum += Math.log2(product)
      product = 1
    }
  }
  return (sum + Math.log2(product)) / slots.length
}
