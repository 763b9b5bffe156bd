import { print32, type Moment } from '#ground'
import type { Gist } from '#message'

import { emptyAccount, historyStep, type Account, type Memory, type Newcomers, type Pair } from './memory.ts'
import { endingOf, judgedLinks } from './judged-links.ts'
import { ownLinks } from './own-links.ts'
import type { Showing } from './showing.ts'
import { addStyle } from './style.ts'
import { addTo, SETTLING } from './tally.ts'
import { learnTopic } from './topic.ts'
import { learnUsedWords } from './used-words.ts'

/** Mails of threads that are remembered; far more than anybody answers, and bounded for the largest archive. */
const KEPT_THREAD_MAILS = 400_000
/** Pairs that are remembered. */
const KEPT_PAIRS = 600_000
/** Linked organisations that are remembered. */
const KEPT_ORGANISATIONS = 200_000
/** Endings of host names that are remembered: there are some 1,500. */
const KEPT_ENDINGS = 4000
/** What is left of what was watched, mail by mail: the last thousand mails with links count most. */
const FADING = 0.999
/** Recipients of one mail that are learnt as pairs. */
const PAIRED = 30

/** The account that a mail speaks for: the first address of its From; undefined where it names none. */
export function accountOf(gist: Gist): string | undefined {
  const address = gist.from[0]?.address
  return address === undefined || address === '' ? undefined : address
}

/**
 * Learns one mail: everything counted about its account, its pairs and the archive moves on by it. Where its author has
 * several addresses, `person` is the first of them, and what belongs to people and not to devices is learnt for it too.
 */
export function learn(memory: Memory, showing: Showing, person?: string): void {
  const { gist } = showing
  const address = accountOf(gist)
  const { at } = gist
  if (memory.mails === 0) memory.first = at
  memory.mails++
  if (at > memory.last) memory.last = at
  if (address !== undefined) {
    const account = known(memory.accounts, address, at)
    const author = person === undefined ? account : known(memory.people, person, at)
    learnUsedWords(memory, author, showing)
    learnTraits(memory, account, showing)
    if (author !== account) count(author, showing)
    learnTopic(memory, author, showing)
    learnPairs(memory, author.address, gist)
    learnLinks(memory, author.address, gist)
    hold(memory, showing)
  }
}

function known(accounts: Map<string, Account>, address: string, at: Moment): Account {
  const account = accounts.get(address) ?? emptyAccount(address, at)
  accounts.set(address, account)
  return account
}

/**
 * Notes that a mail is there, for those that answer or quote it, and nothing of what is usual: whoever passes a strange
 * mail on quotes something that is held. To do it twice changes nothing.
 */
export function hold({ threadMails, lines }: Memory, { gist }: Showing): void {
  const address = accountOf(gist)
  if (address === undefined) return
  if (gist.thread.self !== undefined)
    remember(threadMails, gist.thread.self, { account: address, at: gist.at }, KEPT_THREAD_MAILS)
  lines.add(gist.words.ownPrints, print32(address))
}

function learnTraits(memory: Memory, account: Account, showing: Showing): void {
  const step = historyStep(account.mails)
  const { gist, values: all, letters } = showing
  const brought = count(account, showing)
  all.forEach((values, place) => {
    addTo(memory.everybody.tallies[place]!, values, gist.at)
    // This mail is counted by now.
    if (values.length === 0 || account.tallies[place]!.mails <= SETTLING) return
    const expectation = memory.expectations[place]![step]!
    expectation.watched++
    if (brought[place] === true) expectation.newcomers++
  })
  addStyle(memory.everybody.style, letters)
  memory.everybody.mails++
  if (gist.at > memory.everybody.last) memory.everybody.last = gist.at
}

/** Counts a mail for an account or a person. Trait by trait, whether it brought something new. */
function count(who: Account, { gist, values: all, letters }: Showing): readonly boolean[] {
  const brought = all.map((values, place) => addTo(who.tallies[place]!, values, gist.at))
  // Most accounts write once or twice: their wording is not worth the room.
  if (who.mails >= 3) addStyle(who.style, letters)
  who.mails++
  if (gist.at > who.last) who.last = gist.at
  const name = gist.from[0]?.name ?? ''
  if (name !== '') remember(who.names, name, (who.names.get(name) ?? 0) + 1, 24)
  return brought
}

function learnPairs(memory: Memory, address: string, gist: Gist): void {
  const organisations = ownLinks(gist).map(({ organisation }) => organisation)
  for (const to of gist.to.slice(0, PAIRED)) {
    const key = `${address}>${to}`
    const pair = memory.pairs.get(key) ?? emptyPair(gist.at)
    pair.mails++
    pair.last = gist.at
    for (const organisation of organisations) if (pair.links.size < 64) pair.links.add(organisation)
    for (const { kind } of gist.words.asks) pair.asks.add(kind)
    remember(memory.pairs, key, pair, KEPT_PAIRS)
    remember(memory.writtenTo, to, true, KEPT_PAIRS)
  }
}

function emptyPair(at: Moment): Pair {
  return { mails: 0, first: at, last: at, links: new Set(), asks: new Set() }
}

function learnLinks(memory: Memory, address: string, gist: Gist): void {
  const organisations = new Set(judgedLinks(gist, memory).map(link => link.organisation))
  if (organisations.size === 0) return
  const endings = new Set([...organisations].map(endingOf))
  watch(
    memory.newHosts,
    [...organisations].some(organisation => !memory.linked.has(organisation)),
  )
  watch(
    memory.newEndings,
    [...endings].some(ending => isRareEnding(memory, ending)),
  )
  for (const ending of endings) remember(memory.endings, ending, (memory.endings.get(ending) ?? 0) + 1, KEPT_ENDINGS)
  for (const organisation of organisations) {
    const linked = memory.linked.get(organisation) ?? { mails: 0, first: gist.at, by: new Set<string>() }
    linked.mails++
    if (linked.by.size < 4) linked.by.add(address)
    remember(memory.linked, organisation, linked, KEPT_ORGANISATIONS)
  }
}

/** An ending to which at most two of a thousand mails with links led. */
export function isRareEnding({ endings, newEndings }: Memory, ending: string): boolean {
  return (endings.get(ending) ?? 0) <= Math.max(1, 0.002 * newEndings.watched)
}

function watch(newcomers: Newcomers, isNew: boolean): void {
  newcomers.watched = newcomers.watched * FADING + 1
  newcomers.newcomers = newcomers.newcomers * FADING + (isNew ? 1 : 0)
}

/**
 * Puts something into a map that must not grow for ever: what was put in or renewed longest ago goes first. While the
 * map is less than half full nothing has to go for long, and the order is not kept up, which costs more than the rest.
 */
function remember<Value>(map: Map<string, Value>, key: string, value: Value, limit: number): void {
  if (2 * map.size > limit) map.delete(key)
  map.set(key, value)
  if (map.size > limit) map.delete(map.keys().next().value!)
}
