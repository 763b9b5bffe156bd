/** How often values were seen. */
export class Tally {
  readonly #counts = new Map<string, number>()
  #total = 0

  /** Counts a value once more. */
  add(value: string): void {
    this.#counts.set(value, (this.#counts.get(value) ?? 0) + 1)
    this.#total++
  }

  /** How often it was seen. */
  count(value: string): number {
    return this.#counts.get(value) ?? 0
  }

  /** How many values were counted in all. */
  get total(): number {
    return this.#total
  }

  /** How unexpected a value is, in bits: seen here often is little, never seen here but elsewhere is more, nowhere is most. */
  surprise(value: string, elsewhere: Tally, weight = 2): number {
    const background = (elsewhere.count(value) + 0.5) / (elsewhere.total + 1)
    return -Math.log2((this.count(value) + weight * background) / (this.#total + weight))
  }
}
