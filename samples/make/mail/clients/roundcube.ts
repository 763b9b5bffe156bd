import { mailDate, spoken } from '../calendar.ts'
import { hex } from '../chance.ts'
import { field, identifiers, line, mailbox, mailboxes, words } from '../field.ts'
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
import { encodeText, flowed } from '../text.ts'

/** A mail as the Roundcube webmail of a hosting provider writes it: HTML where its user composes so, else flowed text. */
export function composeOnRoundcube(draft: Draft): Composed {
  const { random, earlier } = draft
  const messageId = `${hex(random, 32)}@${draft.from.address.split('@')[1]!}`
  const plain = plainText(draft)
  const text = textEntity('text/plain', encodeText(flowed(plain, 72), 'UTF-8'), 'charset=UTF-8;\r\n format=flowed')
  const usesHtml = draft.agent.includes('html')
  const inner = usesHtml ? alternative(draft, plain) : text
  const answers = earlier !== undefined && draft.kind === 'reply'
  const content = withFiles(draft, inner)
  return {
    fields: [
      line('MIME-Version', '1.0'),
      line('Date', mailDate(draft.at, draft.zone)),
      line('From', mailbox(draft.from, 'UTF8-Q')),
      field('To', mailboxes(draft.to, 'UTF8-Q')),
      ...(draft.cc.length === 0 ? [] : [field('Cc', mailboxes(draft.cc, 'UTF8-Q'))]),
      field('Subject', words({ new: '', reply: 'Re: ', forward: 'Fwd: ' }[draft.kind] + draft.subject, 'UTF8-Q')),
      ...(answers ? [line('In-Reply-To', identifiers([earlier.messageId]))] : []),
      ...(answers ? [field('References', identifiers(referencesOf(earlier)))] : []),
      line('User-Agent', 'Roundcube Webmail/1.6.11'),
      line('Message-ID', `<${messageId}>`),
      line('X-Sender', draft.from.address),
      ...content.fields,
    ],
    body: content.body,
    messageId,
    plain,
  }
}

function quoteHead(draft: Draft): string {
  const earlier = draft.earlier!
  if (draft.kind === 'reply')
    return `On ${spoken(earlier.at, draft.zone, '{year}-{mm}-{dd} {hh}:{min}')}, ${earlier.from.name} wrote:`
  return `-------- Original Message --------\nSubject: ${earlier.subject}\nDate: ${spoken(earlier.at, draft.zone, '{year}-{mm}-{dd} {hh}:{min}')}\nFrom: ${earlier.from.name} <${earlier.from.address}>`
}

function plainText(draft: Draft): string {
  const { letter, earlier } = draft
  const signature = letter.signature.length === 0 ? '' : `\n\n---\n${letter.signature.join('\n')}`
  const own = ownText(letter, draft.agent.includes('html') ? 'spaced' : 'bare') + signature
  if (earlier === undefined) return `${own}\n`
  const older = quotable(earlier.plain)
  return `${own}\n\n${quoteHead(draft)}\n${draft.kind === 'reply' ? marked(older) : `\n${older}`}\n`
}

function alternative(draft: Draft, plain: string): Entity {
  const { letter, earlier } = draft
  const boundary = `=_${hex(draft.random, 32)}`
  const own = [letter.greeting, ...letter.paragraphs, letter.closing.join('\n')]
    .filter(block => block !== '')
    .map(block => `<p>${linksAsHtml(block, ' target="_blank" rel="noopener"').replaceAll('\n', '<br />')}</p>\r\n`)
    .join('')
  const signature =
    letter.signature.length === 0
      ? ''
      : `<div id="signature">---<br />${linesAsHtml(letter.signature.join('\n'))}</div>\r\n`
  const quote =
    earlier === undefined
      ? ''
      : `<p id="reply-intro">${linesAsHtml(quoteHead(draft))}</p>\r\n<blockquote type="cite" style="padding: 0 0.4em; border-left: #1010ff 2px solid; margin: 0">\r\n<div>${linesAsHtml(quotable(earlier.plain))}</div>\r\n</blockquote>\r\n`
  const html = `<html><head><meta http-equiv="Content-Type" content="text/html; charset=UTF-8" /></head><body style='font-size: 10pt; font-family: Verdana,Geneva,sans-serif'>\r\n${own}${signature}${quote}</body></html>`
  const parts = [
    textEntity('text/plain', encodeText(flowed(plain, 72), 'UTF-8'), 'charset=UTF-8;\r\n format=flowed'),
    textEntity('text/html', encodeText(html.replaceAll('\r\n', '\n'), 'UTF-8', 'quoted-printable'), 'charset=UTF-8'),
  ]
  return {
    fields: [line('Content-Type', `multipart/alternative;\r\n boundary="${boundary}"`)],
    body: multipart(parts.map(orderedAsRoundcube), boundary),
  }
}

function orderedAsRoundcube(entity: Entity): Entity {
  return { ...entity, fields: entity.fields.toReversed() }
}

function withFiles(draft: Draft, inner: Entity): Entity {
  if (draft.attachments.length === 0) return inner
  const boundary = `=_${hex(draft.random, 32)}`
  const files = draft.attachments.map(file => plainAttachment(file, 'encoding-first', 'UTF8-Q'))
  return {
    fields: [line('Content-Type', `multipart/mixed;\r\n boundary="${boundary}"`)],
    body: multipart([{ ...inner, fields: inner.fields.toReversed() }, ...files], boundary),
  }
}
