import { decided, type Moment } from '#ground'

import type { Account } from './memory.ts'
import { fading, shareOfSeen } from './tally.ts'
import type { Trait } from './trait.ts'
import { placeOfTrait } from './trait-list.ts'

/** A value and its share of the account's mails, 0 to 1. */
export interface UsualValue {
  readonly value: string
  readonly share: number
}

/** What an account usually shows of a trait, the commonest first: at most `most` values with their shares, 0 to 1. */
export function usualValues(account: Account, trait: Trait, at: Moment, most = 3): readonly UsualValue[] {
  const tally = account.tallies[placeOfTrait(trait)]!
  const all = tally.weight * fading(at - tally.last)
  // An account has up to two hundred values of a trait, and it is asked for many mails: no more are kept than wanted.
  const usual: UsualValue[] = []
  for (const [value, seen] of tally.values) {
    const share = shareOfSeen(seen, all, at)
    const place = usual.findIndex(other => decided(share - other.share, other.value, value) > 0)
    if (place !== -1) usual.splice(place, 0, { value, share })
    else if (usual.length < most) usual.push({ value, share })
    if (usual.length > most) usual.pop()
  }
  return usual
}
