import type { Draft } from './draft.ts'

/** A picture that is to be read: a file as it is, or grey or coloured pixels as a portable anymap (PNM). */
export interface Picture {
  readonly type: 'file' | 'pnm'
  readonly bytes: Uint8Array
}

/** Reads the words in a picture; undefined where it sees none. Given from outside, since a text engine is a program. */
export type TextEngine = (picture: Picture) => Promise<string | undefined>

/** A kind of document. Add one: a file in `formats/`, a line in `formats.ts`. */
export interface DocumentFormat {
  readonly name: string
  /** Whether the bytes are of this kind. 'maybe' is for forms without a sign of their own, and yields to any yes. */
  recognise(bytes: Uint8Array): 'yes' | 'maybe' | 'no'
  /** Writes into the draft what the bytes hold. Never throws on bad material. */
  read(bytes: Uint8Array, draft: Draft, engine: TextEngine | undefined): void | Promise<void>
}
