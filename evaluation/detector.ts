import type { Moment } from '#ground'
import type { Strength } from './protocol.ts'

/** One mail as a detector is given it: nothing here tells whether it was planted. */
export interface Given {
  readonly bytes: Uint8Array
  /** The mailbox in which it lies, which is the name of its archive. */
  readonly mailbox: string
  readonly at: Moment
}

/** What a detector thinks of one mail at its moment. */
export interface Sight {
  /** Higher is more suspicious; null where the detector abstains. Only the order counts, unless `bits` is set too. */
  readonly score: number | null
  /** The account that it judged, as the detector names it: for mail the address in From, in lower case. */
  readonly account: string
  /** Past mails of that account that the detector had learnt. */
  readonly history: number
  /** Log2 of the likelihood ratio, where the detector claims to give one; it is then checked for calibration. */
  readonly bits?: number
  /** What the detector saw, for detectors that are fitted on labelled mail. */
  readonly features?: Float64Array
}

/** A labelled look back, for fitting. */
export interface Labelled {
  readonly sight: Sight
  readonly planted: boolean
  /** Of planted mail. */
  readonly strength: Strength | undefined
}

/** A detector at work: it holds what it has learnt so far. */
export interface Memory<Read> {
  /** Judges without learning: the same mail looked at twice gives the same. */
  look(read: Read): Sight
  /** Takes a mail for honest and learns from it. Called in order of time. */
  learn(read: Read): void
  /** Called once when training ends, with every look of the training years, for detectors that are fitted. */
  fit?(rows: readonly Labelled[]): void
}

/**
 * A way to find taken-over accounts. `read` does what costs time and knows nothing of other mail; detectors that share
 * one `read` function share its work. `fresh` starts without any memory.
 */
export interface Detector<Read = never> {
  readonly name: string
  /** One line for the report. */
  readonly says: string
  readonly read: (given: Given) => Read
  readonly fresh: () => Memory<Read>
}

/** A detector whatever it reads: its own halves fit each other, and nobody else looks at what it read. */
export type AnyDetector = Detector<unknown>
