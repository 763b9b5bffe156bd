import { decided, DAY, type Moment } from '#ground'
import type { Evidence } from '#evidence'

import { AnswerWatch, idOf, type Lateral } from './answer-watch.ts'
import { tierOf, type Thresholds } from './budget.ts'
import type { Examined } from './examine-in-order.ts'
import type { Examination } from './examine.ts'
import { findingOf, type Finding } from './finding.ts'
import type { Counter } from './weigh.ts'

/** One account, by how likely it is no longer in its owner's hands. */
export interface TurnedAccount {
  readonly rank: number
  readonly account: string
  /** The display name that its strange mails show. */
  readonly name: string
  /** Bits of its strangest days together; further mails of one turning count less and less. */
  readonly score: number
  readonly tier: 0 | 1 | 2
  /** From the first strange mail to the last of the strangest days. It may have begun earlier, without mail. */
  readonly window: { readonly from: Moment; readonly to: Moment }
  readonly first: Finding
  readonly mails: readonly Finding[]
  /** The strongest evidence of each name over all these mails. */
  readonly evidence: readonly Evidence[]
  /** What speaks for innocence. */
  readonly against: readonly Counter[]
  readonly blind: readonly string[]
  readonly lateral: readonly Lateral[]
}

/** Days that one turning is looked for in. Manual attackers stay for hours to days (Bursztein 2014, Shah 2020). */
const EPISODE = 7 * DAY
/** How long afterwards its recipients' own mail is watched. */
const AFTERWARDS = 21 * DAY
/** Bits under which a mail is no sign of a turning, alone or with others. */
const SIGN = 5
/** Strange mails of one account that are kept, the strangest. */
const KEPT = 60

/** One strange mail of an account, with its copies and what others did with it. */
interface Sign {
  readonly examination: Examination
  readonly copies: Examined[]
  readonly answers: readonly Lateral[]
}

/** Gathers what examined mails say of accounts, one mail after the other in order of time. */
export class Turnings {
  readonly #signs = new Map<string, Sign[]>()
  readonly #answers = new AnswerWatch()

  /** Takes one mail. Copies in other mailboxes say only where it lies. */
  add(examined: Examined): void {
    const { examination, copy } = examined
    const { gist, account, claim, score = 0 } = examination
    if (copy) {
      this.#signs
        .get(account)
        ?.findLast(sign => sign.examination === examination)
        ?.copies.push(examined)
      return
    }
    this.#answers.note(gist, account)
    // Who only pretends to be somebody has nothing in hand of theirs.
    if (score < SIGN || account === '' || claim !== 'account-turned') return
    const signs = this.#signs.get(account) ?? []
    this.#signs.set(account, signs)
    signs.push({ examination, copies: [], answers: this.#answers.watch(gist, account) })
    if (signs.length <= 2 * KEPT) return
    const kept = strangest(signs, KEPT)
    for (const sign of signs) if (!kept.includes(sign)) this.#answers.forget(sign.examination.gist)
    signs.splice(0, signs.length, ...kept)
  }

  /**
   * Accounts ranked, the likeliest first. Each strange mail is looked at once more with what came after it, as findings
   * are, so that what an excuse explains there is explained here too.
   */
  ranked(
    thresholds: Thresholds,
    lookBack: (examination: Examination) => Examination = examination => examination,
  ): readonly TurnedAccount[] {
    const all = new Map(
      [...this.#signs].map(([account, signs]) => [
        account,
        signs
          .map(sign => ({ ...sign, examination: lookBack(sign.examination) }))
          .filter(({ examination: { score = 0 } }) => score >= SIGN),
      ]),
    )
    return [...all]
      .flatMap(([account, signs]) => (signs.length === 0 ? [] : [{ account, ...strangestDays(signs) }]))
      .sort((one, other) => decided(other.score - one.score, one.account, other.account))
      .map((days, index) => turned(days, index + 1, thresholds, all))
  }
}

/** The strangest days of one account. */
interface Days {
  readonly account: string
  readonly score: number
  readonly signs: readonly Sign[]
}

function turned(
  { account, score, signs }: Days,
  rank: number,
  thresholds: Thresholds,
  all: ReadonlyMap<string, readonly Sign[]>,
): TurnedAccount {
  const findings = signs.map(({ examination, copies }, index) =>
    findingOf(examination, copies, index + 1, tierOf(examination.score ?? 0, thresholds)),
  )
  const [from, to] = [signs[0]!.examination.gist.at, signs.at(-1)!.examination.gist.at]
  const touched = signs.flatMap(({ examination, answers }) => [...received(examination), ...answers])
  return {
    rank,
    account,
    name: findings.find(({ name }) => name !== '')?.name ?? '',
    score: Math.round(score * 1000) / 1000,
    tier: tierOf(score, thresholds),
    window: { from, to },
    first: findings[0]!,
    mails: findings,
    evidence: strongest(findings.flatMap(({ evidence }) => evidence)),
    against: heaviest(findings.flatMap(({ against }) => against)),
    blind: [...new Set(findings.flatMap(({ blind }) => blind))],
    lateral: [...touched, ...deviating(account, touched, { from, to }, thresholds, all)],
  }
}

function received(examination: Examination): Lateral[] {
  const { gist } = examination
  return gist.to.map(address => ({ address, how: 'received', at: gist.at, ...idOf(gist) }))
}

/** Those whom it touched, and whose own mail is strange in the weeks after. */
function deviating(
  account: string,
  touched: readonly Lateral[],
  { from, to }: TurnedAccount['window'],
  thresholds: Thresholds,
  all: ReadonlyMap<string, readonly Sign[]>,
): Lateral[] {
  return [...new Set(touched.map(({ address }) => address))].flatMap((address): Lateral[] => {
    const sign = all
      .get(address)
      ?.find(
        ({ examination: { gist, score = 0 } }) =>
          gist.at > from && gist.at < to + AFTERWARDS && score >= thresholds.alert * 0.75,
      )
    if (sign === undefined || address === account) return []
    const { gist } = sign.examination
    return [{ address, how: 'deviates-afterwards', at: gist.at, ...idOf(gist) }]
  })
}

function strangest(signs: readonly Sign[], most: number): Sign[] {
  return signs
    .toSorted((one, other) => (other.examination.score ?? 0) - (one.examination.score ?? 0))
    .slice(0, most)
    .sort((one, other) => one.examination.gist.at - other.examination.gist.at)
}

/** The days in which the mails of an account were strangest together. */
function strangestDays(signs: readonly Sign[]): { score: number; signs: readonly Sign[] } {
  let best: { score: number; signs: readonly Sign[] } = { score: -1, signs: [] }
  signs.forEach(({ examination: first }, start) => {
    const near = signs.slice(start).filter(({ examination }) => examination.gist.at - first.gist.at <= EPISODE)
    const score = together(near.map(({ examination }) => examination.score ?? 0))
    if (score > best.score) best = { score, signs: near }
  })
  return best
}

/** The strangest mail whole, each further one by a third of the one before: they may have one honest cause. */
function together(scores: readonly number[]): number {
  return scores
    .toSorted((one, other) => other - one)
    .reduce((sum, score, rank) => sum + Math.max(0, score - SIGN * Math.sign(rank)) * 0.33 ** rank, 0)
}

function strongest(evidence: readonly Evidence[]): Evidence[] {
  const byName = new Map<string, Evidence>()
  for (const piece of evidence)
    if ((byName.get(piece.name)?.bits ?? -Infinity) < piece.bits) byName.set(piece.name, piece)
  return [...byName.values()].sort((one, other) => decided(other.bits - one.bits, one.name, other.name))
}

/** What speaks against the account's turning, each excuse once, the heaviest first. */
function heaviest(against: readonly Counter[]): Counter[] {
  const byName = new Map<string, Counter>()
  for (const counter of against)
    if ((byName.get(counter.name)?.bits ?? 0) > counter.bits) byName.set(counter.name, counter)
  return [...byName.values()].sort((one, other) => decided(one.bits - other.bits, one.name, other.name))
}
