import type { Memory } from '#profile'

import type { AliasPair } from './alias-candidates.ts'

/** With whom some accounts exchange mail. */
export interface AliasCircle {
  /** Those who wrote to both, without the two themselves. */
  writers(pair: AliasPair): readonly string[]
  /** Those to whom both wrote; addresses to which very many write are left out, since they tell nobody apart. */
  contacts(pair: AliasPair): readonly string[]
  /** How many others wrote to an address. */
  writersOf(address: string): number
}

/** A contact to whom more accounts write than this, or than a tenth of all, is a list or the head of the house. */
const MANY = 40

/** Draws the circles of some accounts from all pairs that were learnt. */
export function aliasCircle({ pairs, accounts }: Memory, candidates: readonly AliasPair[]): AliasCircle {
  const asked = new Set(candidates.flat())
  const writers = new Map<string, Set<string>>()
  const contacts = new Map<string, Set<string>>()
  const writing = new Map<string, number>()
  for (const key of pairs.keys()) {
    const cut = key.indexOf('>')
    const [from, to] = [key.slice(0, cut), key.slice(cut + 1)]
    writing.set(to, (writing.get(to) ?? 0) + 1)
    if (asked.has(to)) writers.set(to, (writers.get(to) ?? new Set()).add(from))
    if (asked.has(from)) contacts.set(from, (contacts.get(from) ?? new Set()).add(to))
  }
  const both = (sets: ReadonlyMap<string, ReadonlySet<string>>, [one, other]: AliasPair) =>
    [...(sets.get(one) ?? [])].filter(
      address => address !== one && address !== other && sets.get(other)?.has(address) === true,
    )
  const many = Math.max(MANY, accounts.size / 10)
  return {
    writers: pair => both(writers, pair).sort(),
    contacts: pair =>
      both(contacts, pair)
        .filter(address => (writing.get(address) ?? 0) <= many)
        .sort(),
    writersOf: address => [...(writers.get(address) ?? [])].filter(writer => writer !== address).length,
  }
}
