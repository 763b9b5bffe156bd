/** Slots of the table: a power of two. Twelve bytes each, so that memory is the same for a large archive. */
const SLOTS = 2 ** 21

/**
 * Who first wrote a line, by its 32-bit print, for lines seen lately. A fixed table: a new line takes the place of the
 * older of its two possible neighbours, so that memory stays as it is however long the archive. A print can be wrong
 * once in thousands of millions, and a forgotten line looks like one never seen: what it says is a hint.
 */
export class LinePrints {
  readonly #prints = new Uint32Array(SLOTS)
  readonly #authors = new Uint32Array(SLOTS)
  readonly #ages = new Uint32Array(SLOTS)
  #clock = 0

  /** Notes that an author (by a print of the address) wrote these lines. The first author of a line stays its author. */
  add(prints: readonly number[], author: number): void {
    this.#clock++
    for (const print of prints) {
      if (this.authorOf(print) !== undefined) continue
      const [one, other] = slotsOf(print)
      const slot = this.#ages[one]! <= this.#ages[other]! ? one : other
      this.#prints[slot] = print
      this.#authors[slot] = author
      this.#ages[slot] = this.#clock
    }
  }

  /** Print of the address that wrote a line first; undefined where the line is not known or forgotten. */
  authorOf(print: number): number | undefined {
    const [one, other] = slotsOf(print)
    if (this.#ages[one] !== 0 && this.#prints[one] === print) return this.#authors[one]
    if (this.#ages[other] !== 0 && this.#prints[other] === print) return this.#authors[other]
    return undefined
  }
}

function slotsOf(print: number): readonly [number, number] {
  return [print & (SLOTS - 1), Math.imul(print, 0x9e3779b1) >>> (32 - 21)]
}
