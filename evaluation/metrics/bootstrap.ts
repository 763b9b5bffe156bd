import type { Random } from '#ground'

/** Hits and trials of one cluster: all planted mail of one sender. */
export interface Cluster {
  readonly hits: number
  readonly of: number
}

/** An estimate with its interval. */
export interface Estimate {
  readonly value: number
  readonly lower: number
  readonly upper: number
}

/**
 * The share of hits over all clusters, with a percentile interval from drawing whole clusters anew (Efron; cluster
 * bootstrap). Mails of one sender stand or fall together, so that counting them one by one would claim too much.
 */
export function clusterBootstrap(
  clusters: readonly Cluster[],
  rounds: number,
  chance: Random,
  confidence = 0.95,
): Estimate {
  const value = share(clusters)
  if (clusters.length === 0) return { value, lower: 0, upper: 1 }
  const drawn: number[] = []
  for (let round = 0; round < rounds; round++) {
    let hits = 0
    let of = 0
    for (let index = 0; index < clusters.length; index++) {
      const cluster = clusters[chance.below(clusters.length)]!
      hits += cluster.hits
      of += cluster.of
    }
    drawn.push(of === 0 ? 0 : hits / of)
  }
  drawn.sort((one, other) => one - other)
  const half = (1 - confidence) / 2
  return { value, lower: quantile(drawn, half), upper: quantile(drawn, 1 - half) }
}

/** A difference, and how likely chance alone would show one as large. */
export interface Gain extends Estimate {
  /** Two-sided, from the share of drawn differences beyond nothing; never below what the rounds can tell. */
  readonly p: number
}

/** The same for a difference of two detectors on the same clusters: positive where the first finds more. */
export function pairedBootstrap(
  one: readonly Cluster[],
  other: readonly Cluster[],
  rounds: number,
  chance: Random,
): Gain {
  const differences: number[] = []
  for (let round = 0; round < rounds; round++) {
    let gained = 0
    let of = 0
    for (let index = 0; index < one.length; index++) {
      const at = chance.below(one.length)
      gained += one[at]!.hits - other[at]!.hits
      of += one[at]!.of
    }
    differences.push(of === 0 ? 0 : gained / of)
  }
  differences.sort((first, second) => first - second)
  const least = (some: readonly number[]) => (some.length + 1) / (rounds + 1)
  const p = 2 * Math.min(least(differences.filter(gain => gain <= 0)), least(differences.filter(gain => gain >= 0)))
  const value = share(one) - share(other)
  return { value, lower: quantile(differences, 0.025), upper: quantile(differences, 0.975), p: Math.min(1, p) }
}

/** Holm's correction (1979) for several questions asked at once: the p-values as they then count, in the same order. */
export function holm(values: readonly number[]): number[] {
  const order = values.map((_, index) => index).sort((one, other) => values[one]! - values[other]!)
  const corrected = new Array<number>(values.length)
  let highest = 0
  order.forEach((at, rank) => {
    highest = Math.max(highest, Math.min(1, values[at]! * (values.length - rank)))
    corrected[at] = highest
  })
  return corrected
}

function share(clusters: readonly Cluster[]): number {
  const of = clusters.reduce((sum, cluster) => sum + cluster.of, 0)
  return of === 0 ? 0 : clusters.reduce((sum, { hits }) => sum + hits, 0) / of
}

/** A quantile of sorted numbers, between neighbours where it falls between them. NaN for none. */
export function quantile(sorted: readonly number[], at: number): number {
  const place = at * (sorted.length - 1)
  const below = sorted[Math.floor(place)]
  const above = sorted[Math.ceil(place)]
  return below === undefined || above === undefined ? NaN : below + (above - below) * (place - Math.floor(place))
}
