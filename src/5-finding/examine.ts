import { decided } from '#ground'
import { LEAST_HISTORY, lookAt, type Claim, type Evidence, type Excuse, type GivenMessage } from '#evidence'
import type { Gist } from '#message'

import { weigh, type Card, type Counted, type Counter, type Weighed } from './weigh.ts'

/** All that can be said of one mail, from what was known before it came. */
export interface Examination {
  readonly gist: Gist
  readonly account: string
  /** Mails of the account that were known, or of its author where the roster gives them several addresses. */
  readonly history: number
  readonly claim: Claim
  /** Bits; undefined where the program abstains, because it knows too little and saw nothing. */
  readonly score: number | undefined
  readonly kins: readonly Weighed[]
  readonly evidence: readonly Counted[]
  /** What speaks for innocence. */
  readonly against: readonly Counter[]
  readonly blind: readonly string[]
}

/** One mail in, all that can be said of it out. The same given, the same answer, byte for byte. */
export function examine(given: GivenMessage, card: Card): Examination {
  const { evidence: seen, excuses, blind } = lookAt(given)
  const { bits, kins, evidence, against } = weigh(seen, excuses, card)
  const history = given.person?.mails ?? 0
  return {
    gist: given.gist,
    account: given.gist.from[0]?.address ?? '',
    history,
    claim: claimOf(seen, history),
    score: history < LEAST_HISTORY && bits === 0 ? undefined : bits,
    kins,
    evidence: evidence.toSorted((one, other) => decided(other.bits - one.bits, one.name, other.name)),
    against,
    blind,
  }
}

/** The same mail with one thing more that speaks for innocence, which was not known when it came. */
export function withExcuse(examination: Examination, excuse: Excuse, card: Card): Examination {
  const raw = examination.evidence.map(piece => ({ ...piece, bits: piece.said }))
  const { bits, kins, against } = weigh(raw, [...examination.against, excuse], card)
  return { ...examination, score: examination.score === undefined ? undefined : bits, kins, against }
}

/**
 * What the evidence would amount to. A known account that could not be authenticated as it always is was more likely
 * imitated than taken over; an account without history can only be judged by what the mail itself shows.
 */
function claimOf(evidence: readonly Evidence[], history: number): Claim {
  const bits = (claim: Claim, ...names: string[]) =>
    evidence
      .filter(({ name, claims }) => claims.includes(claim) && (names.length === 0 || names.includes(name)))
      .reduce((sum, each) => sum + each.bits, 0)
  const borrowed = bits('impersonated', 'display-name-borrowed', 'lookalike-domain', 'several-authors')
  const unauthenticated = bits('impersonated', 'authentication-failed')
  if (borrowed > 2 || (unauthenticated > 2 && history >= LEAST_HISTORY)) return 'impersonated'
  return history >= LEAST_HISTORY ? 'account-turned' : 'phish'
}
