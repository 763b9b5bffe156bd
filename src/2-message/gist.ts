import type { Digest, Moment, Span, Where } from '#ground'
import type { AskKind } from './ask.ts'

/**
 * What is kept of a mail once it was read: all that habits and evidence ask of it, small, with the places that show it.
 * Plain JSON, so that it crosses threads and lies in the store; the original bytes stay where they were.
 */
export interface Gist {
  /** SHA-256 of the mail's bytes. */
  readonly id: Digest
  readonly where: Where
  readonly mailbox: string
  readonly folder: string
  readonly fidelity: 'original' | 'rebuilt'
  readonly bytes: number
  readonly messageId?: string
  /** When it came, for the order of time: by the receiving host's clock where it says so, else as the sender claims. */
  readonly at: Moment
  readonly clock: 'received' | 'sent' | 'stored' | 'none'
  readonly sent?: { readonly at: Moment; readonly zone?: number; readonly span: Span }
  /** Who it says it is from. More than one is unusual; the first is taken for the account. */
  readonly from: readonly GistAddress[]
  readonly sender?: GistAddress
  readonly replyTo: readonly GistAddress[]
  /** Addresses of To and Cc, at most 60. */
  readonly to: readonly string[]
  readonly subject: string
  readonly subjectSpan?: Span
  readonly thread: GistThread
  readonly list?: string
  /** Present where its fields say that it went to many: a newsletter, a list, a notice. */
  readonly bulk?: true
  readonly form: GistForm
  readonly route: GistRoute
  readonly authentication: readonly GistWitness[]
  /** Domain and selector of each DKIM-Signature, as claimed: `x.org/s1`. */
  readonly signing: readonly string[]
  readonly links: readonly GistLink[]
  readonly files: readonly GistFile[]
  readonly words: GistWords
  /** How many troubles the reader met. */
  readonly troubles: number
}

/** One address with its display name and place. */
export interface GistAddress {
  readonly name: string
  readonly address: string
  readonly domain: string
  readonly span: Span
}

/** What it says it belongs to. Other mails are named by `shortName` of their Message-ID. */
export interface GistThread {
  readonly self?: string
  readonly parent?: string
  /** The oldest mail of the thread that it names. */
  readonly root?: string
  /** Other mails named in References, newest first, at most 8. */
  readonly others: readonly string[]
  readonly topic: string
  /** True where the subject says that it is a reply or a forward. */
  readonly marked: boolean
  readonly span?: Span
}

/** The form that the writing client gives a mail, whatever it says. */
export interface GistForm {
  readonly agent?: string
  readonly family?: string
  readonly messageIdShape: string
  readonly mimeShape: string
  /** `shortName` of the order and letter-case of the author's header names; the names are in the mail. */
  readonly headerOrder: string
  /** How addresses, dates and folding are written: `Date: day, dd mon; To: bare; fold: tab`. */
  readonly writing: string
  /** Charset and transfer encoding of the first text. */
  readonly encoding: string
  readonly agentSpan?: Span
  readonly messageIdSpan?: Span
}

/** How it came in: the part of the way that is on the sender's side. */
export interface GistRoute {
  /** The author's own address or host where a header tells it. */
  readonly submissionIp?: string
  /** Two letters of ISO 3166-1: the country to which a registry gave that address's network, as far as a table knows. */
  readonly submissionCountry?: string
  readonly submissionHost?: string
  /** The protocol by which the author's client handed it in: `HTTP`, `ESMTPSA`, `MAPI`. */
  readonly submission?: string
  /** Organisations of the servers from the first one on: `google.com>ozlabs.org`. */
  readonly organisations: string
  /** The first server that a header names on the sender's side. */
  readonly firstServer?: string
  /** Address of the host from which the first foreign organisation took it. */
  readonly handoverIp?: string
  readonly span?: Span
}

/** One host's word on whether the sender was authenticated. */
export interface GistWitness {
  readonly host: string
  readonly standing: 'boundary' | 'inner' | 'foreign'
  /** `dkim=pass x.org`, `spf=fail y.org`: method, result and the domain that it is about. */
  readonly says: readonly string[]
  readonly span: Span
}

/** One link, own ones first. */
export interface GistLink {
  readonly target: string
  readonly resolved: string
  readonly host: string
  readonly organisation: string
  readonly unwrapped: readonly string[]
  readonly shown?: string
  readonly shownHost?: string
  readonly kind: 'text' | 'anchor' | 'image' | 'form' | 'other'
  readonly quoted: boolean
  /** In the quoted text, the signature or the list footer: written many times, so it says little. */
  readonly aside: boolean
  readonly part: number
  readonly span?: Span
}

/** One attached file. */
export interface GistFile {
  readonly name: string
  readonly type: string
  readonly recognised?: string
  readonly size: number
  readonly sha256?: Digest
  readonly span: Span
}

/** The words, by whose they are. */
export interface GistWords {
  /** The author's own text, at most 1,600 characters. */
  readonly own: string
  readonly ownLength: number
  /** The beginning of a text that is passed on, at most 600 characters; it may be made up. */
  readonly carried?: string
  readonly quotedLength: number
  readonly quoting: 'none' | 'below' | 'above' | 'interleaved' | 'forwarded'
  readonly greeting?: string
  readonly signOff?: string
  readonly signature?: string
  readonly language?: string
  readonly html: boolean
  readonly patch: boolean
  /** What the own text asks for, with the words that do. */
  readonly asks: readonly { readonly kind: AskKind; readonly words: string }[]
  /** Prints (`foldedPrint32`) of up to 10 longer lines of own text and of quoted text, for finding who wrote them first. */
  readonly ownPrints: readonly number[]
  readonly quotedPrints: readonly number[]
  readonly span?: Span
}
