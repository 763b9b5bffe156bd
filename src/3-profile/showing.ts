import type { Gist } from '#message'

import { proseOf } from './prose.ts'
import { letterGroups } from './style.ts'
import type { Trait } from './trait.ts'
import { placeOfTrait, traitList } from './trait-list.ts'
import { kindsOf, wordsOf } from './vocabulary.ts'

/** A mail as habits see it: the values that it shows of each trait. Drawn once, then asked and learnt. */
export interface Showing {
  readonly gist: Gist
  /** Values by the trait's place in `traitList`. */
  readonly values: readonly (readonly string[])[]
  /** Groups of letters of the own text; none for a patch, which is no prose. */
  readonly letters: Uint16Array
  /** Kinds of its different words. */
  readonly kinds: Uint32Array
  /** Kinds of the different words that its author chose. */
  readonly chosen: Uint32Array
}

/** Draws what a mail shows. */
export function show(gist: Gist): Showing {
  const prose = proseOf(gist)
  const { all, chosen } = wordsOf(gist, prose)
  const kinds = kindsOf(all)
  return {
    gist,
    values: traitList.map(trait => trait.values(gist)),
    letters: letterGroups(prose),
    kinds,
    chosen: chosen === all ? kinds : kindsOf(chosen),
  }
}

/** What a mail shows of one trait. */
export function shown({ values }: Showing, trait: Trait): readonly string[] {
  return values[placeOfTrait(trait)]!
}
