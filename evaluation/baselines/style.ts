const SLOTS = 1 << 15
const MIX = 0x01000193

/** How often runs of four characters occur, in hashed slots. */
export interface Grams {
  readonly counts: Uint32Array | Map<number, number>
  total: number
}

/** Slots of the runs of four characters of a text, letter-case folded, at most 2,000 of them. */
export function gramsOf(text: string): Uint16Array {
  const folded = text.slice(0, 2003).toLowerCase().replace(/\s+/g, ' ')
  const grams = new Uint16Array(Math.max(0, folded.length - 3))
  for (let index = 0; index < grams.length; index++) {
    let hash = 0x811c9dc5
    for (let at = index; at < index + 4; at++) hash = Math.imul(hash ^ folded.charCodeAt(at), MIX)
    grams[index] = (hash ^ (hash >>> 15)) & (SLOTS - 1)
  }
  return grams
}

/** Everybody's grams. */
export function everybody(): Grams {
  return { counts: new Uint32Array(SLOTS), total: 0 }
}

/** One person's grams. */
export function somebody(): Grams {
  return { counts: new Map(), total: 0 }
}

/** Adds a text's grams. */
export function addGrams(grams: Grams, slots: Uint16Array): void {
  const { counts } = grams
  for (const slot of slots) {
    if (counts instanceof Map) counts.set(slot, (counts.get(slot) ?? 0) + 1)
    else counts[slot]!++
  }
  grams.total += slots.length
}

/** Mean log2 ratio of a text under everybody against under one person: positive where it is not their style. */
export function strangeness(slots: Uint16Array, person: Grams, all: Grams): number {
  if (slots.length === 0) return 0
  let sum = 0
  for (const slot of slots) {
    const background = (((all.counts as Uint32Array)[slot] ?? 0) + 0.5) / (all.total + SLOTS / 2)
    const own = (((person.counts as Map<number, number>).get(slot) ?? 0) + 300 * background) / (person.total + 300)
    sum += Math.log2(background / own)
  }
  return sum / slots.length
}
