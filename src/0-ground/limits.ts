/** How much foreign material may ask of us. Going over one is a trouble, never a crash; each says what it protects. */
export interface Limits {
  /** Bytes of one message; a longer one is cut there, so that one item always fits into memory. */
  readonly messageBytes: number
  /** Bytes of one message's header section, against a mail that is one endless header. */
  readonly headerBytes: number
  /** Fields of one header section. */
  readonly headerFields: number
  /** MIME parts of one message, nested ones counted. */
  readonly parts: number
  /** How deep parts may nest, message/rfc822 counted. */
  readonly partDepth: number
  /** Characters of text that are read from one part; the rest stays in the original and is said to be unread. */
  readonly textCharacters: number
  /** Links read from one message. */
  readonly links: number
  /** How deep containers may nest: a zip in a zip in a tar. */
  readonly containerDepth: number
  /** Members of one container. */
  readonly containerMembers: number
  /** Bytes that one member may become when it is unpacked. */
  readonly memberBytes: number
  /** How many times larger than its packed form a member may become, once it is over a megabyte. */
  readonly inflation: number
}

/** Limits that honest material of a campaign stays far under and a laptop bears. */
export const LIMITS: Limits = {
  messageBytes: 160 * 1024 * 1024,
  headerBytes: 1024 * 1024,
  headerFields: 4000,
  parts: 2000,
  partDepth: 64,
  textCharacters: 2_000_000,
  links: 2000,
  containerDepth: 8,
  containerMembers: 2_000_000,
  memberBytes: 256 * 1024 * 1024 * 1024,
  inflation: 2000,
}
