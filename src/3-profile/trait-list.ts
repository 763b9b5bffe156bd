import type { Trait } from './trait.ts'
import * as traits from './traits.ts'

/** All traits, in the order of their names. The order is only the place of a trait's tally in an account. */
export const traitList: readonly Trait[] = Object.values(traits).sort((one, other) => (one.name < other.name ? -1 : 1))

const PLACES = new Map(traitList.map((trait, place) => [trait.name, place]))

/** The place of a trait's tally in an account. */
export function placeOfTrait(trait: Trait): number {
  return PLACES.get(trait.name)!
}
