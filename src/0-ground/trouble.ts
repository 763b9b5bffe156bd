import type { Where } from './where.ts'

/**
 * Bad material: a cut mail, a bomb, a date that is none. A value and never thrown: it is collected beside what could
 * still be read, is shown in the ledger, and is often evidence itself.
 */
export interface Trouble {
  /** A short name that stays the same across versions, for programs: `mbox-cut`, `header-too-long`. */
  readonly code: string
  readonly where: Where
  /** What happened and what to do next, in one or two sentences for a person. */
  readonly says: string
}
