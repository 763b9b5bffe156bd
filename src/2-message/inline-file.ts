import type { Span } from '#ground'

/** A file that stands encoded in the text of a body, as mail had them before MIME and as newsgroups still do. */
export interface InlineFile {
  readonly name: string
  readonly encoding: 'x-uuencode' | 'x-yenc'
  /** From its first to its last line, line ends included. */
  readonly span: Span
}
