import type { Draft } from './draft.ts'

/** A picture that is to be read: a file as it is, or grey or coloured pixels as a portable anymap (PNM). */
export interface Picture {
  readonly type: 'file' | 'pnm'
  readonly bytes: Uint8Array
}

/** Reads the words in a picture, '' where it sees none; undefined where it failed. Given from outside: it is a program. */
export type TextEngine = (picture: Picture) => Promise<string | undefined>

/** What to do where pictures were not read, for a person. */
export const INSTALL_ENGINE =
  'Install Tesseract (on Debian and Ubuntu: apt install tesseract-ocr; on macOS: brew install tesseract) and trace again.'

/** A kind of document. Add one: a file in `formats/`, a line in `formats.ts`. */
export interface DocumentFormat {
  readonly name: string
  /** Whether the bytes are of this kind. 'maybe' is for forms without a sign of their own, and yields to any yes. */
  recognise(bytes: Uint8Array): 'yes' | 'maybe' | 'no'
  /** Writes into the draft what the bytes hold. Never throws on bad material. */
  read(bytes: Uint8Array, draft: Draft, engine: TextEngine | undefined): void | Promise<void>
}
