import type { Moment } from '#ground'

/** How far a verb has come, for whoever watches. */
export interface Progress {
  /** What is being done: `Reading`, `Examining`. */
  readonly doing: string
  readonly done: number
  /** Undefined where nobody knows before the end. */
  readonly of: number | undefined
  readonly unit: 'mails' | 'files'
  /** Share of the material that is done, where that is only a guess: 0 to 1. */
  readonly share?: number | undefined
}

/** What a verb may use of the world; handed down from the door, so that verbs stay repeatable. */
export interface Bench {
  readonly now: () => Moment
  /** Who is at work, for the journal. */
  readonly who: string
  readonly version: string
  /** Threads that may read at the same time. */
  readonly threads: number
  readonly progress: (progress: Progress) => void
  /** Most memory that the process held so far, in MiB. */
  readonly peakMemoryMiB: () => number
}

/** A file or folder that the user named, with the mailbox that they gave it. */
export interface NamedSource {
  readonly path: string
  readonly mailbox?: string
}
