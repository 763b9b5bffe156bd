import { DAY } from '#ground'

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

/** Shares of leaked documents that come from elsewhere, or whose holder is unknown. All are tried, none is assumed. */
const ELSEWHERE = [0.02, 0.08, 0.16, 0.3, 0.5]
/** Windows in which an attacker takes "the newest", in days before the newest leaked document. */
const WINDOWS = [14, 90, 365]
/** How attackers choose: anything, the newest, one topic, one thread. Nobody knows; these are equal enough to all. */
const STYLES = { anything: 0.3, newest: 0.25, topic: 0.25, thread: 0.2 }
/** Before anything is seen: that the source is none of the known accounts. */
const OUTSIDE = 0.05
/** Documents that leak together are chosen together, so each tells less than it would alone. Fitted for calibration. */
const TEMPER = 0.9

/** A mailbox as the likelihood needs it: how many documents it has, in all, lately, and of each thread and topic. */
interface Extent {
  readonly held: ReadonlyMap<string, HeldDocument>
  readonly size: number
  readonly times: Float64Array
  readonly threads: ReadonlyMap<string, number>
  readonly topics: ReadonlyMap<string, number>
}

/**
 * Weighs which account the leaked documents were taken from, all of them together.
 *
 * If one account was read, its documents leaked as they lay in it. A large mailbox holds much by chance, so that holding
 * a leaked document says less of it: each document counts 1/(documents of the mailbox). Whoever takes the newest, one
 * topic or one thread chooses among fewer, and is weighed as such. A document that the account did not have must have
 * come from elsewhere, which happens, and costs. The answer names accounts that could have been the source, and no person.
 */
export function sourceLikelihood(
  leaked: readonly LeakedDocument[],
  mailboxes: readonly MailboxHoldings[],
): SourcePosterior {
  const until = newestLeaked(leaked, mailboxes)
  const typical = typicalSize(mailboxes)
  const known = new Set(mailboxes.flatMap(({ documents }) => documents.map(({ id }) => id))).size
  const elsewhere = 1 / Math.max(1, known)
  const scores = mailboxes.map(holdings => {
    const extent = extentOf(holdings, until, typical)
    const hits = leaked.map(document => hitOf(document, extent, holdings.mailbox))
    return {
      explains: hits.filter(hit => hit !== undefined).length,
      score: logLikelihood(hits, extent, until, elsewhere),
    }
  })
  const prior = Math.log((1 - OUTSIDE) / Math.max(1, mailboxes.length))
  const outside = Math.log(OUTSIDE) + TEMPER * leaked.length * Math.log(elsewhere)
  const all = logSum([outside, ...scores.map(({ score }) => prior + TEMPER * score)])
  return {
    mailboxes: mailboxes
      .map(({ mailbox }, index) => ({
        mailbox,
        probability: Math.exp(prior + TEMPER * scores[index]!.score - all),
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

/** The logarithm of how likely the leak is, had it been taken from this mailbox, over all ways to choose. */
function logLikelihood(hits: readonly (Hit | undefined)[], extent: Extent, until: number, elsewhere: number): number {
  const ways: number[] = []
  /** One way to choose: among how many, and which of the leaked documents could be chosen so. */
  const way = (weight: number, among: number, could: (document: HeldDocument) => boolean) => {
    for (const share of ELSEWHERE) {
      let sum = Math.log(weight / ELSEWHERE.length)
      let taken = 0
      for (const hit of hits) {
        // What was taken once is not taken again, so the next one is chosen among fewer.
        const own = hit !== undefined && could(hit.document) ? hit.form / Math.max(1, among - taken++) : 0
        sum += Math.log((1 - share) * own + share * elsewhere)
      }
      ways.push(sum)
    }
  }
  way(STYLES.anything, extent.size, () => true)
  for (const days of WINDOWS) {
    const from = until - days * DAY
    way(STYLES.newest / WINDOWS.length, extent.times.length - countBefore(extent.times, from), ({ at }) => at >= from)
  }
  for (const [style, cells, of] of [
    [STYLES.thread, extent.threads, (document: HeldDocument) => document.thread],
    [STYLES.topic, extent.topics, (document: HeldDocument) => document.topic],
  ] as const) {
    const chosen = new Set(hits.map(hit => (hit === undefined ? '' : of(hit.document))))
    const enough = documentsInCells(cells, hits.length)
    for (const cell of chosen) {
      const inside = cells.get(cell) ?? 0
      // A cell is come upon by one of its documents, among those that have as many as were taken.
      if (inside > 0) way((style * inside) / Math.max(enough, inside), inside, document => of(document) === cell)
    }
  }
  return logSum(ways)
}

/** Documents in threads or topics that have at least so many. */
function documentsInCells(cells: ReadonlyMap<string, number>, least: number): number {
  let sum = 0
  for (const count of cells.values()) if (count >= least) sum += count
  return sum
}

function logSum(logarithms: readonly number[]): number {
  const most = Math.max(...logarithms)
  return most + Math.log(logarithms.reduce((sum, value) => sum + Math.exp(value - most), 0))
}

/** The newest document that leaked: what came later could not be taken, and does not count as left behind. */
function newestLeaked(leaked: readonly LeakedDocument[], mailboxes: readonly MailboxHoldings[]): number {
  const ids = new Set(leaked.flatMap(document => document.ids))
  let newest = -Infinity
  for (const { documents } of mailboxes) for (const { id, at } of documents) if (at > newest && ids.has(id)) newest = at
  return newest
}

/** Of a mailbox that was not examined only a part is known. It is taken to be as large as an examined one in the middle. */
function typicalSize(mailboxes: readonly MailboxHoldings[]): number {
  const sizes = mailboxes
    .filter(({ examined }) => examined)
    .map(({ documents }) => documents.length)
    .sort((one, other) => one - other)
  return sizes[sizes.length >> 1] ?? 1
}

function extentOf({ documents, examined }: MailboxHoldings, until: number, typical: number): Extent {
  const held = new Map<string, HeldDocument>()
  const [threads, topics] = [new Map<string, number>(), new Map<string, number>()]
  const inTime = documents.filter(({ at }) => at <= until)
  for (const document of inTime) {
    if (held.has(document.id)) continue
    held.set(document.id, document)
    threads.set(document.thread, (threads.get(document.thread) ?? 0) + 1)
    topics.set(document.topic, (topics.get(document.topic) ?? 0) + 1)
  }
  const times = Float64Array.from(held.values(), ({ at }) => at).sort()
  return { held, size: Math.max(1, held.size, examined ? 0 : typical), times, threads, topics }
}

function countBefore(sorted: Float64Array, at: number): number {
  let [low, high] = [0, sorted.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if (sorted[middle]! < at) low = middle + 1
    else high = middle
  }
  return low
}
