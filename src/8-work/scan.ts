import type { LedgerEntry } from '#source'
import { openWorkingStore } from '#store'

import { answerFrom, type Answer } from './answer.ts'
import type { Bench, NamedSource } from './bench.ts'
import type { Examining } from './examine-store.ts'
import { takeInto, type Taking } from './take-in.ts'

/** What a scan answers. */
export interface Scanned extends Answer {
  readonly ledger: readonly LedgerEntry[]
}

/** A scan keeps nothing, so nothing happens around its reading. */
const NOTHING_AROUND: Taking = { opened: () => false, finished: () => undefined }

/** The main job in one step: take in, learn what is usual, examine, rank. Nothing is left behind. */
export async function scan(sources: readonly NamedSource[], examining: Examining, bench: Bench): Promise<Scanned> {
  const store = openWorkingStore()
  try {
    const ledger = await takeInto(store, sources, NOTHING_AROUND, bench)
    return { ledger, ...answerFrom(store, examining, bench) }
  } finally {
    store.close()
  }
}
