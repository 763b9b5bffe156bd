/** The chance that a positive scores above a negative, ties counting half (Mann and Whitney 1947). NaN for an empty side. */
export function auc(positives: readonly number[], negatives: readonly number[]): number {
  const all = [
    ...positives.map(score => ({ score, positive: true })),
    ...negatives.map(score => ({ score, positive: false })),
  ].sort((one, other) => one.score - other.score)
  let ranks = 0
  for (let from = 0; from < all.length;) {
    let to = from
    while (to < all.length && all[to]!.score === all[from]!.score) to++
    const rank = (from + to + 1) / 2
    for (let index = from; index < to; index++) if (all[index]!.positive) ranks += rank
    from = to
  }
  const [p, n] = [positives.length, negatives.length]
  return (ranks - (p * (p + 1)) / 2) / (p * n)
}
