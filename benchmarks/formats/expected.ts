/** What another program read of one message, as far as it can be compared. A field that is absent is not compared. */
export interface Expected {
  readonly subject?: string
  readonly from?: readonly string[]
  readonly to?: readonly string[]
  /** Milliseconds since the epoch. */
  readonly sent?: number
  readonly messageId?: string
  readonly parts: readonly ExpectedPart[]
}

/** One part, in the order of the bytes, the parts of attached messages among them. */
export interface ExpectedPart {
  readonly depth: number
  readonly kind: 'multipart' | 'message' | 'leaf'
  readonly type?: string
  readonly parameters?: Readonly<Record<string, string>>
  /** Decoded text with `\n` line ends. */
  readonly text?: string
  /** Decoded bytes. */
  readonly bytes?: Buffer
  /** Decoded bytes as Latin-1 with `\n` line ends, from suites that keep no others. */
  readonly lines?: string
  /** `Name: value` of each field, white space folded. */
  readonly fields?: readonly string[]
  /** Where its header section begins, its body begins and ends, in the bytes of the message. */
  readonly header?: number
  readonly body?: number
  readonly end?: number
}
