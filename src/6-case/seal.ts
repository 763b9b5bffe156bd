import type { Digest, Moment } from '#ground'

/** One source as it was handed in: the case keeps its bytes under this digest. */
export interface Seal {
  readonly digest: Digest
  /** Its name when it was handed in, without the folders around it. */
  readonly name: string
  /** The mailbox that the user named for it, '' for none. */
  readonly mailbox: string
  readonly size: number
  readonly taken: Moment
}
