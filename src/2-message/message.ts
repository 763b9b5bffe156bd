import type { Moment, Span, Trouble, Digest } from '#ground'
import type { Item } from '#source'

/** One header field as it stands. Nothing is decoded but the line folding. */
export interface Header {
  /** The name as written. */
  readonly name: string
  /** The name in lower case. */
  readonly key: string
  /** The value, unfolded and trimmed; bytes over 127 read as UTF-8 (RFC 6532) where they are, else as Windows-1252. */
  readonly value: string
  /** The whole field with its folded lines and last line end, in the bytes of the item (or of its encoded part). */
  readonly span: Span
}

/** One address of a From, To or like field (RFC 5322 §3.4). */
export interface Mailbox {
  /** The display name, encoded words decoded (RFC 2047); '' where there is none. */
  readonly name: string
  /** local@domain, the domain in lower case and internationalised names in Unicode; '' for a name without an address. */
  readonly address: string
  readonly local: string
  readonly domain: string
  /** The name of the group that it stands in, if it does. */
  readonly group?: string
  /** The field that it stands in. */
  readonly span: Span
}

/** A Date field: the claim of whoever wrote it. */
export interface SentDate {
  readonly at: Moment
  /** Minutes east of UTC as written; undefined for `-0000`, a missing or an unknown zone. */
  readonly zone: number | undefined
  readonly written: string
  readonly span: Span
}

/** One Received field (RFC 5321 §4.4): one server's remark about from where it got the message. */
export interface Hop {
  /** The name that the client gave in HELO. */
  readonly helo?: string
  /** The client's name as the server looked it up. */
  readonly reverse?: string
  /** The client's address, in canonical text form. */
  readonly ip?: string
  /** The server that wrote the field. */
  readonly by?: string
  /** The `with` clause: ESMTPSA, HTTP, MAPI. Words ending in A tell of a sender who logged in (RFC 3848). */
  readonly protocol?: string
  readonly id?: string
  readonly for?: string
  readonly at?: Moment
  /** Minutes east of UTC of the server's clock. */
  readonly zone?: number
  readonly span: Span
}

/** One Authentication-Results field (RFC 8601): what a named host says that it checked. A witness, not a proof. */
export interface AuthenticationResults {
  /** The authserv-id: who says so. */
  readonly host: string
  readonly results: readonly AuthenticationResult[]
  /**
   * How far the witness can be believed: 'boundary' was written by the host that took the message in for this mailbox,
   * 'inner' by a host behind it, 'foreign' by anybody on the way or by the sender.
   */
  readonly standing: 'boundary' | 'inner' | 'foreign'
  readonly span: Span
}

/** One method of an Authentication-Results field: `dkim=pass header.d=x.org`. */
export interface AuthenticationResult {
  /** dkim, spf, dmarc, arc, iprev, auth, or another registered name, in lower case. */
  readonly method: string
  /** pass, fail, softfail, neutral, none, temperror, permerror, policy, in lower case. */
  readonly result: string
  /** Properties by name, `header.d` or `smtp.mailfrom`, in lower case; values as written. */
  readonly properties: Readonly<Record<string, string>>
  readonly reason?: string
}

/** What wrote the mail, as its habits of form tell. */
export interface Client {
  /** User-Agent or X-Mailer as written. */
  readonly agent?: string
  /** The product without version or platform: `Thunderbird`, `Apple Mail`, `Gmail web`; undefined when nothing tells. */
  readonly family?: string
  /** The shape of the Message-ID, its values replaced by classes: `<hex8.hex4@host>`. */
  readonly messageIdShape: string
  /** The tree of MIME types, and the shape of its boundaries: `alternative(plain,html)/=_NextPart_000_hex`. */
  readonly mimeShape: string
  /** The names of the fields that the author's client writes, in their order and letter-case, transport fields left out. */
  readonly headerOrder: string
}

/** One MIME part. All parts of a message stand in one flat list, in order of their bytes. */
export interface Part {
  readonly index: number
  /** Index of the part that it lies in; undefined for the message itself. */
  readonly parent: number | undefined
  /** `type/subtype` in lower case, as declared; RFC 2045 §5.2's default where nothing is declared. */
  readonly type: string
  /** Content-Type parameters, names in lower case, RFC 2231 joined and decoded. */
  readonly parameters: Readonly<Record<string, string>>
  readonly disposition?: 'inline' | 'attachment'
  readonly fileName?: string
  readonly contentId?: string
  /** The declared transfer encoding in lower case; '7bit' where none is declared. */
  readonly encoding: string
  readonly headers: readonly Header[]
  /** Its header section without the empty line, and its body, in the bytes that `base` names. */
  readonly headerSpan: Span
  readonly bodySpan: Span
  /** Where the spans count: undefined, the item's bytes; else the decoded body of that (encoded) part. */
  readonly base?: number
  /** 'container' holds parts, 'body' is text to be read, 'attachment' is a file, 'signature' belongs to S/MIME or PGP. */
  readonly role: 'container' | 'body' | 'attachment' | 'signature'
  /** Decoded text, for text parts within the limits; line ends are `\n`. */
  readonly text?: string
  /** The charset that was used to decode it, which differs from the declared one where that was unknown or wrong. */
  readonly charset?: string
  /** Length and digest of the decoded bytes, for parts that hold no others. */
  readonly size?: number
  readonly sha256?: Digest
  /** The type that its first bytes show, where they are known: `application/pdf`. */
  readonly recognised?: string
}

/** A link or form target in a body. It is taken apart as text and never fetched. */
export interface Link {
  /** The target as written, HTML entities decoded. */
  readonly target: string
  /** Where it leads in the end, as far as the text of it tells: rewriters and open redirectors are unwrapped. */
  readonly resolved: string
  /** Every step from `target` to `resolved`, with what was unwrapped: `Safe Links`, `google.com/url`. */
  readonly unwrapped: readonly string[]
  /** Host of `resolved` in lower case, '' for mailto and the like. */
  readonly host: string
  /** The text that a reader sees in place of the target; undefined in plain text, where they are the same. */
  readonly shown?: string
  /** Host that `shown` looks like, if it looks like an address at all. */
  readonly shownHost?: string
  readonly kind: 'text' | 'anchor' | 'image' | 'form' | 'other'
  /** Index of the part, and the characters [from, to) of its decoded text in which the target stands. */
  readonly part: number
  readonly characters: Span
  /** True where it stands in quoted text and so was somebody else's link first. */
  readonly quoted: boolean
}

/** The words of a mail, parted by whose they are. Offsets are gone; the original stays where it was. */
export interface Wording {
  /** The author's own new text. */
  readonly own: string
  /** What is quoted, outermost first, with `>` marks taken off. */
  readonly quoted: string
  /** How the quote is made: none, below (top posting), above or interleaved, forwarded. */
  readonly quoting: 'none' | 'below' | 'above' | 'interleaved' | 'forwarded'
  /** First line of the own text if it greets: `Hi Anna,`. */
  readonly greeting?: string
  /** Last line before name or signature if it closes: `Best regards,`. */
  readonly signOff?: string
  /** What follows `-- ` or stands as a signature block. */
  readonly signature?: string
  /** What a mailing list added below. */
  readonly listFooter?: string
}

/** A message that says it belongs to others. */
export interface Thread {
  /** Message-ID without its angle brackets; undefined where it is missing. */
  readonly id?: string
  readonly inReplyTo: readonly string[]
  readonly references: readonly string[]
  /** Subject without reply, forward and list marks, white space folded, in lower case. */
  readonly topic: string
}

/** One mail, read. Every field was written by its sender or by a relay: none of it is true yet. */
export interface Message {
  /** SHA-256 of the item's bytes. */
  readonly id: Digest
  readonly item: Item
  /** All header fields, top first, as many as there are. */
  readonly headers: readonly Header[]
  /** All From fields' mailboxes: more than one is unusual and legal (RFC 5322 §3.6.2). */
  readonly from: readonly Mailbox[]
  readonly sender: readonly Mailbox[]
  readonly replyTo: readonly Mailbox[]
  readonly to: readonly Mailbox[]
  readonly cc: readonly Mailbox[]
  readonly bcc: readonly Mailbox[]
  readonly subject: string
  readonly sent: SentDate | undefined
  readonly thread: Thread
  /** Received fields, newest first. */
  readonly hops: readonly Hop[]
  readonly authentication: readonly AuthenticationResults[]
  readonly client: Client
  readonly parts: readonly Part[]
  readonly links: readonly Link[]
  readonly wording: Wording
  /** What a reader could not do with it; places are in the item's bytes. */
  readonly troubles: readonly Trouble[]
}
