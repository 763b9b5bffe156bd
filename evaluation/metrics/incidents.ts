import type { Moment } from '#ground'

/** One alert: who it is about and when. */
export interface Alert {
  readonly sender: string
  readonly at: Moment
}

/** Counts alerts as an analyst meets them: those about one sender within the given time after the first are one. */
export function countIncidents(alerts: readonly Alert[], within: number): number {
  const open = new Map<string, number>()
  let incidents = 0
  for (const { sender, at } of [...alerts].sort((one, other) => one.at - other.at)) {
    const since = open.get(sender)
    if (since !== undefined && at - since < within) continue
    open.set(sender, at)
    incidents++
  }
  return incidents
}

/** A scored honest mail, for setting thresholds. */
export interface Scored extends Alert {
  readonly score: number
}

/**
 * The lowest threshold at which honest mail raises at most so many incidents. A mail alerts at or above it. With fewer
 * mails than the budget asks for it lies just above the highest honest score.
 */
export function thresholdFor(honest: readonly Scored[], budget: number, within: number): number {
  const sorted = [...honest].sort((one, other) => other.score - one.score)
  const levels = [...new Set(sorted.map(({ score }) => score))]
  let from = -1
  let to = levels.length - 1
  // Alerts above a level only grow with lower levels, and so do incidents, so halving finds the last level that fits.
  while (from < to) {
    const middle = Math.ceil((from + to) / 2)
    const alerts = sorted.filter(({ score }) => score >= levels[middle]!)
    if (countIncidents(alerts, within) <= budget) from = middle
    else to = middle - 1
  }
  if (from >= 0) {
    const next = levels[from + 1]
    // Half way to the next honest score, so that the threshold does not stand on one mail's own score.
    return next === undefined ? levels[from]! : (levels[from]! + next) / 2
  }
  return levels[0] === undefined ? Infinity : levels[0] + Math.max(1e-9, Math.abs(levels[0]) * 1e-9)
}
