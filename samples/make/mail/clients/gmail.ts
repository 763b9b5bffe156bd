import { mailDate, spoken } from '../calendar.ts'
import { hex, letters } from '../chance.ts'
import { digest, type Moment } from '#ground'
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
import { encodeText, wrap } from '../text.ts'

const BASE64_URL = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+-_='

/** A mail as Gmail's web page writes it. */
export function composeOnGmail(draft: Draft): Composed {
  const { random } = draft
  // The first characters after CA stay the same for one account.
  const account = digest(draft.from.address).slice(0, 5).toUpperCase()
  const messageId = `CA${account}${letters(random, 43, BASE64_URL)}@mail.gmail.example`
  const plain = plainText(draft)
  const content = body(draft, plain)
  return {
    fields: [
      line('MIME-Version', '1.0'),
      ...answered(draft),
      line('From', mailbox(draft.from, 'UTF8-Q')),
      ...(draft.replyTo === undefined ? [] : [line('Reply-To', mailbox(draft.replyTo, 'UTF8-Q'))]),
      line('Date', mailDate(draft.at, draft.zone)),
      line('X-Gm-Features', letters(random, 60, BASE64_URL)),
      line('Message-ID', `<${messageId}>`),
      field('Subject', words({ new: '', reply: 'Re: ', forward: 'Fwd: ' }[draft.kind] + draft.subject, 'UTF8-Q')),
      field('To', mailboxes(draft.to, 'UTF8-Q')),
      ...(draft.cc.length === 0 ? [] : [field('Cc', mailboxes(draft.cc, 'UTF8-Q'))]),
      ...content.fields,
    ],
    body: content.body,
    messageId,
    plain,
  }
}

function answered(draft: Draft): Field[] {
  if (draft.earlier === undefined || draft.kind === 'forward') return []
  return [
    field('References', identifiers(referencesOf(draft.earlier))),
    line('In-Reply-To', identifiers([draft.earlier.messageId])),
  ]
}

function quoteHead(draft: Draft): string {
  const earlier = draft.earlier!
  const when = spoken(earlier.at, draft.zone, '{day3}, {month3} {d}, {year} at {h}:{min}\u202f{ap}')
  if (draft.kind === 'reply') return `On ${when} ${earlier.from.name} <${earlier.from.address}> wrote:`
  const to = earlier.to.map(({ name, address }) => `${name} <${address}>`).join(', ')
  return `---------- Forwarded message ---------\nFrom: ${earlier.from.name} <${earlier.from.address}>\nDate: ${when}\nSubject: ${earlier.subject}\nTo: ${to}`
}

function plainText(draft: Draft): string {
  const { letter, earlier } = draft
  const signature = letter.signature.length === 0 ? '' : `\n\n-- \n${letter.signature.join('\n')}`
  const own = wrap(ownText(letter, 'spaced') + signature, 77)
  if (earlier === undefined) return `${own}\n`
  const older = quotable(earlier.plain)
  return `${own}\n\n${wrap(quoteHead(draft), 77)}\n\n${draft.kind === 'forward' ? older : marked(older)}\n`
}

function body(draft: Draft, plain: string): Entity {
  const { letter, earlier } = draft
  const own = [letter.greeting, ...letter.paragraphs, letter.closing.join('\n')]
    .filter(block => block !== '')
    .map(block => `<div>${linksAsHtml(block).replaceAll('\n', '<br>')}</div>`)
    .join('<div><br></div>')
  const signature =
    letter.signature.length === 0
      ? ''
      : `<br clear="all"><div><br></div><span class="gmail_signature_prefix">-- </span><br><div dir="ltr" class="gmail_signature">${linesAsHtml(letter.signature.join('\n'))}</div>`
  const quote =
    earlier === undefined
      ? ''
      : `<br><div class="gmail_quote gmail_quote_container"><div dir="ltr" class="gmail_attr">${linesAsHtml(quoteHead(draft))}<br></div><blockquote class="gmail_quote" style="margin:0px 0px 0px 0.8ex;border-left:1px solid rgb(204,204,204);padding-left:1ex">${linesAsHtml(quotable(earlier.plain))}</blockquote></div>`
  const inner = boundary(draft)
  const parts = [
    textEntity('text/plain', encodeText(plain, 'UTF-8'), 'charset="UTF-8"'),
    textEntity('text/html', encodeText(`<div dir="ltr">${own}${signature}</div>${quote}`, 'UTF-8'), 'charset="UTF-8"'),
  ].map(withoutSevenBit)
  const alternative: Entity = {
    fields: [line('Content-Type', `multipart/alternative; boundary="${inner}"`)],
    body: multipart(parts, inner),
  }
  if (draft.attachments.length === 0) return alternative
  const outer = boundary(draft)
  const files = draft.attachments.map(file => {
    const entity = plainAttachment(file, 'type-first', 'UTF8-Q')
    const id = `f_m${letters(draft.random, 7, 'abcdefghijklmnopqrstuvwxyz0123456789')}0`
    return { ...entity, fields: [...entity.fields, line('Content-ID', `<${id}>`), line('X-Attachment-Id', id)] }
  })
  return {
    fields: [line('Content-Type', `multipart/mixed; boundary="${outer}"`)],
    body: multipart([alternative, ...files], outer),
  }
}

/** Gmail writes no transfer encoding where none is needed. */
function withoutSevenBit(entity: Entity): Entity {
  return { ...entity, fields: entity.fields.filter(each => !each.endsWith(': 7bit\r\n')) }
}

/** Twelve zeros, six digits of chance, and the time in units of 65,536 microseconds. */
function boundary(draft: Draft): string {
  return `000000000000${hex(draft.random, 6)}${ticks(draft.at).toString(16).padStart(10, '0')}`
}

function ticks(at: Moment): number {
  return Math.floor((at * 1000) / 65_536)
}
