import { decided, DAY, type Moment } from '#ground'
import type { Evidence } from '#evidence'

import type { Examined } from './examine-in-order.ts'
import { findingOf, type Finding } from './finding.ts'
import { tierOf, type Thresholds } from './budget.ts'
import type { Examination } from './examine.ts'

/** Somebody who had to do with a strange mail after it was sent. */
export interface Lateral {
  readonly address: string
  /** Received it, answered it, passed it on, or wrote strangely themselves in the weeks after. */
  readonly how: 'received' | 'answered' | 'passed-on' | 'deviates-afterwards'
  readonly at: Moment
  readonly messageId?: string
}

/** One account, by how likely it is no longer in its owner's hands. */
export interface TurnedAccount {
  readonly rank: number
  readonly account: string
  /** Bits of its strangest days together; further mails of one turning count less and less. */
  readonly score: number
  readonly tier: 0 | 1 | 2
  /** From the first strange mail to the last of the strangest days. It may have begun earlier, without mail. */
  readonly window: { readonly from: Moment; readonly to: Moment }
  readonly first: Finding
  readonly mails: readonly Finding[]
  /** The strongest evidence of each name over all these mails. */
  readonly evidence: readonly Evidence[]
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

/** Gathers what examined mails say of accounts, one mail after the other in order of time. */
export class Turnings {
  readonly #signs = new Map<string, Examination[]>()
  /** Strange mails by the name that answers use for them. */
  readonly #strange = new Map<string, { readonly account: string; readonly lateral: Lateral[] }>()
  readonly #lateral = new Map<string, Lateral[]>()

  /** Takes one mail. Copies in other mailboxes say nothing new. */
  add({ examination, copy }: Examined): void {
    if (copy) return
    const { gist, account, claim, score = 0 } = examination
    this.#noteAnswers(examination)
    // Who only pretends to be somebody has nothing in hand of theirs.
    if (score < SIGN || account === '' || claim !== 'account-turned') return
    const signs = this.#signs.get(account) ?? []
    signs.push(examination)
    if (signs.length > 2 * KEPT) signs.splice(0, signs.length, ...strangest(signs, KEPT))
    this.#signs.set(account, signs)
    const lateral: Lateral[] = gist.to.map(address => ({ address, how: 'received', at: gist.at, ...idOf(examination) }))
    this.#lateral.set(gist.id, lateral)
    if (gist.thread.self !== undefined) this.#strange.set(gist.thread.self, { account, lateral })
  }

  #noteAnswers(examination: Examination): void {
    const { gist, account } = examination
    const parent = gist.thread.parent === undefined ? undefined : this.#strange.get(gist.thread.parent)
    if (parent === undefined || parent.account === account || parent.lateral.length > 400) return
    const to = new Set(gist.to)
    const passedOn = gist.words.quoting === 'forwarded' || !to.has(parent.account)
    parent.lateral.push({
      address: account,
      how: passedOn ? 'passed-on' : 'answered',
      at: gist.at,
      ...idOf(examination),
    })
  }

  /** Accounts ranked, the likeliest first. */
  ranked(thresholds: Thresholds): readonly TurnedAccount[] {
    return [...this.#signs]
      .map(([account, signs]) => ({ account, ...strangestDays(signs) }))
      .sort((one, other) => decided(other.score - one.score, one.account, other.account))
      .map(({ account, score, mails }, index) => this.#turned(account, score, mails, index + 1, thresholds))
  }

  #turned(
    account: string,
    score: number,
    mails: readonly Examination[],
    rank: number,
    thresholds: Thresholds,
  ): TurnedAccount {
    const findings = mails.map((mail, index) => findingOf(mail, [], index + 1, tierOf(mail.score ?? 0, thresholds)))
    const [from, to] = [mails[0]!.gist.at, mails.at(-1)!.gist.at]
    const touched = mails.flatMap(({ gist }) => this.#lateral.get(gist.id) ?? [])
    const afterwards = [...new Set(touched.map(({ address }) => address))].flatMap((address): Lateral[] => {
      const sign = this.#signs
        .get(address)
        ?.find(
          ({ gist, score: own = 0 }) => gist.at > from && gist.at < to + AFTERWARDS && own >= thresholds.alert * 0.75,
        )
      return sign === undefined || address === account
        ? []
        : [{ address, how: 'deviates-afterwards', at: sign.gist.at, ...idOf(sign) }]
    })
    return {
      rank,
      account,
      score: Math.round(score * 1000) / 1000,
      tier: tierOf(score, thresholds),
      window: { from, to },
      first: findings[0]!,
      mails: findings,
      evidence: strongest(findings.flatMap(({ evidence }) => evidence)),
      blind: [...new Set(findings.flatMap(({ blind }) => blind))],
      lateral: [...touched, ...afterwards],
    }
  }
}

function idOf({ gist }: Examination): { messageId?: string } {
  return gist.messageId === undefined ? {} : { messageId: gist.messageId }
}

function strangest(signs: readonly Examination[], most: number): Examination[] {
  return signs
    .toSorted((one, other) => (other.score ?? 0) - (one.score ?? 0))
    .slice(0, most)
    .sort((one, other) => one.gist.at - other.gist.at)
}

/** The days in which the mails of an account were strangest together. */
function strangestDays(signs: readonly Examination[]): { score: number; mails: readonly Examination[] } {
  let best: { score: number; mails: readonly Examination[] } = { score: -1, mails: [] }
  signs.forEach((first, start) => {
    const mails = signs.slice(start).filter(({ gist }) => gist.at - first.gist.at <= EPISODE)
    const score = together(mails.map(({ score: bits = 0 }) => bits))
    if (score > best.score) best = { score, mails }
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
