import type { Letters } from './text-letters.ts'

/** Letters in one shingle. Eight in a row survive an error in every tenth letter often enough, and are seldom chance. */
export const SHINGLE = 8
/** Of this many shingles in a row at least one is kept. */
export const WINDOW = 6

/**
 * Prints of runs of letters, chosen so that a copied passage brings its prints along wherever it is put: winnowing
 * (Schleimer, Wilkerson and Aiken, 2003). Of every six successive shingles the one with the smallest print is kept, so
 * each shared run of 13 letters or more is certain to share a print, and about two in seven shingles are kept.
 */
export interface Shingles {
  /** The kept prints, 32 bits each, in order of the text. */
  readonly prints: Uint32Array
  /** The letter at which each kept shingle begins. */
  readonly at: Uint32Array
}

const FACTOR = 0x2c1b3c6d
const LEAVING = powerOf(FACTOR, SHINGLE)

function powerOf(factor: number, exponent: number): number {
  let power = 1
  for (let step = 0; step < exponent; step++) power = Math.imul(power, factor)
  return power
}

/** The print of every run of eight letters, in order. A text of n letters has n − 7, a shorter one none. */
export function shinglesOf({ codes }: Letters): Uint32Array {
  const count = Math.max(0, codes.length - SHINGLE + 1)
  const prints = new Uint32Array(count)
  let rolling = 0
  for (let index = 0; index < codes.length; index++) {
    rolling = (Math.imul(rolling, FACTOR) + codes[index]!) | 0
    if (index >= SHINGLE) rolling = (rolling - Math.imul(LEAVING, codes[index - SHINGLE]!)) | 0
    if (index >= SHINGLE - 1) prints[index - SHINGLE + 1] = mixed(rolling)
  }
  return prints
}

/** Spreads the rolling sum over all bits, so that "the smallest" means "any": the last steps of MurmurHash3. */
function mixed(sum: number): number {
  let bits = Math.imul(sum ^ (sum >>> 16), 0x85ebca6b)
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35)
  return (bits ^ (bits >>> 16)) >>> 0
}

/** Chooses the shingles that stand for a text. */
export function winnow(letters: Letters): Shingles {
  const all = shinglesOf(letters)
  const prints = new Uint32Array(all.length)
  const at = new Uint32Array(all.length)
  let kept = 0
  let smallest = -1
  for (let index = 0; index < all.length; index++) {
    if (smallest < 0 || smallest <= index - WINDOW) {
      smallest = Math.max(0, index - WINDOW + 1)
      for (let other = smallest + 1; other <= index; other++) if (all[other]! <= all[smallest]!) smallest = other
    } else if (all[index]! <= all[smallest]!) {
      // The later of two equal ones, so that a run of one letter keeps one shingle in six and not all.
      smallest = index
    }
    // The first window is full at its sixth shingle; a text too short for one keeps its smallest shingle.
    if (index < WINDOW - 1 && index < all.length - 1) continue
    if (kept > 0 && at[kept - 1] === smallest) continue
    prints[kept] = all[smallest]!
    at[kept++] = smallest
  }
  return { prints: prints.slice(0, kept), at: at.slice(0, kept) }
}
