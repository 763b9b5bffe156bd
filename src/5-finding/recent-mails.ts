import type { Moment } from '#ground'

/** One mail in the queue. */
interface Recent<Value> {
  readonly print: number
  readonly at: Moment
  readonly value: Value
}

/** Mails that may go by before the places of those that are forgotten are given back. */
const SLACK = 1024

/**
 * The mails of the last days by a print, so that their copies are known. Mails go through it by the thousand and are soon
 * forgotten, so they lie in one queue and the map holds numbers alone: a map of mails is made anew every few mails, and
 * each one that the collector of garbage has not come to yet keeps its mails alive, in the end half of the archive.
 */
export class RecentMails<Value> {
  /** By print, the number of the last mail that has it. */
  readonly #numbers = new Map<number, number>()
  readonly #queue: (Recent<Value> | undefined)[] = []
  /** The number of the first mail in the queue, and how many at its beginning are forgotten. */
  #first = 0
  #forgotten = 0

  /** Forgets the mails up to some moment. They were added in order of time. */
  forget(until: Moment): void {
    for (;;) {
      const oldest = this.#queue[this.#forgotten]
      if (oldest === undefined || oldest.at > until) break
      if (this.#numbers.get(oldest.print) === this.#first + this.#forgotten) this.#numbers.delete(oldest.print)
      this.#queue[this.#forgotten++] = undefined
    }
    if (this.#forgotten < SLACK) return
    this.#queue.splice(0, this.#forgotten)
    this.#first += this.#forgotten
    this.#forgotten = 0
  }

  /** What is known of the last mail that has a print. */
  get(print: number): Value | undefined {
    const number = this.#numbers.get(print)
    return number === undefined ? undefined : this.#queue[number - this.#first]?.value
  }

  /** Adds what is to be known of a mail; another of the same print is no longer found. */
  add(print: number, at: Moment, value: Value): void {
    this.#numbers.set(print, this.#first + this.#queue.length)
    this.#queue.push({ print, at, value })
  }
}
