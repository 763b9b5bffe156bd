import type { Moment, Random } from '#ground'
import type { Zone } from './calendar.ts'
import type { Contact, Field } from './field.ts'
import { escapeHtml } from './text.ts'

/** What a person says in one mail, before a program puts it into form. Links stand as `⟦target⟧` or `⟦target|shown⟧`. */
export interface Letter {
  readonly greeting: string
  readonly paragraphs: readonly string[]
  /** Sign-off and name, a line each. */
  readonly closing: readonly string[]
  /** The block below the name, a line each; the client marks it in its own way. */
  readonly signature: readonly string[]
}

/** A file that goes with a mail. */
export interface Attachment {
  readonly name: string
  readonly type: string
  readonly bytes: Buffer
}

/** The mail that is answered or passed on. */
export interface Earlier {
  readonly messageId: string
  readonly references: readonly string[]
  readonly from: Contact
  readonly to: readonly Contact[]
  readonly cc: readonly Contact[]
  readonly at: Moment
  readonly subject: string
  /** The whole text as its reader saw it, older quotes included. */
  readonly plain: string
  /** Exchange's own trace of the conversation, where it has come so far. */
  readonly threadIndex?: string
}

/** One mail as its author has it before the eyes on pressing Send. */
export interface Draft {
  readonly at: Moment
  /** What the author's device shows as local time. */
  readonly zone: Zone
  readonly from: Contact
  /** The person who pressed Send for another, where the program says so. */
  readonly sender?: Contact
  readonly replyTo?: Contact
  readonly to: readonly Contact[]
  readonly cc: readonly Contact[]
  readonly kind: 'new' | 'reply' | 'forward'
  /** Without any `Re:`. */
  readonly subject: string
  readonly letter: Letter
  readonly earlier?: Earlier
  readonly attachments: readonly Attachment[]
  /** The program's version as it says itself. */
  readonly agent: string
  /** Further fields that this sender's program or engine writes, raw. */
  readonly extra?: readonly Field[]
  readonly random: Random
}

/** A mail in its client's form: what it hands to the first server. */
export interface Composed {
  readonly fields: readonly Field[]
  readonly body: Buffer
  readonly messageId: string
  /** The text with quotes, for the next one who quotes it. */
  readonly plain: string
  readonly threadIndex?: string
}

const LINK = /⟦([^⟧|]+)(?:\|([^⟧]+))?⟧/g
const QUOTED_CHARACTERS = 2600

/** Text with its links as a reader of plain text sees them. */
export function linksAsText(text: string, form: 'bare' | 'angled' | 'spaced'): string {
  return text.replace(LINK, (_, target: string, shown?: string) => {
    if (form === 'bare' || shown === undefined || shown === target) return target
    return form === 'angled' ? `${shown}<${target}>` : `${shown} <${target}>`
  })
}

/** Text with its links as HTML anchors. */
export function linksAsHtml(text: string, attributes = ''): string {
  return escapeHtml(text).replace(
    LINK,
    (_, target: string, shown?: string) => `<a href="${target}"${attributes}>${shown ?? target}</a>`,
  )
}

/** The author's own text: greeting, paragraphs, closing, with an empty line between. */
export function ownText(letter: Letter, form: 'bare' | 'angled' | 'spaced'): string {
  const blocks = [letter.greeting, ...letter.paragraphs, letter.closing.join('\n')].filter(block => block !== '')
  return linksAsText(blocks.join('\n\n'), form)
}

/** What is left of an older text when people quote it: long tails are cut at a line's end. */
export function quotable(plain: string): string {
  if (plain.length <= QUOTED_CHARACTERS) return plain.trimEnd()
  return plain.slice(0, plain.lastIndexOf('\n', QUOTED_CHARACTERS)).trimEnd()
}

/** A text with `>` before each line, as most programs quote. */
export function marked(text: string): string {
  return text
    .split('\n')
    .map(each => (each.startsWith('>') ? `>${each}` : each === '' ? '>' : `> ${each}`))
    .join('\n')
}

/** Lines as HTML, with `<br>` between. */
export function linesAsHtml(text: string): string {
  return text.split('\n').map(escapeHtml).join('<br>\r\n')
}

/** Addresses as they stand in the head of a quoted mail. */
export function spokenContacts(contacts: readonly Contact[]): string {
  return contacts.map(({ name, address }) => (name === '' ? address : `${name} <${address}>`)).join('; ')
}

/** The Message-IDs that an answer refers to (RFC 5322 §3.6.4); long threads lose their middle. */
export function referencesOf(earlier: Earlier): readonly string[] {
  const all = [...earlier.references, earlier.messageId]
  return all.length <= 8 ? all : [all[0]!, ...all.slice(-7)]
}
