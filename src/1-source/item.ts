import type { Span, Where } from '#ground'

/** What kind of thing an item is, as its bytes tell. */
export type ItemKind = 'mail' | 'log' | 'document' | 'indicator'

/** One mail, log file, document or indicator file as it lay in its source, not yet understood. */
export interface Item {
  /** The way to it. For a message in a store the last step is its place there: `#17`, or the file's name. */
  readonly where: Where
  readonly kind: ItemKind
  /** The bytes that were stored, without the store's own wrapping (the mbox `From ` line and its `>` quoting). */
  readonly bytes: Uint8Array
  /** 'rebuilt' mail was put together from properties (PST, MSG): its signatures prove nothing either way. */
  readonly fidelity: 'original' | 'rebuilt'
  /** Whose mailbox held it: the name given by the user, else what the source tells, else the store's own name. */
  readonly mailbox: string
  /** The folder inside the mailbox, '' where the store has none. (mailbox, folder, place) is the item's identity. */
  readonly folder: string
  /** Where it lay in the bytes of its store: for an mbox from its `From ` line to the next one. */
  readonly stored?: Span
  /** Sender and date of the mbox `From ` line, as written there. A store's remark: neither signed nor checked. */
  readonly envelope?: string
  /** Lines from which the store's `>` before `From ` was taken. Which lines had one in the original is a guess. */
  readonly unquotedLines?: number
}
