import { betaQuantile } from './beta.ts'

/** A share with the bounds of its true value. */
export interface Share {
  readonly hits: number
  readonly of: number
  readonly share: number
  readonly lower: number
  readonly upper: number
}

/** The exact interval of a share (Clopper and Pearson 1934), two-sided at the given confidence. */
export function clopperPearson(hits: number, of: number, confidence = 0.95): Share {
  const half = (1 - confidence) / 2
  return {
    hits,
    of,
    share: of === 0 ? 0 : hits / of,
    lower: hits === 0 ? 0 : betaQuantile(half, hits, of - hits + 1),
    upper: hits >= of ? 1 : betaQuantile(1 - half, hits + 1, of - hits),
  }
}

/** The one-sided upper bound of a share: with 95 % confidence the true one is not higher. */
export function upperBound(hits: number, of: number, confidence = 0.95): number {
  return hits >= of ? 1 : betaQuantile(confidence, hits + 1, of - hits)
}
