import type { Digest } from '#ground'

/** A text or file that lay in a mail, ready to be kept. */
export interface FoundDocument {
  /** SHA-256 of an attached file's bytes; for the words of a mail `text ` and the digest of their letters. */
  readonly key: string
  /** The format, or `mail` for the words of one. */
  readonly kind: string
  /** Digest of its letters: two files of one text have the same. */
  readonly version: Digest
  /** The text that a reader sees. */
  readonly text: string
}

/** The same, kept. */
export interface KeptDocument extends FoundDocument {
  readonly number: number
}

/** Where a document lay: in which mail, as which file; `part` is '' for the mail's own words. */
export interface Appearance {
  readonly document: number
  /** SHA-256 of the mail. */
  readonly message: Digest
  readonly part: string
}

/** The documents of a case and the mails that they lay in. Numbers count from 0 without a gap and never change. */
export interface DocumentStore {
  /** Finished sources whose documents are not all in, by their digests. */
  unindexed(): readonly Digest[]
  /** Notes that all documents of a source are in. */
  indexed(source: Digest): void
  /** True where a mail's documents are in. */
  hasMessage(message: Digest): boolean
  /** The number of the document with this key, if it is kept. */
  numberOf(key: string): number | undefined
  /** Keeps a document, once, and gives its number. */
  put(document: FoundDocument): number
  /** Notes that it lay in a mail; twice is nothing. */
  appears(appearance: Appearance): void
  /** Keys and kinds of all documents of the same letters, in order of their numbers. */
  ofVersion(version: Digest): readonly Pick<KeptDocument, 'key' | 'kind'>[]
  count(): number
  get(number: number): KeptDocument
  /** Texts of the documents from a number on, in their order. */
  texts(from: number): Iterable<string>
  appearances(document: number): readonly Appearance[]
  allAppearances(): Iterable<Appearance>
  /** The shingle index as it was kept last; it may know fewer documents than there are. */
  shingles(): Uint8Array | undefined
  keepShingles(bytes: Uint8Array): void
}
