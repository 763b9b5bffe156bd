import type { Moment } from '#ground'
import type { Phase, Strength } from './protocol.ts'

/** What one detector said of one mail. */
export interface Look {
  readonly score: number | null
  readonly bits: number | undefined
  readonly history: number
}

/** One mail of the walk: honest, planted, or made for a control. */
export interface Passage {
  readonly id: string
  readonly at: Moment
  readonly archive: string
  /** The sender in truth: for planted mail the victim. */
  readonly sender: string
  /** Honest mails of that sender before this one. */
  readonly past: number
  readonly phase: Phase
  readonly kind: 'honest' | 'planted' | 'sham' | 'hard'
  /** Planted mail: the episode and its strength. */
  readonly episode?: string
  readonly strength?: Strength
  readonly grade?: string
  readonly lure?: string
  /** Sham and hard negatives: the honest mail that it was made from, and what was done. */
  readonly from?: string
  readonly edit?: string
}
