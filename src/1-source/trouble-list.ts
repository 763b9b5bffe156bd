import type { Trouble, Where } from '#ground'

/** Troubles that one entry keeps. A folder of a million photographs must not fill the memory with sentences. */
const KEPT = 20_000

/** The troubles of one container, as many as memory bears; those behind them are counted by their kind. */
export interface TroubleList {
  add(trouble: Trouble): void
  /** What was kept, in order, and one more for each kind of which some were only counted. */
  all(where: Where): readonly Trouble[]
}

/** Begins an empty list. */
export function troubleList(): TroubleList {
  const kept: Trouble[] = []
  const unkept = new Map<string, number>()
  return {
    add(trouble) {
      if (kept.length < KEPT) kept.push(trouble)
      else unkept.set(trouble.code, (unkept.get(trouble.code) ?? 0) + 1)
    },
    all: where => [
      ...kept,
      ...[...unkept].map(([code, number]) => ({
        code,
        where,
        says: `${number} more troubles of this kind are counted but not listed one by one.`,
      })),
    ],
  }
}
