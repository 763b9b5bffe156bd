import type { Moment } from '#ground'
import { CARD, examineInOrder, examiner, rank, type Budget, type Examiner, type Ranked, type Score } from '#finding'
import type { Store } from '#store'
import type { Team } from '#team'

import type { Bench } from './bench.ts'

/** How to examine: for whom, within which budget and time. */
export interface Examining {
  readonly team: Team
  readonly budget: Budget
  /** Findings of mails before or after are left out; what is usual is still learnt from all. */
  readonly since?: Moment
  readonly until?: Moment
  /** Called for every mail in order of time, with its score before it was learnt. */
  readonly each?: (score: Score) => void
}

/** What examining leaves behind: what was found, and the examiner, who has learnt from all mail by then. */
export interface ExaminedStore {
  readonly ranked: Ranked
  readonly examiner: Examiner
}

/** True where findings of a moment are asked for. */
export function isWithin({ since, until }: Examining, at: Moment): boolean {
  return (since === undefined || at >= since) && (until === undefined || at < until)
}

/** Examines all mail that a store holds, in order of time. */
export function examineStore(store: Store, examining: Examining, bench: Bench): Ranked {
  return examineWith(store, examining, bench).ranked
}

/** The same, for those who want to ask further what was learnt. */
export function examineWith(store: Store, examining: Examining, bench: Bench): ExaminedStore {
  const { team, budget, each = () => undefined } = examining
  const of = store.count()
  let done = 0
  const counted = (score: Score) => {
    each(score)
    done++
    if (done % 250 === 0 || done === of) bench.progress({ doing: 'Examining', done, of, unit: 'mails' })
  }
  const looking = examiner(team, CARD)
  const asked = ({ gist }: { readonly gist: { readonly at: Moment } }) => isWithin(examining, gist.at)
  return {
    ranked: rank(examineInOrder(store.gists(), looking), budget, counted, asked, looking.lookBack),
    examiner: looking,
  }
}
