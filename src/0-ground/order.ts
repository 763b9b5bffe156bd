/**
 * A comparison for sorting that is never undecided: the difference, or, where there is none, the order of two texts.
 * Ties that fall to chance would make the same material give other findings.
 */
export function decided(difference: number, one: string, other: string): number {
  if (difference !== 0) return difference
  return one < other ? -1 : one > other ? 1 : 0
}
