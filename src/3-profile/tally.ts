import { decided, DAY, type Moment } from '#ground'

/** One value of a trait, as an account showed it so far. */
export interface Seen {
  /** Mails that showed it, older ones counting less; as of `last`. */
  weight: number
  /** Mails that showed it, all counting one. */
  mails: number
  first: Moment
  last: Moment
}

/**
 * What an account (or the whole archive) showed of one trait: each value with its weight, and how often something new
 * came up. Old mails fade with a half-life, so that what is usual follows a person through the years. It is changed in
 * place while learning; nothing else may hold it.
 */
export interface Tally {
  /** Mails in which the trait could be seen, fading; as of `last`. */
  weight: number
  mails: number
  /** Mails that brought a value never seen before, fading, the first few left out: then everything is new. */
  newcomers: number
  /** Mails over which newcomers were counted, fading. */
  watched: number
  last: Moment
  readonly values: Map<string, Seen>
}

/** Days after which a mail counts half. Long enough for rare but honest habits, short enough for a changed job. */
export const HALF_LIFE = 270 * DAY
/** Mails of an account before newcomers are counted. */
export const SETTLING = 4
/** Values kept for one trait; the faintest are forgotten beyond that. */
const KEPT = 160

/** A tally that has seen nothing. */
export function emptyTally(): Tally {
  return { weight: 0, mails: 0, newcomers: 0, watched: 0, last: 0 as Moment, values: new Map() }
}

/** What is left of a weight after some time. */
export function faded(weight: number, since: number): number {
  return weight * fading(since)
}

/** The part of any weight that is left after some time, 0 to 1. */
export function fading(since: number): number {
  return since <= 0 ? 1 : 2 ** (-since / HALF_LIFE)
}

/** Adds the values that one mail showed. True where at least one was new. */
export function addTo(tally: Tally, values: readonly string[], at: Moment): boolean {
  if (values.length === 0) return false
  const keep = faded(1, at - tally.last)
  const settled = tally.mails >= SETTLING
  let isNew = false
  for (const value of values) {
    const seen = tally.values.get(value)
    if (seen === undefined) {
      isNew = true
      tally.values.set(value, { weight: 1, mails: 1, first: at, last: at })
    } else {
      seen.weight = faded(seen.weight, at - seen.last) + 1
      seen.mails++
      if (at > seen.last) seen.last = at
    }
  }
  tally.weight = tally.weight * keep + 1
  tally.newcomers = tally.newcomers * keep + (settled && isNew ? 1 : 0)
  tally.watched = tally.watched * keep + (settled ? 1 : 0)
  tally.mails++
  if (at > tally.last) tally.last = at
  if (tally.values.size > KEPT * 1.25) forgetFaintest(tally)
  return isNew
}

/** The share of the account's mails that show a value, 0 to 1, older ones counting less. */
export function shareOf(tally: Tally, value: string, at: Moment): number {
  const seen = tally.values.get(value)
  return seen === undefined || tally.weight === 0 ? 0 : shareOfSeen(seen, tally.weight * fading(at - tally.last), at)
}

/** The same where the value was looked up, and the tally's weight as of now is known. */
export function shareOfSeen(seen: Seen, all: number, at: Moment): number {
  return Math.min(1, faded(seen.weight, at - seen.last) / Math.max(1, all))
}

/** Joins what two runs learnt of one trait, each from its own mails. The order does not matter. */
export function mergeTallies(one: Tally, other: Tally): Tally {
  const last = Math.max(one.last, other.last) as Moment
  const sum = (pick: (tally: Tally) => number) =>
    faded(pick(one), last - one.last) + faded(pick(other), last - other.last)
  const values = new Map<string, Seen>()
  for (const [value, seen] of [...one.values, ...other.values]) {
    const twin = values.get(value)
    values.set(value, twin === undefined ? { ...seen } : mergeSeen(twin, seen))
  }
  const merged: Tally = {
    weight: sum(tally => tally.weight),
    mails: one.mails + other.mails,
    newcomers: sum(tally => tally.newcomers),
    watched: sum(tally => tally.watched),
    last,
    values,
  }
  if (values.size > KEPT * 1.25) forgetFaintest(merged)
  return merged
}

function mergeSeen(one: Seen, other: Seen): Seen {
  const last = Math.max(one.last, other.last) as Moment
  return {
    weight: faded(one.weight, last - one.last) + faded(other.weight, last - other.last),
    mails: one.mails + other.mails,
    first: Math.min(one.first, other.first) as Moment,
    last,
  }
}

function forgetFaintest(tally: Tally): void {
  const kept = [...tally.values]
    .sort(([a, one], [b, other]) =>
      decided(faded(other.weight, tally.last - other.last) - faded(one.weight, tally.last - one.last), a, b),
    )
    .slice(0, KEPT)
  tally.values.clear()
  for (const [value, seen] of kept) tally.values.set(value, seen)
}
