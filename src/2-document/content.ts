import type { Digest, Moment, Trouble } from '#ground'

/** What part of a document a block of text is. Only the first four are seen by whoever just opens or prints it. */
export type BlockKind =
  | 'body'
  /** Page header or footer, repeated on every page. */
  | 'margin'
  /** Foot and end notes, and the speaker's notes of slides. */
  | 'note'
  /** Read from a picture by a text engine: letters may be wrong. */
  | 'recognised'
  | 'comment'
  /** Struck out in tracked changes, and still in the file. */
  | 'deleted'
  /** Hidden by formatting, in a hidden sheet, row or slide, or behind the page's edge. */
  | 'hidden'
  /** Under a box that was meant to black it out. */
  | 'covered'
  /** In an earlier state of the file that was saved over but not removed. */
  | 'earlier'

/** A piece of a document's text. */
export interface Block {
  readonly kind: BlockKind
  readonly text: string
  /** The same text as its page lays it out: with the lines that it leaves free, where it leaves any. */
  readonly spaced?: string
  /** And with lines joined that only end because the paper does, where there are any. */
  readonly flowing?: string
  /** Page, sheet or slide, counted from 1. */
  readonly page?: number
  /** Who wrote, struck out or inserted it, as the file claims. */
  readonly author?: string
  readonly at?: Moment
}

/** What a document says of itself besides its text: author, program, dates. Every value was written by somebody. */
export interface Property {
  /** Where it stands: `core`, `app`, `info`, `xmp`, `html`. */
  readonly group: string
  readonly name: string
  readonly value: string
}

/** Kinds of trace that a document's history left in it. */
export type MarkKind =
  | 'tracked-change'
  | 'comment'
  | 'hidden-text'
  | 'earlier-revision'
  | 'failed-redaction'
  | 'mail-print'
  | 'macro'
  | 'remote-content'
  | 'embedded-file'
  /** A name that copies of one file share: document ids, editing sessions. */
  | 'identifier'
  | 'signature'
  | 'invisible-characters'

/** A trace of how a document came about or by which way it went. */
export interface Mark {
  readonly kind: MarkKind
  /** One sentence for a person. */
  readonly says: string
  readonly values: Readonly<Record<string, string | number>>
}

/** A file, read: its text, what it says of itself, and the traces in it. Nothing in it was run and nothing fetched. */
export interface Content {
  readonly sha256: Digest
  readonly size: number
  /** The format's name, or 'unknown'. */
  readonly kind: string
  /** What a reader sees, blocks parted by line ends. */
  readonly text: string
  readonly blocks: readonly Block[]
  /** Pages, sheets or slides, where the format has them. */
  readonly pages?: number
  readonly properties: readonly Property[]
  readonly marks: readonly Mark[]
  readonly troubles: readonly Trouble[]
  /** What could not be looked at, and why: a picture without text engine, a part behind a limit. */
  readonly blind: readonly string[]
}

/** Blocks that a reader of the opened or printed document sees. */
export const VISIBLE: ReadonlySet<BlockKind> = new Set<BlockKind>(['body', 'margin', 'note', 'recognised'])
