import type { Moment } from '#ground'

import { historyStep, type Account, type Memory } from './memory.ts'
import { shown, type Showing } from './showing.ts'
import { faded, fading, shareOf } from './tally.ts'
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
  const { at } = showing.gist
  const place = placeOfTrait(trait)
  const tally = account.tallies[place]!
  if (tally.mails === 0) return []
  const keep = fading(at - tally.last)
  const expected = newcomerRate(memory, account, place, keep)
  const news = Math.log2(OTHERS / expected)
  // It was seen, so it is always less of a surprise than something new.
  const most = limited(news - 1)
  const all = tally.weight * keep
  return shown(showing, trait).map((value): Surprise => {
    const seen = tally.values.get(value)
    if (seen === undefined)
      return { value, bits: limited(news), share: 0, mails: 0, last: undefined, expected, history: tally.mails }
    const own = faded(seen.weight, at - seen.last)
    const chance = (own + expected) / (all + 2)
    return {
      value,
      // What half of the account's mails show is no surprise, however common it is elsewhere, which need not be asked then.
      bits: most === 0 || chance >= OTHERS ? 0 : Math.min(rarity(chance, worldShare(memory, place, value, at)), most),
      share: Math.min(1, own / Math.max(1, all)),
      mails: seen.mails,
      last: seen.last,
      expected,
      history: tally.mails,
    }
  })
}

/** How common a value is with everybody. */
function worldShare(memory: Memory, place: number, value: string, at: Moment): number {
  return shareOf(memory.everybody.tallies[place]!, value, at)
}

/** A value that the account showed before surprises by how much commoner it is with everybody else. */
function rarity(chance: number, world: number): number {
  return limited(Math.log2((OTHERS * world) / chance))
}

function newcomerRate(memory: Memory, account: Account, place: number, keep: number): number {
  const size = memory.expectations[place]![historyStep(account.mails)]!
  const common = (size.newcomers + GRANTED.newcomers) / (size.watched + GRANTED.watched)
  const tally = account.tallies[place]!
  return Math.min(0.5, (tally.newcomers * keep + LEAN * common) / (tally.watched * keep + LEAN))
}

function limited(bits: number): number {
  return Number.isFinite(bits) ? Math.max(0, Math.min(MOST, bits)) : 0
}
