import { DAY, decided, resembles, rfc3339, type Moment } from '#ground'
import { placeOfTrait, shareOf, styleLikeness, traits, type Account, type Memory, type Trait } from '#profile'
import type { Person, Team } from '#team'

import type { AliasPair } from './alias-candidates.ts'
import { aliasCircle, type AliasCircle } from './alias-circle.ts'
import type { AliasMeeting, AliasWitness } from './alias-witness.ts'

/** How sure it is that two addresses are of one person. Only a person may decide; none of these is acted upon. */
export type AliasVerdict = 'likely' | 'possible' | 'rather-not' | 'too-thin'

/** Two addresses that write under one name, with what speaks for one person and what against. */
export interface AliasProposal {
  readonly name: string
  readonly addresses: AliasPair
  /** Mails of each. */
  readonly mails: readonly [number, number]
  readonly verdict: AliasVerdict
  readonly speaksFor: readonly string[]
  readonly speaksAgainst: readonly string[]
  /** The person of the roster that one of them belongs to. */
  readonly person?: Person
}

/** Mails of each address under which nothing is said. */
const LEAST = 5
/** Bits per letter group from which two wordings are called alike: one in a hundred pairs of different people is. */
const ALIKE = -0.2
/** Most days between the end of one address and the beginning of the other that make a move. */
const MOVE = 60 * DAY

/** One person by what is likely: a line for the roster, if somebody who knows them says so. */
export interface AliasPerson {
  readonly name: string
  readonly addresses: readonly string[]
  /** The person of the roster that one of the addresses belongs to. */
  readonly person?: Person
}

/** Judges all candidate pairs. The likeliest first; of those that are too thin only what is known. */
export function proposeAliases(memory: Memory, team: Team, witness: AliasWitness): readonly AliasProposal[] {
  const circle = aliasCircle(memory, witness.pairs)
  const order: readonly AliasVerdict[] = ['likely', 'possible', 'rather-not', 'too-thin']
  return witness.pairs
    .map(pair => proposal(pair, { memory, team, circle, meeting: witness.meeting(pair) }))
    .sort((one, other) => {
      const verdicts = order.indexOf(one.verdict) - order.indexOf(other.verdict)
      const difference = verdicts === 0 ? Math.min(...other.mails) - Math.min(...one.mails) : verdicts
      return decided(difference, one.addresses.join(), other.addresses.join())
    })
}

/** Puts likely pairs together: who shares an address with a pair belongs to it. In the order of the pairs. */
export function aliasPersons(proposals: readonly AliasProposal[]): readonly AliasPerson[] {
  const persons: { name: string; addresses: Set<string>; person?: Person }[] = []
  for (const { verdict, name, addresses, person } of proposals) {
    if (verdict !== 'likely') continue
    const known = persons.filter(one => addresses.some(address => one.addresses.has(address)))
    const listed = [person, ...known.map(one => one.person)].find(one => one !== undefined)
    const joined = {
      name: known[0]?.name ?? name,
      addresses: new Set([...known.flatMap(one => [...one.addresses]), ...(listed?.addresses ?? []), ...addresses]),
      ...(listed === undefined ? {} : { person: listed }),
    }
    const place = persons.findIndex(one => known.includes(one))
    const others = persons.filter(one => !known.includes(one))
    persons.splice(0, persons.length, ...others.toSpliced(place === -1 ? others.length : place, 0, joined))
  }
  return persons.map(({ addresses, ...rest }) => ({ ...rest, addresses: [...addresses] }))
}

interface Known {
  readonly memory: Memory
  readonly team: Team
  readonly circle: AliasCircle
  readonly meeting: AliasMeeting
}

function proposal(pair: AliasPair, known: Known): AliasProposal {
  const [one, other] = pair.map(address => known.memory.accounts.get(address)!) as [Account, Account]
  const mails = [one.mails, other.mails] as const
  const writers = writerReasons(pair, known.circle)
  const others = [
    ...contactReasons(pair, known.circle),
    ...habitReasons(one, other, known.memory),
    ...moved(one, other),
    ...signed(known.meeting),
  ]
  const warnings = warningsOf(one, other)
  const doubts = doubtsOf(mails, known.meeting)
  const unwritten = pair
    .filter(address => known.circle.writersOf(address) === 0)
    .map(address => `Nobody in this material ever wrote to ${address}.`)
  const person = pair.map(address => known.team.byAddress.get(address)).find(found => found !== undefined)
  return {
    name: commonName(one.mails >= other.mails ? one : other),
    addresses: pair,
    mails,
    verdict: verdictOf(mails, { writers, others, warnings, doubts: [...doubts, ...unwritten] }),
    speaksFor: [...writers, ...others],
    speaksAgainst: [...warnings, ...doubts, ...unwritten, ...thin(one, other)],
    ...(person === undefined ? {} : { person }),
  }
}

interface Reasons {
  /** What an outsider cannot bring about: others here write to both. */
  readonly writers: readonly string[]
  readonly others: readonly string[]
  /** What makes it look like somebody who borrows the name. */
  readonly warnings: readonly string[]
  /** What makes it look like two people of one name. */
  readonly doubts: readonly string[]
}

/** A name and a signature can be copied; who writes to an address cannot. So likely needs both. */
function verdictOf(mails: readonly [number, number], { writers, others, warnings, doubts }: Reasons): AliasVerdict {
  if (warnings.length > 0) return 'rather-not'
  if (Math.min(...mails) < LEAST) return 'too-thin'
  const balance = writers.length + others.length - doubts.length
  if (writers.length > 0 && balance >= 2) return 'likely'
  if (balance >= 1) return 'possible'
  return doubts.length > 0 ? 'rather-not' : 'too-thin'
}

function writerReasons(pair: AliasPair, { writers }: AliasCircle): string[] {
  const who = writers(pair)
  return who.length < 2 ? [] : [`${who.length} people wrote to both, among them ${who.slice(0, 3).join(', ')}.`]
}

function contactReasons(pair: AliasPair, { contacts }: AliasCircle): string[] {
  const who = contacts(pair)
  return who.length < 2
    ? []
    : [`Both wrote to the same ${who.length} people, among them ${who.slice(0, 3).join(', ')}.`]
}

function habitReasons(one: Account, other: Account, { everybody }: Memory): string[] {
  const alike = styleLikeness(one.style, other.style, everybody.style)
  const program = shared(one, other, traits.client, value => !value.startsWith('an unnamed client'))
  const zone = shared(one, other, traits.zone, value => value !== '0' && value !== 'none')
  return [
    ...(alike !== undefined && alike >= ALIKE
      ? ['The wording is as alike as that of one in a hundred pairs of different people.']
      : []),
    ...(program === undefined || zone === undefined
      ? []
      : [`Both write with ${program}, on a clock of the same zone.`]),
  ]
}

/** A value that both show in at least a tenth of their mails. */
function shared(one: Account, other: Account, trait: Trait, telling: (value: string) => boolean): string | undefined {
  const tallies = [one, other].map(({ tallies: all }) => all[placeOfTrait(trait)]!)
  return [...tallies[0]!.values.keys()]
    .filter(telling)
    .sort()
    .find(value => tallies.every(tally => shareOf(tally, value, tally.last) >= 0.1))
}

function moved(one: Account, other: Account): string[] {
  const [earlier, later] = one.first <= other.first ? [one, other] : [other, one]
  if (Math.abs(later.first - earlier.last) > MOVE) return []
  return [
    `${earlier.address} was last used on ${day(earlier.last)}, when ${later.address} began on ${day(later.first)}: as when somebody moves.`,
  ]
}

function signed({ signed: mails }: AliasMeeting): string[] {
  return mails < 2 ? [] : [`${mails} mails carry the signature block that the other address uses too.`]
}

function warningsOf(one: Account, other: Account): string[] {
  const [known, fresh] = one.mails >= other.mails ? [one, other] : [other, one]
  const lookalike = resembles(domainOf(fresh), domainOf(known))
  // Where both are unconfirmed it is the receiving side that does not check.
  const unconfirmed = [one, other].filter(isUnconfirmed)
  return [
    ...(lookalike === undefined ? [] : [`${domainOf(fresh)} only looks like ${domainOf(known)}: ${lookalike}.`]),
    ...(unconfirmed.length === 1
      ? [`No receiving server ever confirmed that mail of ${unconfirmed[0]!.address} came from there.`]
      : []),
  ]
}

/** True where half of the account's mail failed its checks and none ever passed. One forged mail is not the account's. */
function isUnconfirmed({ tallies, mails }: Account): boolean {
  const said = [...tallies[placeOfTrait(traits.witness)]!.values]
  const failed = Math.max(0, ...said.map(([word, seen]) => (/=(?:fail|softfail)\b/.test(word) ? seen.mails : 0)))
  return failed >= mails / 2 && !said.some(([word]) => word.includes('=pass'))
}

function doubtsOf([one, other]: readonly [number, number], { answers, turns, apart }: AliasMeeting): string[] {
  const few = Math.min(one, other)
  return [
    ...(answers >= Math.max(2, 0.05 * few) ? [`One answers the other in ${answers} mails.`] : []),
    ...(turns >= Math.max(3, 0.05 * few) ? [`They wrote in turn in one thread ${turns} times.`] : []),
    ...(apart >= Math.max(2, 0.02 * few)
      ? [`${apart} times they wrote within half a day on clocks three hours and more apart.`]
      : []),
  ]
}

function thin(one: Account, other: Account): string[] {
  return [one, other].flatMap(({ mails, address }) =>
    mails < LEAST ? [`Only ${mails === 1 ? '1 mail' : `${mails} mails`} of ${address}: too few to compare.`] : [],
  )
}

function commonName({ names, address }: Account): string {
  const [best] = [...names].sort(([one, often], [other, times]) => decided(times - often, one, other))
  return best?.[0] ?? address
}

function domainOf({ address }: Account): string {
  return address.slice(address.lastIndexOf('@') + 1)
}

function day(at: Moment): string {
  return rfc3339(at).slice(0, 10)
}
