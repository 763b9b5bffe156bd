import type { Moment } from '#ground'
import { CARD, examineInOrder, examiner, rank, type Budget, type Ranked, type Score } from '#finding'
import type { LedgerEntry } from '#source'
import { openWorkingStore, type Store } from '#store'
import type { Team } from '#team'

import type { Bench, NamedSource } from './bench.ts'
import { takeInto, type Taking } from './take-in.ts'

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

/** What a scan answers. */
export interface Scanned {
  readonly ledger: readonly LedgerEntry[]
  readonly ranked: Ranked
}

/** A scan keeps nothing, so nothing happens around its reading. */
const NOTHING_AROUND: Taking = { opened: () => false, finished: () => undefined }

/** The main job in one step: take in, learn what is usual, examine, rank. Nothing is left behind. */
export async function scan(sources: readonly NamedSource[], examining: Examining, bench: Bench): Promise<Scanned> {
  const store = openWorkingStore()
  try {
    const ledger = await takeInto(store, sources, NOTHING_AROUND, bench)
    return { ledger, ranked: examineStore(store, examining, bench) }
  } finally {
    store.close()
  }
}

/** Examines all mail that a store holds, in order of time. */
export function examineStore(
  store: Store,
  { team, budget, since, until, each = () => undefined }: Examining,
  bench: Bench,
): Ranked {
  const of = store.count()
  const within = ({ gist }: { readonly gist: { readonly at: Moment } }) =>
    (since === undefined || gist.at >= since) && (until === undefined || gist.at < until)
  let done = 0
  const counted = (score: Score) => {
    each(score)
    done++
    if (done % 250 === 0 || done === of) bench.progress({ doing: 'Examining', done, of, unit: 'mails' })
  }
  const looking = examiner(team, CARD)
  return rank(examineInOrder(store.gists(), looking), budget, counted, within, looking.lookBack)
}
