/** How much a hostile document may ask of us. Going over one is a trouble or a blind spot, never a crash. */
export interface DocumentLimits {
  /** Bytes of the file itself. */
  readonly fileBytes: number
  /** Characters of text that are kept; behind them the document is unread. */
  readonly characters: number
  /** Blocks of text: a file of a million empty paragraphs is no document. */
  readonly blocks: number
  readonly pages: number
  /** Bytes that all parts of a zipped document may become together when unpacked. */
  readonly unpackedBytes: number
  readonly members: number
  /** How deep XML elements and RTF groups may nest. */
  readonly depth: number
  readonly marks: number
  readonly properties: number
  /** Pictures given to the text engine. */
  readonly pictures: number
  /** Earlier states of one PDF whose text is read. */
  readonly revisions: number
  /** Drawing steps of one page that are followed when looking for covered text. */
  readonly drawingSteps: number
}

/** Limits that a book or a year's accounts stay under. */
export const DOCUMENT_LIMITS: DocumentLimits = {
  fileBytes: 160 * 1024 * 1024,
  characters: 8_000_000,
  blocks: 400_000,
  pages: 4000,
  unpackedBytes: 512 * 1024 * 1024,
  members: 20_000,
  depth: 256,
  marks: 2000,
  properties: 500,
  pictures: 200,
  revisions: 12,
  drawingSteps: 500_000,
}
