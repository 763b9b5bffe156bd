import type { Moment } from '#ground'
import type { AskKind } from '#message'

import { LinePrints } from './line-prints.ts'
import { emptyStyle, type Style } from './style.ts'
import { emptyTally, type Tally } from './tally.ts'
import { emptyTopic, type Topic, type UsualRarity } from './topic.ts'
import { emptyUsedWords, type UsedWords } from './used-words.ts'
import { traitList } from './trait-list.ts'

/** What one account showed so far, trait by trait, in the order of `traitList`. */
export interface Account {
  readonly address: string
  /** Mails learnt. */
  mails: number
  first: Moment
  last: Moment
  /** Display names that it used, with how often. */
  readonly names: Map<string, number>
  readonly tallies: readonly Tally[]
  readonly style: Style
  /** How rare the words of its mails are. */
  readonly usualRarity: UsualRarity
}

/** What one account wrote to one other. */
export interface Pair {
  mails: number
  first: Moment
  last: Moment
  readonly links: Set<string>
  readonly asks: Set<AskKind>
}

/** What is known of one organisation to which mails link. */
export interface LinkedOrganisation {
  mails: number
  first: Moment
  /** Up to four accounts that linked there. */
  readonly by: Set<string>
}

/** How often something came up for the first time in the whole archive; older mails fade. */
export interface Newcomers {
  watched: number
  newcomers: number
}

/** One mail of a thread, as others may refer to it. */
export interface ThreadMail {
  readonly account: string
  readonly at: Moment
}

/** How often something new comes up for accounts of one size of history, over all accounts: what is to be expected. */
export interface Expectation {
  newcomers: number
  watched: number
}

/**
 * Everything learnt from the mails so far. One value, made by `emptyMemory`, changed in place by `learn`, asked by
 * `recall`: it holds no mail and no text, only counts.
 */
export interface Memory {
  mails: number
  first: Moment
  last: Moment
  readonly accounts: Map<string, Account>
  /**
   * People of whom several addresses are known, by the first of them: what they do wherever they write from. Whoever is
   * not here has one address, and is their account.
   */
  readonly people: Map<string, Account>
  /** By `from>to`, where `from` is the first address of whoever has several. */
  readonly pairs: Map<string, Pair>
  /** Addresses to which somebody here wrote. */
  readonly writtenTo: Map<string, true>
  /** All accounts together, as if they were one: what the world around an account does. */
  readonly everybody: Account
  /** Per trait, per step of history size. */
  readonly expectations: readonly (readonly Expectation[])[]
  readonly linked: Map<string, LinkedOrganisation>
  /** Mails that linked to each kind of ending: `com`, `gov`, `zip`. */
  readonly endings: Map<string, number>
  /** How often mails with links brought a host, or an ending, to which nobody had linked. */
  readonly newHosts: Newcomers
  readonly newEndings: Newcomers
  readonly topic: Topic
  readonly usedWords: UsedWords
  /** By the name that a gist gives it. The oldest are forgotten beyond `KEPT_THREAD_MAILS`. */
  readonly threadMails: Map<string, ThreadMail>
  readonly lines: LinePrints
}

/** Steps of history size: accounts of one step are expected to bring new things about as often. */
export const HISTORY_STEPS: readonly number[] = [8, 16, 32, 64, 128, 256, Infinity]

/** Which step a history of some mails belongs to. */
export function historyStep(mails: number): number {
  let step = 0
  while (mails >= HISTORY_STEPS[step]!) step++
  return step
}

/** Taken for granted before anything was watched: at first everything is new. */
const GRANTED: Newcomers = { watched: 3, newcomers: 0.6 }

/** A memory that has learnt nothing. */
export function emptyMemory(): Memory {
  return {
    mails: 0,
    first: 0 as Moment,
    last: 0 as Moment,
    accounts: new Map(),
    people: new Map(),
    pairs: new Map(),
    writtenTo: new Map(),
    everybody: emptyAccount('everybody', 0 as Moment),
    expectations: traitList.map(() => HISTORY_STEPS.map(() => ({ newcomers: 0, watched: 0 }))),
    linked: new Map(),
    endings: new Map(),
    newHosts: { ...GRANTED },
    newEndings: { ...GRANTED },
    topic: emptyTopic(),
    usedWords: emptyUsedWords(),
    threadMails: new Map(),
    lines: new LinePrints(),
  }
}

/** An account that was never seen before some moment. */
export function emptyAccount(address: string, at: Moment): Account {
  return {
    address,
    mails: 0,
    first: at,
    last: at,
    names: new Map(),
    tallies: traitList.map(() => emptyTally()),
    style: emptyStyle(),
    usualRarity: { mails: 0, mean: 0 },
  }
}
