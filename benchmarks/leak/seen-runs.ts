import type { Letters } from '#ground'

const RUN = 64
const BITS = 2 ** 30
const FACTOR = 0x01000193

/**
 * Tells whether a text shares a long run of letters with texts seen before, by another way than the program's own: every
 * sixteenth window of 64 letters, by its hash, is marked in a bitmap. A shared run of a hundred letters is noticed nine
 * times in ten, of a hundred and fifty always but three times in a thousand.
 */
export class SeenRuns {
  readonly #marks = new Uint8Array(BITS / 8)

  add(letters: Letters): void {
    for (const print of windows(letters)) this.#marks[print >>> 5]! |= 1 << ((print >>> 2) & 7)
  }

  has(letters: Letters): boolean {
    for (const print of windows(letters)) if ((this.#marks[print >>> 5]! & (1 << ((print >>> 2) & 7))) !== 0) return true
    return false
  }
}

function* windows({ codes }: Letters): Generator<number> {
  let leaving = 1
  for (let step = 0; step < RUN; step++) leaving = Math.imul(leaving, FACTOR)
  let sum = 0
  for (let index = 0; index < codes.length; index++) {
    sum = (Math.imul(sum, FACTOR) + codes[index]!) | 0
    if (index >= RUN) sum = (sum - Math.imul(leaving, codes[index - RUN]!)) | 0
    if (index < RUN - 1) continue
    const mixed = Math.imul(sum ^ (sum >>> 15), 0x85ebca6b)
    if ((mixed >>> 28) === 0) yield Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35) >>> 0
  }
}
