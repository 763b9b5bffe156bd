import { DAY } from '#ground'

import { countUntil, type Cells, type Extent } from './source-extent.ts'
import type { HeldDocument } from './source-likelihood.ts'

/** Windows in which an attacker takes "the newest", in days before the access ended. */
const WINDOWS = [14, 30, 60, 90, 120, 180, 365]
/** How attackers choose. Nobody knows; these chances are equal enough to all. */
const STYLES = { anything: 0.25, newest: 0.2, topic: 0.2, thread: 0.15, shared: 0.2 }
/** The newest document of an account that leaked may have come from elsewhere; then its access ended before. */
const ENDS = [0.8, 0.2]

/** A leaked document in a mailbox, with what the copy's form says. */
export interface Hit {
  readonly document: HeldDocument
  readonly form: number
}

/** A mailbox from which documents may have been chosen. */
export interface ChoosingFrom {
  readonly hits: readonly Hit[]
  /** All that leaked, held by anybody or not: so many were chosen. */
  readonly count: number
  readonly extent: Extent
  /** Accounts that held most of the leak, this one perhaps among them. */
  readonly correspondents: readonly Extent[]
  /** How many of the known accounts had each document. */
  readonly holders: ReadonlyMap<string, number>
}

/** One way to choose: its chance, among how many, and which documents could be chosen so. */
export interface Way {
  readonly chance: number
  readonly among: number
  readonly could: (document: HeldDocument) => boolean
}

/**
 * All ways in which the leaked documents may have been chosen from one mailbox: anything, the newest, one thread, one topic,
 * or what was shared with one correspondent.
 *
 * The last is why a small mailbox is not named for its size alone. Mails of one conversation lie together in all mailboxes
 * that take part, so that whoever held one held the others too. Had somebody taken anything from the small mailbox, there
 * would be other mail among it than what a large one shares with it; where there is none, the conversation was taken, and
 * each of the two may have been read.
 */
export function* waysToChoose(from: ChoosingFrom): Generator<Way> {
  const { hits, count, extent } = from
  const both = sharedWith(from)
  const newest = hits.map(({ document }) => document.at).sort((one, other) => other - one)
  for (const [place, often] of ENDS.entries()) {
    const end = newest[Math.min(place, newest.length - 1)]!
    const inTime = ({ at }: HeldDocument) => at <= end
    const known = countUntil(extent.times, end)
    yield { chance: often * STYLES.anything, among: known * extent.each, could: inTime }
    for (const days of WINDOWS) {
      const from = end - days * DAY
      const chance = (often * STYLES.newest) / WINDOWS.length
      const among = (known - countUntil(extent.times, from)) * extent.each
      // Nobody takes five documents out of three.
      if (among >= count) yield { chance, among, could: each => inTime(each) && each.at > from }
    }
    yield* cellWays(often * STYLES.thread, extent.threads, ({ thread }) => thread, { hits, count, extent, end })
    yield* cellWays(often * STYLES.topic, extent.topics, ({ topic }) => topic, { hits, count, extent, end })
    yield* sharedWays(often * STYLES.shared, both, from, end)
  }
}

/** Ways to take one thread or one topic. A cell is come upon by one of its documents. */
function* cellWays(
  often: number,
  cells: Cells,
  of: (document: HeldDocument) => string,
  { hits, count, extent, end }: Pick<ChoosingFrom, 'hits' | 'count' | 'extent'> & { readonly end: number },
): Generator<Way> {
  const enough = documentsInCells(cells, count, end)
  for (const cell of new Set(hits.map(({ document }) => of(document)))) {
    const among = countUntil(cells.get(cell)!, end)
    const could = (document: HeldDocument) => document.at <= end && of(document) === cell
    if (among >= count) yield { chance: (often * among) / enough, among: among * extent.each, could }
  }
}

/** What a mailbox and one correspondent's both had. */
interface Shared {
  readonly ids: ReadonlySet<string>
  readonly times: readonly number[]
  /** How many there were for each that is known. */
  readonly each: number
}

function sharedWith({ hits, extent, correspondents }: ChoosingFrom): Shared[] {
  return correspondents
    .filter(other => other !== extent && hits.filter(({ document: { id } }) => other.held.has(id)).length > 1)
    .map(other => {
      const documents = [...extent.held.values()].filter(({ id }) => other.held.has(id))
      const times = documents.map(({ at }) => at).sort((one, two) => one - two)
      // What was shared with a mailbox that was examined is all known, whether this one was examined or not.
      return { ids: new Set(documents.map(({ id }) => id)), times, each: Math.min(extent.each, other.each) }
    })
}

/** Ways to take what was shared with one correspondent, who is come upon by one of the shared documents. */
function* sharedWays(
  often: number,
  both: readonly Shared[],
  { extent, holders }: ChoosingFrom,
  end: number,
): Generator<Way> {
  if (both.length === 0) return
  let pairs = 0
  // Every mail was shared with somebody, whether that account is known here or not.
  for (const { id, at } of extent.held.values()) if (at <= end) pairs += Math.max(1, holders.get(id)! - 1)
  for (const { ids, times, each } of both) {
    const among = countUntil(times, end)
    const chance = (often * among * each) / (pairs * extent.each)
    if (among > 0) yield { chance, among: among * each, could: ({ id, at }) => at <= end && ids.has(id) }
  }
}

/** Documents in threads or topics that have at least so many until a day. */
function documentsInCells(cells: Cells, least: number, end: number): number {
  let sum = 0
  for (const times of cells.values()) {
    if (times.length < least) continue
    const count = countUntil(times, end)
    if (count >= least) sum += count
  }
  return sum
}
