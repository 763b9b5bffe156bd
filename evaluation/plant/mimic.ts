import { field, valueOf, type Field } from '../archive/fields.ts'
import { shiftDates, writeDate, type DayStyle } from '../archive/written-date.ts'
import type { Bundle, Letter } from './clients/client.ts'
import {
  addressField,
  base64Lines,
  isAscii,
  quotedPrintable,
  subjectField,
  threadFields,
  utf8Letters,
  type NameStyle,
} from './clients/writing.ts'
import type { Fresh } from './fresh.ts'
import { freshMessageId } from './message-id.ts'

/** Fields that speak of the old mail's content and cannot stand in another one. */
const BOUND =
  /^(?:x-developer-|x-b4-|x-change-id|x-google-original|x-forwarded-message-id|original-|author$|x-hashtags|x-patchwork|content-description|in-reply-to|references|x-mailman|resent-|suggested_|x-uptime|lines$|content-length)/

/** What is to be written in another mail's form. */
export interface Imitated {
  readonly letter: Letter
  /** The whole body, quotes laid out. */
  readonly text: string
  /** Milliseconds after the mail whose form it takes; 0 writes the letter's own date. */
  readonly by: number
  readonly fresh: Fresh
}

/**
 * Writes a letter in the form of the victim's own client, as somebody does who sits at their desk or has set a client
 * up like theirs: the same names, order and program, with ids and dates drawn anew.
 */
export function mimic(client: readonly Field[], { letter, text, by, fresh }: Imitated): Bundle {
  const type = bodyType(client, text)
  const { references, inReplyTo } = threadFields(letter.references)
  const style = dayStyle(client)
  const had = new Set(client.map(({ key }) => key))
  const fields = client.flatMap(old => {
    if (old.key === 'references') return references
    if (old.key === 'in-reply-to') return inReplyTo
    if (BOUND.test(old.key)) return []
    return rewrite(old, { letter, by, style, fresh, type: type.fields })
  })
  const idAt = fields.findIndex(({ key }) => key === 'message-id')
  const missing = [...(had.has('in-reply-to') ? [] : inReplyTo), ...(had.has('references') ? [] : references)]
  const cc = had.has('cc') ? [] : addressField('Cc', letter.cc, 'bare', ' ')
  const toAt = fields.findIndex(({ key }) => key === 'to')
  const all = [...fields.slice(0, idAt + 1), ...missing, ...fields.slice(idAt + 1)]
  const at = toAt + (toAt > idAt ? missing.length : 0) + 1
  const withType = had.has('content-type') || isAscii(text) ? [] : [field('Content-Type', 'text/plain; charset=utf-8')]
  const withMime = had.has('mime-version') || had.has('content-type') ? [] : [field('MIME-Version', '1.0')]
  return { fields: [...all.slice(0, at), ...cc, ...all.slice(at), ...withMime, ...withType], body: type.body }
}

/** A Date field moved by some time, days written as this client writes them. */
export function shiftedDate(old: Field, by: number, client: readonly Field[]): Field {
  return { ...old, text: shiftDates(old.text, by, dayStyle(client)) }
}

interface Rewriting {
  readonly letter: Letter
  readonly by: number
  readonly style: DayStyle
  readonly fresh: Fresh
  readonly type: readonly Field[]
}

/** How this client writes days under ten; a date from the tenth on does not tell, so the program's name must. */
function dayStyle(client: readonly Field[]): DayStyle {
  const all = client.map(({ text }) => text).join('')
  if (/^Date:\s+\w{3}, 0\d/m.test(all) || /Roundcube|Cyrus-JMAP/.test(all)) return 'two-digits'
  return /^Date:\s+\w{3}, {2}\d/m.test(all) || /git-send-email/.test(all) ? 'spaced' : 'plain'
}

function rewrite(old: Field, { letter, by, style, fresh, type }: Rewriting): Field[] {
  const renamed = (fields: readonly Field[]) =>
    fields.map(other => ({ ...other, name: old.name, text: other.text.replace(/^[^:]+/, old.name) }))
  switch (old.key) {
    case 'to':
      return renamed(addressField('To', letter.to, nameStyle(old), padOf(old)))
    case 'cc':
      return renamed(addressField('Cc', letter.cc, nameStyle(old), padOf(old)))
    case 'subject':
      return renamed([subjectField(letter.subject, /=\?[^?]+\?b\?/i.test(old.text) ? 'B' : 'Q', padOf(old))])
    case 'thread-topic':
      return renamed([subjectField(letter.subject.replace(/^re: /i, ''), 'B')])
    case 'date':
      return [
        by === 0
          ? { ...old, text: `${old.name}: ${writeDate(letter.date, style)}\n` }
          : { ...old, text: shiftDates(old.text, by, style) },
      ]
    case 'mail-followup-to':
      return renamed(addressField('To', [letter.from, ...letter.to, ...letter.cc], nameStyle(old), padOf(old)))
    // Exchange names the text itself, anew for each mail; the host stays.
    case 'content-id':
      return [{ ...old, text: `${old.name}: ${valueOf(old).replace(/^<[^@>]+/, part => fresh.of(part))}\n` }]
    case 'message-id':
    case 'x-gmail-original-message-id':
      return [{ ...old, text: freshMessageId(old, { date: letter.date, address: letter.from.address }, fresh) }]
    case 'thread-index':
      return [{ ...old, text: `${old.name}: ${fresh.of(valueOf(old))}\n` }]
    case 'content-type':
    case 'content-transfer-encoding':
      return type
        .filter(({ key }) => key === old.key)
        .map(other => ({ ...other, name: old.name, text: other.text.replace(/^[^:]+/, old.name) }))
    default:
      return [old]
  }
}

function nameStyle(old: Field): NameStyle {
  const value = valueOf(old)
  return /^"[^",.()@]+" </.test(value) ? 'quoted' : 'bare'
}

function padOf(old: Field): string {
  return /\n([ \t]+)/.exec(old.text)?.[1] ?? ' '
}

/** The old mail's content type and encoding as far as a plain text can bear them. A thief cannot sign, so a signed form goes. */
function bodyType(client: readonly Field[], text: string): { fields: Field[]; body: string } {
  const value = (key: string) => client.find(other => other.key === key)
  const type = value('content-type')
  const encoding = value('content-transfer-encoding')
  const ascii = isAscii(text)
  const old = type === undefined ? '' : valueOf(type)
  const plain = /^text\/plain/i.test(old)
  const charset = /charset="?([\w-]+)/i.exec(old)?.[1] ?? (ascii ? 'us-ascii' : 'utf-8')
  const wanted = ascii || /utf-?8/i.test(charset) ? charset : 'utf-8'
  const fields: Field[] = []
  if (type !== undefined)
    fields.push(
      plain
        ? { ...type, text: type.text.replace(/(charset="?)[\w-]+/i, `$1${wanted}`) }
        : field('Content-Type', `text/plain; charset=${wanted}`),
    )
  const method = encoding === undefined ? '' : valueOf(encoding).toLowerCase()
  if (encoding !== undefined)
    fields.push(
      /^7bit/.test(method) && !ascii ? { ...encoding, text: encoding.text.replace(/7bit/i, '8bit') } : encoding,
    )
  const body =
    method === 'base64' ? base64Lines(text) : method === 'quoted-printable' ? quotedPrintable(text) : utf8Letters(text)
  return { fields, body: body.endsWith('\n') ? body : `${body}\n` }
}
