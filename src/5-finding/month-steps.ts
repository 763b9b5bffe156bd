import { type Moment } from '#ground'

/** Steps that a line of time may have: as many as can be told apart on a telephone. */
const MOST = 48
/** Months of one step, before whole years are taken together. */
const LENGTHS: readonly number[] = [1, 2, 3, 4, 6, 12]

/** A line of time cut into steps of whole calendar months, UTC. */
export interface MonthSteps {
  readonly from: Moment
  readonly months: number
  readonly count: number
  /** The step in which a moment stands. */
  stepOf(at: Moment): number
  /** Counts by month as counts by step. */
  spread(byMonth: ReadonlyMap<number, number>): number[]
}

/** The calendar month of a moment, counted from year 0, UTC. */
export function monthOf(at: Moment): number {
  const date = new Date(at)
  return 12 * date.getUTCFullYear() + date.getUTCMonth()
}

/** Cuts the time from the first to the last month with mail into at most 48 steps. */
export function stepsOf(byMonth: ReadonlyMap<number, number>): MonthSteps {
  const first = Math.min(...byMonth.keys())
  const span = Math.max(...byMonth.keys()) - first + 1
  const months = LENGTHS.find(length => span <= MOST * length) ?? 12 * Math.ceil(span / (12 * MOST))
  const count = Math.ceil(span / months)
  return {
    from: Date.UTC(Math.floor(first / 12), first % 12) as Moment,
    months,
    count,
    stepOf: at => Math.floor((monthOf(at) - first) / months),
    spread(counted) {
      const steps = Array.from({ length: count }, () => 0)
      for (const [month, mails] of counted) steps[Math.floor((month - first) / months)]! += mails
      return steps
    },
  }
}
