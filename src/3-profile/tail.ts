/** Width of a bin, and the values between which they lie. */
const WIDTH = 0.05
const LOWEST = -12
const BINS = 480

/** Values before which a tail is not asked. */
export const ENOUGH_VALUES = 100

/** How often a value came up, in narrow bins: to ask how seldom honest mails come so high. It only grows. */
export interface Tail {
  count: number
  sum: number
  readonly bins: Uint32Array
}

/** A tail that has seen nothing. */
export function emptyTail(): Tail {
  return { count: 0, sum: 0, bins: new Uint32Array(BINS) }
}

/** Adds a value; what lies outside the bins counts in the last one. */
export function addToTail(tail: Tail, value: number): void {
  tail.count++
  tail.sum += value
  tail.bins[binOf(value)]!++
}

/**
 * How much a value surprises, in bits: half of all mails surprise by nothing, each halving of the share that comes as
 * high adds one. No more than the count supports (a conformal p-value, Vovk and others 2005).
 */
export function tailBits({ count, bins }: Tail, value: number): number {
  let higher = 0
  for (let bin = binOf(value); bin < BINS; bin++) higher += bins[bin]!
  return Math.max(0, -Math.log2((higher + 1) / (count + 2)) - 1)
}

function binOf(value: number): number {
  return Math.max(0, Math.min(BINS - 1, Math.floor((value - LOWEST) / WIDTH)))
}
