import type { Where } from '#ground'
import type { Account } from './account.ts'
import type { Budget, Means, OpenFile } from './file-input.ts'
import type { ItemKind } from './item.ts'
import type { ContainerKind } from './ledger.ts'

/** What one taking in has and wants, the same for everything that it meets. */
export interface Run extends Means {
  readonly kinds: ReadonlySet<ItemKind>
  /** The mailbox name that the user gave for everything. */
  readonly given: string | undefined
  /** Opens the next account. */
  open(where: Where, kind: ContainerKind, mailbox: string): Account
}

/** What is around an input. */
export interface Around {
  /** The account of the container in which it lies; undefined for what was handed in by itself. */
  readonly account: Account | undefined
  /** Archives and wrappings around it, and folders around it. */
  readonly archives: number
  readonly folders: number
  readonly budget: Budget
  /** Wrappings of which it was taken, outermost first: their troubles go into the account in which it counts. */
  readonly wrappings: readonly OpenFile[]
  /** What the container knows about it. */
  readonly as: 'mail' | undefined
  readonly mailbox: string | undefined
  readonly folder: string | undefined
}

/** Folders may lie in each other deeper than archives, but not so deep that only a trick can have made them. */
export const FOLDER_DEPTH = 128
