import type { Span } from '#ground'
import { surprises, usualValues, type Account, type Surprise, type Trait } from '#profile'

import { blind, NOTHING, saw, type EvidenceFunction, type Kin } from './evidence.ts'
import { mails, nameOf, percent, type GivenMessage } from './given.ts'

/** Mails of history under which a habit is not spoken of. */
export const LEAST_HISTORY = 5
/** How far the share of late may lie from that of all mails before it is said. */
const SHIFTED = 0.05
/** Bits under which a deviation is not worth a sentence. */
const LEAST_BITS = 0.4

/** Why habits could not be looked at: the same words for all of them, so that a finding says it once. */
export function tooFew(account: Account | undefined): string {
  return `Only ${mails(account?.mails ?? 0)} of this account came before: too few to know what is usual for it.`
}

/** What distinguishes one habit's evidence from another's. */
export interface HabitEvidence {
  readonly name: string
  readonly kin: Kin
  readonly trait: Trait
  /** Whose habit it is: the account's, by its devices and servers, or the person's, from whichever address they write. */
  readonly of: 'account' | 'person'
  /** Names the thing in the middle of a sentence: `program that wrote it`. */
  readonly thing: string
  /** How a value reads to a person. */
  readonly reads?: (value: string) => string
  /** Which of the values that the mail shows is judged; the most surprising one where nothing is said. */
  readonly judged?: (found: readonly Surprise[]) => Surprise | undefined
  readonly spans: (given: GivenMessage) => readonly (Span | undefined)[]
}

/**
 * Makes the evidence function for one trait: the most surprising value that the mail shows, against what the account
 * always showed. It says how large the history is and how often honest mails of such accounts bring something new.
 */
export function habitEvidence(habit: HabitEvidence): EvidenceFunction<GivenMessage> {
  const reads = habit.reads ?? (value => value)
  const judged = habit.judged ?? mostSurprising
  return {
    name: habit.name,
    kin: habit.kin,
    claims: ['account-turned'],
    look(given) {
      const { memory, gist } = given
      const account = given[habit.of]
      if (account === undefined || account.mails < LEAST_HISTORY) return blind(tooFew(account))
      const most = judged(surprises(memory, account, habit.trait, given.showing))
      if (most === undefined || most.bits < LEAST_BITS) return NOTHING
      const usual = usualValues(account, habit.trait, gist.at)
        .map(({ value, share }) => `${reads(value)} (${percent(share)})`)
        .join(', ')
      const now = reads(most.value)
      return saw({
        says: sentence(nameOf(given), habit.thing, usual, now, most),
        bits: most.bits,
        spans: habit.spans(given).filter(span => span !== undefined),
        values: {
          value: most.value,
          share: most.share,
          mails: most.mails,
          history: most.history,
          expected: most.expected,
        },
        usual,
        now,
      })
    },
  }
}

function sentence(
  name: string,
  thing: string,
  usual: string,
  now: string,
  { mails: seen, history, share, expected }: Surprise,
): string {
  const rate = `one in ${Math.max(2, Math.round(1 / expected))} honest mails of such accounts brings something new here`
  return seen === 0
    ? `The ${thing} is new for ${name}: ${now}. In ${mails(history)} before it was ${usual}; ${rate}.`
    : `The ${thing} is rare for ${name}: ${now}, in ${seen} of ${mails(history)} before${ofLate(seen / history, share)}. Usual is ${usual}.`
}

/** Old mails fade, so what is usual now may differ from what the count of all mails says; then both are said. */
function ofLate(counted: number, share: number): string {
  return Math.abs(counted - share) > SHIFTED ? `, of late in ${percent(share)}` : ''
}

function mostSurprising(found: readonly Surprise[]): Surprise | undefined {
  return found.reduce<Surprise | undefined>(
    (most, next) => (most === undefined || next.bits > most.bits ? next : most),
    undefined,
  )
}
