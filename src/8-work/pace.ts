import type { Item } from '#source'

/** How many times its packed size a packed archive of mail becomes, as a rule: only for guessing the remaining time. */
const INFLATION = 5

/** Guesses which share of the material was read, from the sizes of the files alone. */
export class Pace {
  readonly #total: number
  #before = 0
  #size = 0
  #within = 0

  /** `total` is the size of all files together, in bytes. */
  constructor(total: number) {
    this.#total = total
  }

  /** A file of this size is opened; the one before it is done with. */
  opened(size: number): void {
    this.#before += this.#size
    this.#size = size
    this.#within = 0
  }

  /** A mail came out of the file that is open. */
  came({ stored, bytes }: Item): void {
    const place = stored === undefined ? this.#within + bytes.length : stored.to
    this.#within = Math.max(this.#within, place)
  }

  /** Share of the material that was read, 0 to 1; undefined where sizes are not known. */
  share(): number | undefined {
    if (this.#total === 0) return undefined
    const plain = this.#within <= this.#size
    const within = plain ? this.#within : Math.min(0.98 * this.#size, this.#within / INFLATION)
    return Math.min(1, (this.#before + within) / this.#total)
  }
}
