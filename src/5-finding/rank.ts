import { decided, DAY, type Moment } from '#ground'

import { tierOf, thresholdsOf, type Budget, type Thresholds } from './budget.ts'
import type { Examined } from './examine-in-order.ts'
import type { Examination } from './examine.ts'
import { findingOf, type Finding } from './finding.ts'

/** One line for every mail: its score before it was learnt. Null where the program abstains. */
export interface Score {
  readonly examined: Examined
  readonly score: number | null
}

/** An account about which nothing could be said, with the reason. */
export interface Abstained {
  readonly account: string
  readonly messages: number
  readonly why: string
}

/** One week of the archive, for a picture of it. */
export interface Week {
  readonly from: Moment
  messages: number
  /** Score of its strangest mail. */
  highest: number
}

/** The outcome of one run over an archive. */
export interface Ranked {
  readonly findings: readonly Finding[]
  readonly abstained: readonly Abstained[]
  readonly thresholds: Thresholds
  readonly messages: number
  /** Weeks with mail, oldest first. */
  readonly weeks: readonly Week[]
}

/** Mails whose whole reasons are kept while running; only these can become findings. */
const KEPT = 400
/** Findings below the budget that are still given, so that a person can look further. */
const BEYOND = 10

/**
 * Runs through examined mails and ranks what was found. Memory does not grow with the archive: reasons are kept of the
 * strangest mails alone, and a number of all others. Thresholds are drawn from all mails as they came, findings made of
 * those that are asked for, once more looked at when all mails are known.
 */
export function rank(
  examined: Iterable<Examined>,
  budget: Budget,
  each: (score: Score) => void,
  asked: (examined: Examined) => boolean,
  lookBack: (examination: Examination) => Examination = examination => examination,
): Ranked {
  const scores: number[] = []
  const top = new Strangest(KEPT)
  const weeks = new Map<number, Week>()
  const silent = new Map<string, number>()
  let messages = 0
  for (const one of examined) {
    messages++
    const { score } = one.examination
    each({ examined: one, score: score ?? null })
    if (one.copy) top.addCopy(one)
    else if (score === undefined) silent.set(one.examination.account, (silent.get(one.examination.account) ?? 0) + 1)
    else {
      scores.push(score)
      noteWeek(weeks, one.gist.at, score)
      if (asked(one)) top.add(one.examination)
    }
  }
  const thresholds = thresholdsOf(scores, budget)
  const found = top
    .sorted()
    .map(({ examination, copies }) => ({ examination: lookBack(examination), copies }))
    .sort((one, other) => order(one.examination, other.examination))
    .map(({ examination, copies }) => ({ examination, copies, tier: tierOf(examination.score ?? 0, thresholds) }))
  const inside = found.filter(({ tier }) => tier > 0).length
  return {
    findings: found
      .slice(0, inside + BEYOND)
      .map(({ examination, copies, tier }, index) => findingOf(examination, copies, index + 1, tier)),
    abstained: [...silent]
      .sort(([a, one], [b, other]) => decided(other - one, a, b))
      .map(([account, count]) => ({
        account,
        messages: count,
        why: 'too few mails of this account came before to know what is usual for it',
      })),
    thresholds,
    messages,
    weeks: [...weeks.values()],
  }
}

function noteWeek(weeks: Map<number, Week>, at: Moment, score: number): void {
  const number = Math.floor(at / (7 * DAY))
  const week = weeks.get(number) ?? { from: (number * 7 * DAY) as Moment, messages: 0, highest: 0 }
  week.messages++
  week.highest = Math.max(week.highest, score)
  weeks.set(number, week)
}

interface Kept {
  readonly examination: Examination
  readonly copies: Examined[]
}

/** The strangest mails so far, a bounded number of them. */
class Strangest {
  readonly #limit: number
  #kept = new Map<Examination, Kept>()
  /** What is not stranger than this can no longer be among them. Most mails end here, and need not be held any longer. */
  #least: Examination | undefined

  constructor(limit: number) {
    this.#limit = limit
  }

  add(examination: Examination): void {
    if ((examination.score ?? 0) <= 0) return
    if (this.#least !== undefined && order(examination, this.#least) >= 0) return
    this.#kept.set(examination, { examination, copies: [] })
    if (this.#kept.size < 2 * this.#limit) return
    const sorted = this.sorted()
    this.#least = sorted.at(-1)!.examination
    this.#kept = new Map(sorted.map(kept => [kept.examination, kept]))
  }

  addCopy(copy: Examined): void {
    this.#kept.get(copy.examination)?.copies.push(copy)
  }

  sorted(): Kept[] {
    return [...this.#kept.values()]
      .sort((one, other) => order(one.examination, other.examination))
      .slice(0, this.#limit)
  }
}

/** Strangest first; ties by time and digest, so that the order is the same everywhere. */
function order(one: Examination, other: Examination): number {
  const difference = (other.score ?? 0) - (one.score ?? 0)
  return decided(difference === 0 ? one.gist.at - other.gist.at : difference, one.gist.id, other.gist.id)
}
