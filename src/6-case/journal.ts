import { digest, rfc3339, type Digest, type Moment } from '#ground'

/** One line of the case's journal: who did what, when, with which version. Only ever added to. */
export interface JournalEntry {
  /** Place in the journal, from 1. */
  readonly number: number
  readonly at: Moment
  readonly who: string
  /** What was done, in one sentence. */
  readonly what: string
  /** The digest that it is about: of a source, a finding, a setting. */
  readonly about?: Digest
  /** Version of the program. */
  readonly version: string
  /** Digest of the entry before; of the empty text for the first. */
  readonly before: Digest
  /** Digest of this entry, the one before included: changing any entry changes all that follow. */
  readonly digest: Digest
}

/** What an entry says, before it is chained. */
export type JournalText = Omit<JournalEntry, 'number' | 'before' | 'digest'>

/** Digest that stands before the first entry. */
export const BEGINNING = digest('')

/** Chains a new entry to the last one (undefined for the first). */
export function chain(last: JournalEntry | undefined, text: JournalText): JournalEntry {
  const unsealed = { ...text, number: (last?.number ?? 0) + 1, before: last?.digest ?? BEGINNING }
  return { ...unsealed, digest: digest(sealed(unsealed)) }
}

/** Number of the first entry whose digest or link does not hold; undefined where the whole chain does. */
export function firstBreak(entries: readonly JournalEntry[]): number | undefined {
  const broken = entries.findIndex((entry, index) => {
    const before = index === 0 ? BEGINNING : entries[index - 1]!.digest
    return entry.number !== index + 1 || entry.before !== before || entry.digest !== digest(sealed(entry))
  })
  return broken === -1 ? undefined : broken + 1
}

/** The bytes that are digested: a fixed order of fields, one a line, so that another program can do the same. */
function sealed(entry: Omit<JournalEntry, 'digest'>): string {
  const { number, at, who, what, about, version, before } = entry
  return [String(number), rfc3339(at), who, what, about ?? '', version, before]
    .map(field => JSON.stringify(field))
    .join('\n')
}
