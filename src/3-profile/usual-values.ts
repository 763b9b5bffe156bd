import { decided, type Moment } from '#ground'

import type { Account } from './memory.ts'
import { shareOf } from './tally.ts'
import type { Trait } from './trait.ts'
import { placeOfTrait } from './trait-list.ts'

/** What an account usually shows of a trait, the commonest first: at most `most` values with their shares, 0 to 1. */
export function usualValues(account: Account, trait: Trait, at: Moment, most = 3): { value: string; share: number }[] {
  const tally = account.tallies[placeOfTrait(trait)]!
  return [...tally.values.keys()]
    .map(value => ({ value, share: shareOf(tally, value, at) }))
    .sort((one, other) => decided(other.share - one.share, one.value, other.value))
    .slice(0, most)
}
