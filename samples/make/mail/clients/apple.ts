import { mailDate, spoken } from '../calendar.ts'
import { uuid } from '../chance.ts'
import { type Field, field, identifiers, line, mailbox, mailboxes, words } from '../field.ts'
import {
  type Composed,
  type Draft,
  linesAsHtml,
  linksAsHtml,
  marked,
  ownText,
  quotable,
  referencesOf,
} from '../letter.ts'
import { type Entity, multipart, plainAttachment, textEntity } from '../mime.ts'
import { encodeText } from '../text.ts'

/** A mail as Apple Mail on a Mac hands it to an SMTP server. */
export function composeOnMac(draft: Draft): Composed {
  const { random } = draft
  const messageId = `${uuid(random).toUpperCase()}@${draft.from.address.split('@')[1]!}`
  const plain = text(draft, '')
  const content = withFiles(draft, textOnly(plain), `Apple-Mail=_${uuid(random).toUpperCase()}`, true)
  const [type, encoding] = content.fields
  const from = line('From', mailbox(draft.from, 'utf8-q'))
  const date = line('Date', mailDate(draft.at, draft.zone))
  const id = line('Message-Id', `<${messageId}>`)
  const version = line('Mime-Version', `1.0 (Mac OS X Mail 16.0 \\(${draft.agent}\\))`)
  const cc = draft.cc.length === 0 ? [] : [field('Cc', mailboxes(draft.cc, 'utf8-q'))]
  const subject = subjectField(draft)
  const begin = draft.kind === 'reply' ? [type!, version, subject, from] : [from, type!, version, subject]
  const middle = draft.kind === 'reply' ? [...answered(draft).slice(0, 1), date, ...cc] : [id, date, ...cc]
  return {
    fields: [
      ...begin,
      ...middle,
      ...(encoding === undefined ? [] : [encoding]),
      ...(draft.kind === 'reply' ? [id, ...answered(draft).slice(1)] : []),
      field('To', mailboxes(draft.to, 'utf8-q')),
      line('X-Mailer', `Apple Mail (2.${draft.agent})`),
    ],
    body: content.body,
    messageId,
    plain,
  }
}

/** A mail as the Mail program of an iPhone hands it to an SMTP server. */
export function composeOnPhone(draft: Draft): Composed {
  const { random } = draft
  const messageId = `${uuid(random).toUpperCase()}@${draft.from.address.split('@')[1]!}`
  const plain = text(draft, '\n\nSent from my iPhone')
  const boundary = () => `Apple-Mail-${uuid(random).toUpperCase()}`
  const content = withFiles(
    draft,
    draft.earlier === undefined ? textOnly(plain) : both(draft, plain, boundary()),
    boundary(),
    false,
  )
  const encoding = content.fields[1] ?? line('Content-Transfer-Encoding', '7bit')
  const reply = answered(draft)
  return {
    fields: [
      content.fields[0]!,
      encoding,
      line('From', mailbox(draft.from, 'utf8-q')),
      line('Mime-Version', '1.0 (1.0)'),
      ...(draft.kind === 'reply' ? [subjectField(draft)] : []),
      line('Date', mailDate(draft.at, draft.zone)),
      ...(draft.kind === 'reply' ? [] : [subjectField(draft)]),
      line('Message-Id', `<${messageId}>`),
      ...reply.toReversed(),
      ...(draft.cc.length === 0 ? [] : [field('Cc', mailboxes(draft.cc, 'utf8-q'))]),
      field('To', mailboxes(draft.to, 'utf8-q')),
      line('X-Mailer', `iPhone Mail (${draft.agent})`),
    ],
    body: content.body,
    messageId,
    plain,
  }
}

function subjectField(draft: Draft): Field {
  const prefix = { new: '', reply: 'Re: ', forward: 'Fwd: ' }[draft.kind]
  return field('Subject', words(prefix + draft.subject, 'utf8-q'))
}

/** In-Reply-To, then References. */
function answered(draft: Draft): Field[] {
  if (draft.earlier === undefined || draft.kind !== 'reply') return []
  return [
    line('In-Reply-To', identifiers([draft.earlier.messageId])),
    line('References', identifiers(referencesOf(draft.earlier)).replaceAll(' ', '\r\n ')),
  ]
}

interface Quote {
  readonly head: string
  readonly older: string
}

function quoted(draft: Draft): Quote | undefined {
  const { earlier } = draft
  if (earlier === undefined) return undefined
  const older = quotable(earlier.plain)
  const author = `${earlier.from.name} <${earlier.from.address}>`
  if (draft.kind === 'reply') {
    const when = spoken(earlier.at, draft.zone, '{month3} {d}, {year}, at {h}:{min}\u202f{ap}')
    return { head: `On ${when}, ${author} wrote:`, older }
  }
  const when = spoken(earlier.at, draft.zone, '{month} {d}, {year} at {h}:{min}:00\u202f{ap}')
  return { head: `From: ${author}\nSubject: ${earlier.subject}\nDate: ${when}`, older }
}

function quotedText(draft: Draft): string {
  const quote = quoted(draft)
  if (quote === undefined) return ''
  const forwarded = draft.kind === 'forward' ? 'Begin forwarded message:\n\n' : ''
  return `\n\n${forwarded}${marked(`${quote.head}\n\n${quote.older}`)}`
}

function quotedHtml(draft: Draft): string {
  const quote = quoted(draft)
  if (quote === undefined) return ''
  const [head, older] = [linesAsHtml(quote.head), linesAsHtml(quote.older)]
  return `<div dir="ltr"><br><blockquote type="cite">${head}<br><br></blockquote></div><blockquote type="cite"><div dir="ltr">${older}</div></blockquote>`
}

function text(draft: Draft, device: string): string {
  const { signature } = draft.letter
  const block = signature.length === 0 ? '' : `\n\n${signature.join('\n')}`
  return `${ownText(draft.letter, 'spaced')}${block}${device}${quotedText(draft)}\n`
}

function textOnly(plain: string): Entity {
  const ascii = /^[\x00-\x7f]*$/.test(plain)
  return textEntity(
    'text/plain',
    encodeText(plain, 'utf-8', 'quoted-printable'),
    `\r\n\tcharset=${ascii ? 'us-ascii' : 'utf-8'}`,
  )
}

function both(draft: Draft, plain: string, boundary: string): Entity {
  const paragraphs = [draft.letter.greeting, ...draft.letter.paragraphs, draft.letter.closing.join('\n')]
  const own = paragraphs
    .filter(block => block !== '')
    .map(block => `<div>${linksAsHtml(block).replaceAll('\n', '<br>')}</div>`)
    .join('<div><br></div>')
  const html = `<html><head><meta http-equiv="content-type" content="text/html; charset=utf-8"></head><body dir="auto">${own}<div dir="ltr"><br>Sent from my iPhone</div>${quotedHtml(draft)}</body></html>`
  const parts = [
    textOnly(plain),
    textEntity('text/html', encodeText(html, 'utf-8', 'quoted-printable'), '\r\n\tcharset=utf-8'),
  ]
  return {
    fields: [
      line('Content-Type', `multipart/alternative;\r\n\tboundary=${boundary}`),
      line('Content-Transfer-Encoding', '7bit'),
    ],
    body: multipart(parts, boundary, '\r\n'),
  }
}

function withFiles(draft: Draft, inner: Entity, boundary: string, quoted: boolean): Entity {
  if (draft.attachments.length === 0) return inner
  const files = draft.attachments.map(file => plainAttachment(file, 'disposition-first', 'utf8-q'))
  const type = line('Content-Type', `multipart/mixed;\r\n\tboundary=${quoted ? `"${boundary}"` : boundary}`)
  return { fields: [type], body: multipart([inner, ...files], boundary, '\r\n') }
}
