/** How high the true accounts stood in their weeks. */
export interface Ranking {
  readonly episodes: number
  readonly top1: number
  readonly top3: number
  /** Mean of one over the rank. */
  readonly meanReciprocal: number
  /** Accounts that a week had on average. */
  readonly accounts: number
}

/** The rank of one episode: the victim's best score of the week against every other account's best. */
export interface Ranked {
  readonly rank: number
  readonly accounts: number
}

/** The rank of a score among others; ties count against it, since an analyst would have to look at them all. */
export function rankAmong(score: number, others: Iterable<number>): Ranked {
  let above = 0
  let accounts = 1
  for (const other of others) {
    accounts++
    if (other >= score) above++
  }
  return { rank: above + 1, accounts }
}

/** Sums up ranks. */
export function ranking(ranked: readonly Ranked[]): Ranking {
  const of = Math.max(1, ranked.length)
  const share = (limit: number) => ranked.filter(({ rank }) => rank <= limit).length / of
  return {
    episodes: ranked.length,
    top1: share(1),
    top3: share(3),
    meanReciprocal: ranked.reduce((sum, { rank }) => sum + 1 / rank, 0) / of,
    accounts: ranked.reduce((sum, { accounts }) => sum + accounts, 0) / of,
  }
}
