import type { Span, Where } from '#ground'

/** What a finding may claim. The words are the contract's and do not change. */
export type Claim = 'account-turned' | 'impersonated' | 'phish'

/**
 * Evidence of one kin has one cause: a new client brings a new Message-ID and a new order of fields. Kin is weighed
 * together, so that one cause does not count three times.
 */
export type Kin =
  | 'form'
  | 'route'
  | 'authentication'
  | 'rhythm'
  | 'people'
  | 'thread'
  | 'link'
  | 'ask'
  | 'topic'
  | 'wording'
  | 'name'
  | 'file'

/** One thing that an evidence function saw. */
export interface Sighting {
  /** One sentence for a person, true by itself. */
  readonly says: string
  /** log2 of how much likelier it is under attack than without. */
  readonly bits: number
  /** Where it stands in the mail's bytes; empty where it is the mail as a whole. */
  readonly spans: readonly Span[]
  /** The facts in the sentence, for programs. */
  readonly values: Readonly<Record<string, string | number | boolean>>
  /** What the account always showed, and what it shows now: for the side-by-side view. */
  readonly usual?: string
  readonly now?: string
}

/** What an evidence function answers: what it saw, or why it could not look. Not seeing is not the same as not there. */
export type Look = { readonly saw: readonly Sighting[] } | { readonly blind: string }

/** A way to observe one thing. Add one: a file in `message/`, a line in `message.ts`. */
export interface EvidenceFunction<Given> {
  /** Its file's name: a short claim. */
  readonly name: string
  readonly kin: Kin
  /** The claims for which it speaks. */
  readonly claims: readonly Claim[]
  /** Must not throw, and must answer the same for the same given. */
  look(given: Given): Look
}

/**
 * What speaks for innocence: a circumstance that explains why some kinds of deviation need no intruder. It takes a share
 * of what those kins add and nothing from any other, so that it never excuses what it does not explain.
 */
export interface Excuse {
  readonly name: string
  /** One sentence for a person, true by itself. */
  readonly says: string
  readonly excuses: readonly Kin[]
  /** What is left of those kins, 0 to 1. */
  readonly rest: number
  readonly values: Readonly<Record<string, string | number | boolean>>
  readonly where: readonly [Where, ...Where[]]
}

/** A way to see one circumstance. Add one: a file in `excuse/`, a line in `excuse.ts`. Undefined where it is not so. */
export interface ExcuseFunction<Given> {
  /** Its file's name: a short claim. */
  readonly name: string
  readonly excuses: readonly Kin[]
  readonly rest: number
  look(given: Given, evidence: readonly Evidence[]): Pick<Sighting, 'says' | 'spans' | 'values'> | undefined
}

/** One observation that speaks for or against something, with the places that show it. */
export interface Evidence extends Sighting {
  readonly name: string
  readonly kin: Kin
  readonly claims: readonly Claim[]
  readonly where: readonly [Where, ...Where[]]
}

/** Looked, and saw nothing. */
export const NOTHING: Look = { saw: [] }

/** Looked, and saw this. */
export function saw(...sightings: readonly Sighting[]): Look {
  return { saw: sightings }
}

/** Could not look, with the reason in a sentence. */
export function blind(why: string): Look {
  return { blind: why }
}
