import { DAY } from '#ground'

import { countUntil, extentOf, typicalSize, type Cells, type Extent } from './source-extent.ts'

/** A document in a mailbox: a mail, or a file that came with it. */
export interface HeldDocument {
  /** The same for all copies of one version, in whichever mailbox. */
  readonly id: string
  readonly thread: string
  /** Folder, list or subject group: what somebody who looks for one thing would take together. */
  readonly topic: string
  /** When it came into the mailbox, in milliseconds. */
  readonly at: number
}

/** What one account had. */
export interface MailboxHoldings {
  readonly mailbox: string
  /** False where the mailbox itself was not seen and recipient lists alone tell what it must have had. */
  readonly examined: boolean
  readonly documents: readonly HeldDocument[]
}

/** One leaked document, matched. */
export interface LeakedDocument {
  /** The held versions that it may be a copy of, best first; none where nobody is known to have held it. */
  readonly ids: readonly string[]
  /** What the form of the copy tells, in bits for or against an account: a footer, a banner, the printer's name. */
  readonly form?: ReadonlyMap<string, number>
}

/** How likely each account is the one from which the documents came. */
export interface SourcePosterior {
  readonly mailboxes: readonly { readonly mailbox: string; readonly probability: number; readonly explains: number }[]
  /** Probability that they came from no account that is known here. */
  readonly outside: number
}

/** Shares of leaked documents that come from elsewhere, each with its chance. All are tried, none is assumed. */
const ELSEWHERE = [
  { share: 0.05, chance: 0.3 },
  { share: 0.1, chance: 0.35 },
  { share: 0.2, chance: 0.25 },
  { share: 0.4, chance: 0.1 },
]
/** Shares of leaked documents of which no holder is known, where they were taken from a known account, equally likely. */
const UNKNOWN = [0.05, 0.15, 0.3, 0.5]
/** And where they were not: then a match is chance. */
const UNKNOWN_OUTSIDE = 0.8
/** Windows in which an attacker takes "the newest", in days before the access ended. */
const WINDOWS = [14, 30, 60, 90, 120, 180, 365]
/** How attackers choose: anything, the newest, one topic, one thread. Nobody knows; these are equal enough to all. */
const STYLES = { anything: 0.3, newest: 0.25, topic: 0.25, thread: 0.2 }
/** The newest document of an account that leaked may have come from elsewhere; then its access ended before. */
const ENDS = [0.8, 0.2]
/** Documents that leak together are chosen together, so each tells less than it would alone. Fitted for calibration. */
const TEMPER = 0.9
/** Before anything is seen: that the source is none of the known accounts. */
const OUTSIDE = 0.05

/**
 * Weighs which account the leaked documents were taken from, all of them together.
 *
 * If one account was read, its documents leaked as they lay in it until the access ended, of which nobody knows the day. A
 * large mailbox holds much by chance, so that holding a leaked document says less of it: each document counts 1/(documents
 * of the mailbox by then). Whoever takes the newest, one topic or one thread chooses among fewer, and is weighed as such. A
 * document that the account did not have must have come from elsewhere, which happens, and costs. The answer names accounts
 * that could have been the source, and no person.
 */
export function sourceLikelihood(
  leaked: readonly LeakedDocument[],
  mailboxes: readonly MailboxHoldings[],
): SourcePosterior {
  const typical = typicalSize(mailboxes)
  const known = new Set(mailboxes.flatMap(({ documents }) => documents.map(({ id }) => id)))
  const elsewhere = 1 / Math.max(1, known.size)
  // What nobody is known to have held does not tell one account from another, and speaks for a source that is not known.
  const matched = leaked.filter(({ ids }) => ids.some(id => known.has(id)))
  const unmatched = leaked.length - matched.length
  const scores = mailboxes.map(holdings => {
    const extent = extentOf(holdings, typical)
    const hits = matched.flatMap(document => hitOf(document, extent, holdings.mailbox) ?? [])
    const question = { hits, missing: matched.length - hits.length, count: leaked.length, extent, elsewhere }
    return { explains: hits.length, score: logLikelihood(question) }
  })
  const prior = Math.log((1 - OUTSIDE) / Math.max(1, mailboxes.length))
  const inside = Math.log(average(UNKNOWN.map(share => share ** unmatched * (1 - share) ** matched.length)))
  const outside =
    Math.log(OUTSIDE) +
    unmatched * Math.log(UNKNOWN_OUTSIDE) +
    matched.length * Math.log((1 - UNKNOWN_OUTSIDE) * elsewhere ** TEMPER)
  const all = logSum([outside, ...scores.map(({ score }) => prior + inside + TEMPER * score)])
  return {
    mailboxes: mailboxes
      .map(({ mailbox }, index) => ({
        mailbox,
        probability: Math.exp(prior + inside + TEMPER * scores[index]!.score - all),
        explains: scores[index]!.explains,
      }))
      .sort((one, other) => {
        const apart = other.probability - one.probability
        if (apart !== 0) return apart
        return one.mailbox < other.mailbox ? -1 : 1
      }),
    outside: Math.exp(outside - all),
  }
}

/** A leaked document in a mailbox, with what the copy's form says. */
interface Hit {
  readonly document: HeldDocument
  readonly form: number
}

function hitOf({ ids, form }: LeakedDocument, { held }: Extent, mailbox: string): Hit | undefined {
  const document = ids.map(id => held.get(id)).find(found => found !== undefined)
  return document === undefined ? undefined : { document, form: 2 ** (form?.get(mailbox) ?? 0) }
}

/** What is asked of one mailbox. */
interface Question {
  readonly hits: readonly Hit[]
  /** Leaked documents that others held, and this account did not. */
  readonly missing: number
  /** All that leaked, held by anybody or not: so many were chosen. */
  readonly count: number
  readonly extent: Extent
  readonly elsewhere: number
}

/** One way to choose: its chance, among how many, and which documents could be chosen so. */
interface Way {
  readonly chance: number
  readonly among: number
  readonly could: (document: HeldDocument) => boolean
}

/** The logarithm of how likely the leak is, had it been taken from this mailbox, over all ways to choose. */
function logLikelihood(question: Question): number {
  const { hits, missing, elsewhere } = question
  if (hits.length === 0)
    return Math.log(sumOf(ELSEWHERE.map(each => each.chance * (each.share * elsewhere) ** missing)))
  const sums: number[] = []
  for (const { chance, among, could } of ways(question)) {
    const forms = hits.map(hit => (could(hit.document) ? hit.form : 0))
    for (const { share, chance: often } of ELSEWHERE) {
      let sum = Math.log(chance * often) + missing * Math.log(share * elsewhere)
      let taken = 0
      for (const form of forms) {
        // What was taken once is not taken again, so the next one is chosen among fewer.
        const own = form === 0 ? 0 : form / Math.max(1, among - taken++)
        sum += Math.log((1 - share) * own + share * elsewhere)
      }
      sums.push(sum)
    }
  }
  return logSum(sums)
}

function* ways({ hits, count, extent }: Question): Generator<Way> {
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
  }
}

/** Ways to take one thread or one topic. A cell is come upon by one of its documents. */
function* cellWays(
  often: number,
  cells: Cells,
  of: (document: HeldDocument) => string,
  { hits, count, extent, end }: Pick<Question, 'hits' | 'count' | 'extent'> & { readonly end: number },
): Generator<Way> {
  const enough = documentsInCells(cells, count, end)
  for (const cell of new Set(hits.map(({ document }) => of(document)))) {
    const among = countUntil(cells.get(cell)!, end)
    const could = (document: HeldDocument) => document.at <= end && of(document) === cell
    if (among >= count) yield { chance: (often * among) / enough, among: among * extent.each, could }
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

function average(values: readonly number[]): number {
  return sumOf(values) / values.length
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0)
}

function logSum(logarithms: readonly number[]): number {
  const most = Math.max(...logarithms)
  return most + Math.log(logarithms.reduce((sum, value) => sum + Math.exp(value - most), 0))
}
