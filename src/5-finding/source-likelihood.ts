import { decided } from '#ground'

import { extentOf, typicalSize, type Extent } from './source-extent.ts'
import { waysToChoose, type ChoosingFrom, type Hit } from './source-ways.ts'

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
/** Documents that leak together are chosen together, so each tells less than it would alone. Fitted for calibration. */
const TEMPER = 0.9
/** So many accounts that held most of what leaked are asked whether it was taken because it was shared with them. */
const CORRESPONDENTS = 12
/** Before anything is seen: that the source is none of the known accounts. */
const OUTSIDE = 0.05

/**
 * Weighs which account the leaked documents were taken from, all of them together.
 *
 * If one account was read, its documents leaked as they lay in it until the access ended, of which nobody knows the day. A
 * large mailbox holds much by chance, so that holding a leaked document says less of it: each document counts 1/(documents
 * of the mailbox by then). Whoever takes the newest, one topic, one thread or what was shared with one correspondent chooses
 * among fewer, and is weighed as such. A document that the account did not have must have come from elsewhere, which
 * happens, and costs. The answer names accounts that could have been the source, and no person.
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
  const accounts = mailboxes.map(holdings => {
    const extent = extentOf(holdings, typical)
    const hits = matched.flatMap(document => hitOf(document, extent, holdings.mailbox) ?? [])
    return { mailbox: holdings.mailbox, extent, hits }
  })
  const correspondents = mostHolding(accounts)
  const holders = holdersOf(accounts)
  const scores = accounts.map(({ extent, hits }) => {
    const missing = matched.length - hits.length
    const question = { hits, missing, count: leaked.length, extent, elsewhere, correspondents, holders }
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

function hitOf({ ids, form }: LeakedDocument, { held }: Extent, mailbox: string): Hit | undefined {
  const document = ids.map(id => held.get(id)).find(found => found !== undefined)
  return document === undefined ? undefined : { document, form: 2 ** (form?.get(mailbox) ?? 0) }
}

/** One account, measured, with what it had of the leak. */
interface Account {
  readonly mailbox: string
  readonly extent: Extent
  readonly hits: readonly Hit[]
}

/** The accounts that held most of the leak: smaller ones first, since sharing with them says more. */
function mostHolding(accounts: readonly Account[]): Extent[] {
  return accounts
    .filter(({ hits }) => hits.length > 1)
    .sort((one, other) => {
      const more = other.hits.length - one.hits.length
      const larger = one.extent.times.length - other.extent.times.length
      return decided(more === 0 ? larger : more, one.mailbox, other.mailbox)
    })
    .slice(0, CORRESPONDENTS)
    .map(({ extent }) => extent)
}

/** How many accounts had each document. */
function holdersOf(accounts: readonly Account[]): Map<string, number> {
  const holders = new Map<string, number>()
  for (const { extent } of accounts) for (const id of extent.held.keys()) holders.set(id, (holders.get(id) ?? 0) + 1)
  return holders
}

/** What is asked of one mailbox. */
interface Question extends ChoosingFrom {
  /** Leaked documents that others held, and this account did not. */
  readonly missing: number
  readonly elsewhere: number
}

/** The logarithm of how likely the leak is, had it been taken from this mailbox, over all ways to choose. */
function logLikelihood(question: Question): number {
  const { hits, missing, elsewhere } = question
  if (hits.length === 0)
    return Math.log(sumOf(ELSEWHERE.map(each => each.chance * (each.share * elsewhere) ** missing)))
  const sums: number[] = []
  for (const { chance, among, could } of waysToChoose(question)) {
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
