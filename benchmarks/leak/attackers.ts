import { DAY, type Random } from '#ground'
import type { LeakedDocument } from '#finding'

import type { ChosenDocument, Holdings } from './holdings.ts'

/** How somebody who reads a mailbox chooses what to take. */
export const STYLES = ['anything', 'newest', 'topic', 'thread'] as const
/** The same, and whoever takes what was shared with one correspondent: no bar asks for that, and people search so. */
export type Style = (typeof STYLES)[number] | 'shared'

/** Styles of which the judge that knows everything is asked. */
type JudgedStyle = (typeof STYLES)[number]

/** Share of leaked documents that come from elsewhere, and share of which nobody knows who held them. */
export const SPOILT = { elsewhere: 0.1, unknown: 0.1 }
/** "The newest" are those of so many days. */
const NEWEST = 90
/** The judge that knows everything asks about so many days of each mailbox up to which it may have been read. */
const DAYS_ASKED = 60

/** Documents that somebody took, and what reached the newspaper. */
export interface Attack {
  readonly source: string
  readonly taken: readonly ChosenDocument[]
  readonly leaked: readonly LeakedDocument[]
}

/** Takes documents from a mailbox that is read until a day in its second half; undefined where it has too few such. */
export function attack(
  { mails, mailboxes }: Holdings,
  style: Style,
  count: number,
  chance: Random,
): Attack | undefined {
  const { mailbox, documents } = chance.pick(mailboxes)
  const until = chance.pick(documents.slice(documents.length >> 1)).at
  const there = documents.filter(({ at }) => at <= until)
  const seed = chance.pick(there)
  const among =
    style === 'shared'
      ? sharedWithOne(there, seed, mailbox, chance)
      : there.filter(document => couldTake(style, document, seed, until))
  if (among.length < count) return undefined
  const taken = chance.shuffle(among).slice(0, count)
  const leaked = taken.map(({ id }) => {
    if (chance.chance(SPOILT.unknown)) return { ids: [] }
    return { ids: [chance.chance(SPOILT.elsewhere) ? String(chance.below(mails)) : id] }
  })
  return { source: mailbox, taken, leaked }
}

function sharedWithOne(
  there: readonly ChosenDocument[],
  seed: ChosenDocument,
  mailbox: string,
  chance: Random,
): readonly ChosenDocument[] {
  const others = seed.people.filter(person => person !== mailbox)
  if (others.length === 0) return []
  const other = chance.pick(others)
  return there.filter(({ people }) => people.includes(other))
}

function couldTake(style: JudgedStyle, { at, chosenBy }: ChosenDocument, seed: ChosenDocument, until: number): boolean {
  if (style === 'anything') return true
  if (style === 'newest') return at > until - NEWEST * DAY
  return chosenBy[style] === seed.chosenBy[style]
}

/**
 * A judge that knows how attackers choose, how much is spoilt, and, where only one style is given, which style it was:
 * nobody can do better but by luck. Gives each mailbox's logarithm of likelihood, in the order of the holdings.
 */
export function allKnowing(
  { mails, mailboxes }: Holdings,
  leaked: readonly LeakedDocument[],
  styles: readonly JudgedStyle[],
) {
  const wanted = new Set(leaked.flatMap(document => document.ids))
  const elsewhere = SPOILT.elsewhere / mails
  return mailboxes.map(({ documents }) => {
    const hits = documents.filter(({ id }) => wanted.has(id))
    const missing = (wanted.size - hits.length) * Math.log(elsewhere)
    const second = documents.slice(documents.length >> 1)
    const step = Math.max(1, second.length / DAYS_ASKED)
    const ways: number[] = []
    let asked = 0
    for (let place = 0; place < second.length; place += step, asked++) {
      const until = second[Math.floor(place)]!.at
      const there = documents.filter(({ at }) => at <= until)
      for (const style of styles) ways.push(...waysOf(style, there, hits, until, leaked.length, elsewhere))
    }
    return (
      missing + (ways.length === 0 ? hits.length * Math.log(elsewhere) : logSum(ways)) - Math.log(asked * styles.length)
    )
  })
}

/** Ways to choose by which at least one of the leaked documents that the mailbox has could be taken. */
function waysOf(
  style: JudgedStyle,
  there: readonly ChosenDocument[],
  hits: readonly ChosenDocument[],
  until: number,
  count: number,
  elsewhere: number,
): number[] {
  const byCell = style === 'topic' || style === 'thread'
  const seeds = byCell ? new Map(hits.map(hit => [hit.chosenBy[style], hit])).values() : hits.slice(0, 1)
  return [...seeds].flatMap(seed => {
    const size = there.reduce((sum, document) => sum + (couldTake(style, document, seed, until) ? 1 : 0), 0)
    if (size < count) return []
    let [sum, taken] = [byCell ? Math.log(size / there.length) : 0, 0]
    for (const hit of hits) {
      const could = hit.at <= until && couldTake(style, hit, seed, until)
      sum += Math.log((could ? (1 - SPOILT.elsewhere) / (size - taken++) : 0) + elsewhere)
    }
    return [sum]
  })
}

function logSum(logarithms: readonly number[]): number {
  const most = Math.max(...logarithms)
  return most + Math.log(logarithms.reduce((sum, value) => sum + Math.exp(value - most), 0))
}
