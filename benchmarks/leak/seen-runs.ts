import type { Letters } from '#ground'

const RUN = 64
const BITS = 2 ** 30

/**
 * Tells whether a text shares a long run of letters with texts seen before, by another way than the program's own: every
 * sixteenth window of 64 letters, chosen by its hash, is marked in a bitmap. A shared run of a hundred letters is noticed
 * nine times in ten, one of a hundred and fifty all but always.
 */
export class SeenRuns {
  readonly #marks = new Uint8Array(BITS / 8)

  add(letters: Letters): void {
    for (const places of windowPlaces(letters))
      for (const place of places) this.#marks[place >>> 3]! |= 1 << (place & 7)
  }

  has(letters: Letters): boolean {
    const isMarked = (place: number) => (this.#marks[place >>> 3]! & (1 << (place & 7))) !== 0
    return windowPlaces(letters).some(places => places.every(isMarked))
  }
}

/** One sum chooses the windows; three others say where each is marked (Bloom, 1970), so that marks seldom meet. */
function windowPlaces({ codes }: Letters): number[][] {
  const choosing = rolling(codes, 0x01000193)
  const placing = [0x2c1b3c6d, 0x19660d25, 0x41c64e6d].map(factor => rolling(codes, factor))
  const places: number[][] = []
  for (let index = 0; index < choosing.length; index++)
    if (mixed(choosing[index]!) >>> 28 === 0) places.push(placing.map(sums => mixed(sums[index]!) % BITS))
  return places
}

function rolling(codes: Uint16Array, factor: number): Int32Array {
  let leaving = 1
  for (let step = 0; step < RUN; step++) leaving = Math.imul(leaving, factor)
  const sums = new Int32Array(Math.max(0, codes.length - RUN + 1))
  let sum = 0
  for (let index = 0; index < codes.length; index++) {
    sum = (Math.imul(sum, factor) + codes[index]!) | 0
    if (index >= RUN) sum = (sum - Math.imul(leaving, codes[index - RUN]!)) | 0
    if (index >= RUN - 1) sums[index - RUN + 1] = sum
  }
  return sums
}

function mixed(sum: number): number {
  let bits = Math.imul(sum ^ (sum >>> 16), 0x85ebca6b)
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35)
  return (bits ^ (bits >>> 16)) >>> 0
}
