import type { Bench } from '#work'

import type { OptionName, Options } from './options.ts'
import type { Terminal } from './terminal.ts'

/** What a verb is given to work with. */
export interface Job {
  readonly options: Options
  readonly terminal: Terminal
  readonly bench: Bench
}

/** One thing that a person can ask for. Add one: a file in `verbs/`, a line in `verbs.ts`. */
export interface Verb {
  /** Its file's name: what the user types. */
  readonly name: string
  /** What comes after it: `SOURCE...`. */
  readonly takes: string
  /** What question it answers, in one line. */
  readonly answers: string
  /** A paragraph or two for `--help`. */
  readonly explains: string
  readonly options: readonly OptionName[]
  /** Lines that can be typed as they stand, each with what it does. */
  readonly examples: readonly (readonly [string, string])[]
  run(job: Job): Promise<void>
}
