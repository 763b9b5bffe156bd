import type { PathLike } from 'node:fs'
import type { Digest, Trouble, Where } from '#ground'
import type { Item } from './item.ts'

/** What a container holds: a mail store, a log, an archive with members, a folder with files. */
export type ContainerKind = 'mail' | 'log' | 'archive' | 'folder' | 'document' | 'indicator'

/**
 * The account of one container: nothing in it is dropped in silence. Always
 * `expected = read + duplicate + skipped + failed`; whoever takes the items in moves known ones from read to duplicate.
 */
export interface LedgerEntry {
  /** The container's name as the user knows it: the path's last steps joined by `/`. */
  readonly source: string
  readonly where: Where
  readonly mailbox: string
  readonly kind: ContainerKind
  /** Items that the container says it has, or, where it does not say, that were seen to begin in it. */
  readonly expected: number
  readonly read: number
  /** The same bytes again in the same mailbox and folder. */
  readonly duplicate: number
  /** Passed over on purpose, each with a trouble that says why (not mail, not asked for, no reader yet). */
  readonly skipped: number
  /** Could not be read; each has a trouble with its place. */
  readonly failed: number
  readonly troubles: readonly Trouble[]
}

/** What comes out of sources, in order: items, and for each container its account once it is finished. */
export type Intake =
  | {
      /** A file on disk is opened; all items from it, until the next one, carry its digest. */
      readonly kind: 'source'
      readonly source: Digest
      /** Where it lies now, for whoever wants to keep a copy. */
      readonly file: PathLike
      /** Its name with the folders that were handed in: `mail/anna.mbox`. */
      readonly name: string
      readonly size: number
    }
  | {
      readonly kind: 'item'
      readonly item: Item
      /** Number of the container that it counts in. */ readonly container: number
    }
  | { readonly kind: 'closed'; readonly container: number; readonly entry: LedgerEntry }
