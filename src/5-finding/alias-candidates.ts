import { decided } from '#ground'
import type { Account, Memory } from '#profile'
import { foldName, type Team } from '#team'

/** Two addresses that may be of one person, in the order of their letters. */
export type AliasPair = readonly [string, string]

/** Words in names and addresses behind which no person stands. */
const NOBODY =
  /\b(?:via|robot|bot|no-?reply|notifications?|support|admin(?:istrator)?|team|desk|newsletter|mailer-daemon)\b/i
/** Names that an address may have used. More names are a list's or a service's, which writes for many. */
const NAMES = 6
/** Addresses of one name that are compared: a name with more is no one person's. */
const SAME_NAME = 8
/** Mails of the better known address: with fewer it is nobody's whom one would know. */
const KNOWN = 5
/** Pairs that are looked at, those with most mail first. */
const PAIRS = 400

/**
 * Pairs of addresses that write under one name of at least two words, or of which one spells the other's name and shows
 * none of its own. A name is free to choose, so a pair is only a question. Pairs that the roster answers are left out.
 */
export function aliasCandidates({ accounts }: Memory, team: Team): readonly AliasPair[] {
  const byName = new Map<string, Account[]>()
  const note = (name: string, account: Account) => {
    const same = byName.get(name)
    if (same === undefined) byName.set(name, [account])
    else if (!same.includes(account)) same.push(account)
  }
  for (const account of accounts.values()) {
    for (const name of namesOf(account)) {
      note(name, account)
      for (const spelt of spellings(name)) note(`@${spelt}`, account)
    }
  }
  for (const account of accounts.values()) {
    if (account.names.size > 0) continue
    const spelt = account.address.slice(0, account.address.lastIndexOf('@')).replace(/[^\p{L}]/gu, '')
    if (spelt.length >= 6 && byName.has(`@${spelt}`)) note(`@${spelt}`, account)
  }
  const pairs = new Map<string, { readonly pair: AliasPair; readonly mails: number }>()
  for (const [name, same] of byName) {
    const people = same.toSorted((one, other) => decided(other.mails - one.mails, one.address, other.address))
    for (const [index, one] of people.slice(0, SAME_NAME).entries())
      for (const other of people.slice(index + 1, SAME_NAME)) {
        // One spelling may stand for two names: at least one side must show none.
        if (name.startsWith('@') && one.names.size > 0 && other.names.size > 0) continue
        if (one.mails < KNOWN || isAnswered(one.address, other.address, team)) continue
        const pair = [one.address, other.address].sort() as [string, string]
        pairs.set(pair.join(' '), { pair, mails: Math.min(one.mails, other.mails) })
      }
  }
  return [...pairs]
    .sort(([one, a], [other, b]) => decided(b.mails - a.mails, one, other))
    .slice(0, PAIRS)
    .map(([, { pair }]) => pair)
}

/** The names that an account mostly shows, folded; none where it writes for many. */
function namesOf({ names }: Account): string[] {
  const folded = new Map<string, number>()
  let all = 0
  for (const [name, mails] of names) {
    if (NOBODY.test(name)) return []
    folded.set(foldName(name), (folded.get(foldName(name)) ?? 0) + mails)
    all += mails
  }
  if (folded.size > NAMES) return []
  return [...folded].flatMap(([name, mails]) =>
    mails >= 0.2 * all && name.length >= 6 && name.split(' ').length >= 2 ? [name] : [],
  )
}

/** How a name stands in front of the @: `anna doe` as annadoe, doeanna, adoe, doea, annad. */
function spellings(name: string): string[] {
  const words = name.split(' ')
  const [first = '', last = ''] = [words[0], words.at(-1)]
  return [first + last, last + first, first.slice(0, 1) + last, last + first.slice(0, 1)]
}

/** True where the roster says already whether they are one person. */
function isAnswered(one: string, other: string, { byAddress }: Team): boolean {
  return byAddress.has(one) && byAddress.has(other)
}
