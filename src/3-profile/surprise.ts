import type { Moment } from '#ground'

import { historyStep, type Account, type Memory } from './memory.ts'
import { shown, type Showing } from './showing.ts'
import { faded, shareOf, type Tally } from './tally.ts'
import type { Trait } from './trait.ts'
import { placeOfTrait } from './trait-list.ts'

/** How unusual one value of a trait is for an account. */
export interface Surprise {
  readonly value: string
  /** log2 of how much likelier it is from somebody else than from the account; never below 0. */
  readonly bits: number
  /** Share of the account's mails that showed it, 0 to 1, older ones counting less; 0 for a new value. */
  readonly share: number
  /** Mails of the account in which it was seen, and the last time. */
  readonly mails: number
  readonly last: Moment | undefined
  /** Chance that an honest mail of this account brings some value never seen before. */
  readonly expected: number
  /** Mails of the account in which the trait could be seen. */
  readonly history: number
}

/** Honest mails by which the account's own rate of new values is drawn towards that of accounts of its size. */
const LEAN = 12
/** The rate taken for granted before anything is learnt, as this many mails. */
const GRANTED = { newcomers: 2, watched: 20 }
/** Chance that somebody else's mail shows a value that the account never showed, or a value of the world at large. */
const OTHERS = 0.5
/** The most that one value may say. Habits of a few hundred mails cannot support more. */
const MOST = 9

/**
 * How unusual the values are that a mail shows of a trait, after Freeman and others (2016): the chance of the value
 * under "somebody else" over its chance under "the account". A new value is judged by how often honest mails of this
 * account, and of all accounts with a history of that size, bring a new one: who always tries new things surprises
 * nobody. Empty where the mail does not show the trait or the account has no history of it.
 */
export function surprises(memory: Memory, account: Account, trait: Trait, showing: Showing): Surprise[] {
  const { gist } = showing
  const place = placeOfTrait(trait)
  const tally = account.tallies[place]!
  if (tally.mails === 0) return []
  const everybody = memory.everybody.tallies[place]!
  const expected = newcomerRate(memory, account, place, gist.at)
  return shown(showing, trait).map(value => {
    const seen = tally.values.get(value)
    const share = shareOf(tally, value, gist.at)
    return {
      value,
      bits:
        seen === undefined ? limited(Math.log2(OTHERS / expected)) : rarity(tally, everybody, value, gist.at, expected),
      share,
      mails: seen?.mails ?? 0,
      last: seen?.last,
      expected,
      history: tally.mails,
    }
  })
}

/** A value that the account showed before surprises by how much commoner it is with everybody else. */
function rarity(tally: Tally, everybody: Tally, value: string, at: Moment, expected: number): number {
  const weight = faded(tally.values.get(value)!.weight, at - tally.values.get(value)!.last)
  const all = faded(tally.weight, at - tally.last)
  const own = (weight + expected) / (all + 2)
  const world = OTHERS * shareOf(everybody, value, at)
  // It was seen, so it is always less of a surprise than something new.
  return Math.min(limited(Math.log2(world / own)), limited(Math.log2(OTHERS / expected) - 1))
}

function newcomerRate(memory: Memory, account: Account, place: number, at: Moment): number {
  const size = memory.expectations[place]![historyStep(account.mails)]!
  const common = (size.newcomers + GRANTED.newcomers) / (size.watched + GRANTED.watched)
  const tally = account.tallies[place]!
  const keep = faded(1, at - tally.last)
  return Math.min(0.5, (tally.newcomers * keep + LEAN * common) / (tally.watched * keep + LEAN))
}

function limited(bits: number): number {
  return Number.isFinite(bits) ? Math.max(0, Math.min(MOST, bits)) : 0
}
