import type { Digest, Span, Where } from '#ground'
import type { Gist } from '#message'
import type { JournalEntry, JournalText, Seal } from '#case'
import type { LedgerEntry } from '#source'

import type { DocumentStore } from './document-store.ts'

/** One mail at one place, ready to be kept. */
export interface Instance {
  readonly mailbox: string
  readonly folder: string
  readonly sha256: Digest
  readonly where: Where
  readonly stored?: Span
  readonly at: number
  /** The account that it is from: the first address of From, '' where there is none. */
  readonly account: string
  /** The gist as JSON, as the reading thread wrote it. */
  readonly gist: string
}

/** Whether an instance was new, lies at this very place already, or is known from another place. */
export type Kept = 'new' | 'same place' | 'duplicate'

/** Where a case is kept. Its questions are in our words; SQL stays inside. Closing it is the opener's duty. */
export interface Store {
  /** The documents that lay in the mail, for tracing leaks. */
  readonly documents: DocumentStore
  /** Everything inside happens, or nothing does. */
  together<Result>(work: () => Result): Result
  keep(instance: Instance): Kept
  sources(): readonly Seal[]
  /** Notes that a source is being read; nothing where it is noted already. */
  begin(seal: Seal): void
  /** Notes that everything in it was read and its ledger stands. */
  finish(seal: Seal): void
  isFinished(seal: Seal): boolean
  putLedger(entry: LedgerEntry): void
  ledger(): readonly LedgerEntry[]
  /** All gists in order of time; ties by digest, mailbox and folder, so that the order is the same everywhere. */
  gists(): Iterable<Gist>
  /** The gists of mails from some accounts, in the same order. */
  gistsFrom(accounts: readonly string[]): Iterable<Gist>
  count(): number
  write(text: JournalText): JournalEntry
  journal(): readonly JournalEntry[]
  setting(name: string): string | undefined
  set(name: string, value: string): void
  close(): void
}
