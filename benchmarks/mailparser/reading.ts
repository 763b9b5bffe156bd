import { simpleParser, type AddressObject } from 'mailparser'
import { digest } from '#ground'
import { partBytes, type Mailbox, type Message, type Part } from '#message'

/** What two readers of a mail can be compared by. White space and quote marks are left out of texts, since unflowing moves them. */
export interface Reading {
  readonly subject: string
  readonly from: readonly string[]
  readonly to: readonly string[]
  readonly sent: number | undefined
  readonly text: string
  readonly html: string
  /** The first digits of the digest of each file, in their order. */
  readonly files: readonly string[]
}

/** How mailparser reads a mail. */
export async function readWithMailparser(bytes: Buffer): Promise<Reading> {
  const mail = await simpleParser(bytes, {
    skipHtmlToText: true,
    skipTextToHtml: true,
    skipImageLinks: true,
    skipTextLinks: true,
  })
  return {
    subject: bare(mail.subject ?? ''),
    from: boxes(mail.from),
    to: boxes(mail.to),
    sent: mail.date?.getTime(),
    text: bare(mail.text ?? ''),
    html: bare(typeof mail.html === 'string' ? mail.html : ''),
    files: mail.attachments.map(({ content }) => digest(content).slice(0, 12)).sort(),
  }
}

/** How we read it, in the same terms: texts and files of the mail itself, attached messages as files. */
export function readWithOurs(message: Message): Reading {
  const own = message.parts.filter(part => !liesInPart(message, part))
  const texts = (html: boolean) =>
    own.filter(({ role, type }) => role === 'body' && (type === 'text/html') === html).map(({ text }) => text ?? '')
  const files = own.filter(({ role, type }) => (role === 'container' ? type.startsWith('message/') : role !== 'body'))
  return {
    subject: bare(message.subject),
    from: message.from.map(named),
    to: message.to.map(named),
    sent: message.sent?.at,
    text: bare(texts(false).join('\n')),
    html: bare(texts(true).join('\n')),
    files: files.map(part => digest(partBytes(message, part)).slice(0, 12)).sort(),
  }
}

/** True for a part of an attached message, and for a file that stands in a text. */
function liesInPart({ parts }: Message, part: Part): boolean {
  for (let around = part.parent; around !== undefined; around = parts[around]!.parent)
    if (!parts[around]!.type.startsWith('multipart/')) return true
  return false
}

function boxes(field: AddressObject | AddressObject[] | undefined): string[] {
  const fields = field === undefined ? [] : Array.isArray(field) ? field : [field]
  return fields
    .flatMap(({ value }) => value)
    .flatMap(box => box.group ?? [box])
    .map(({ name, address = '' }) => named({ name, address }))
}

/** A name that only repeats the address is none, and letters' case in an address is no difference. */
function named({ name, address }: Pick<Mailbox, 'name' | 'address'>): string {
  const folded = name.replace(/\s+/g, ' ').trim()
  return `${folded.toLowerCase() === address.toLowerCase() ? '' : folded} <${address.toLowerCase()}>`
}

function bare(text: string): string {
  return text.replace(/[\s>\u00a0]+|<br\/?(?=>)/g, '')
}
