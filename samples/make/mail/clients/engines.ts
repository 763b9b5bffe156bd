/** Programs that write mail to many: two newsletter engines, a web shop's mailer, and a mailer as scripts use it. */
import { mailDate, ZONES } from '../calendar.ts'
import { hex, letters, uuid } from '../chance.ts'
import { type Field, field, line, mailbox, mailboxes, words } from '../field.ts'
import { type Composed, type Draft, linksAsHtml, linksAsText, ownText } from '../letter.ts'
import { type Entity, multipart, plainAttachment, textEntity } from '../mime.ts'
import { encodeText, wrap } from '../text.ts'

/** The newsletter engine "Bellcast": text and HTML in quoted-printable, a campaign number in several fields. */
export function composeOnBellcast(draft: Draft): Composed {
  const { random, from } = draft
  const campaign = hex(random, 10)
  const messageId = `${hex(random, 25)}.${hex(random, 10)}.${new Date(draft.at).toISOString().replace(/\D/g, '').slice(0, 14)}.${hex(random, 10)}.${hex(random, 8)}@mail.bellcast.example`
  const boundary = `_----------=_BCPart_${100_000_000 + random.below(900_000_000)}`
  const content = both(draft, boundary, 'quoted-printable')
  return {
    fields: [
      line('From', mailbox(from, 'utf8-q')),
      line('Reply-To', mailbox(draft.replyTo ?? from, 'utf8-q')),
      field('To', mailboxes(draft.to, 'utf8-q')),
      line('Date', mailDate(draft.at, ZONES.utc)),
      line('Message-ID', `<${messageId}>`),
      line('X-Mailer', `Bellcast Mailer - **CID${campaign}**`),
      line('X-Campaign', `bellcast${campaign}`),
      line('List-ID', `${campaign.slice(0, 6)}bc list <${campaign.slice(0, 6)}.list-id.bellcast.example>`),
      line('X-Report-Abuse', 'Please report abuse for this campaign here: https://abuse.bellcast.example/'),
      line('List-Unsubscribe', `<https://${from.address.split('@')[1]!}/unsubscribe?u=${campaign}>`),
      line('List-Unsubscribe-Post', 'List-Unsubscribe=One-Click'),
      field('Subject', words(draft.subject, 'utf8-q')),
      ...content.fields,
      line('MIME-Version', '1.0'),
    ],
    body: content.body,
    messageId,
    plain: ownText(draft.letter, 'spaced'),
  }
}

/** The newsletter engine "Pagoda Send": UTF-8 in quoted-printable, its links go through the customer's own subdomain. */
export function composeOnPagoda(draft: Draft): Composed {
  const { random } = draft
  const messageId = `${letters(random, 22)}@geopod-ismtpd-${1 + random.below(60)}.pagodasend.example`
  const content = both(draft, hex(random, 60), 'quoted-printable')
  return {
    fields: [
      ...content.fields,
      line('Date', mailDate(draft.at, ZONES.utc, '0')),
      line('From', mailbox(draft.from, 'UTF8-B')),
      line('Mime-Version', '1.0'),
      line('Message-ID', `<${messageId}>`),
      field('Subject', words(draft.subject, 'UTF8-B')),
      ...(draft.replyTo === undefined ? [] : [line('Reply-To', mailbox(draft.replyTo, 'UTF8-B'))]),
      line('List-Unsubscribe-Post', 'List-Unsubscribe=One-Click'),
      line(
        'List-Unsubscribe',
        `<https://em.${draft.from.address.split('@')[1]!}/wf/unsubscribe?upn=${letters(random, 40)}>`,
      ),
      line('X-PG-EID', `${letters(random, 76)}=`),
      field('To', mailboxes(draft.to, 'UTF8-B')),
      line('X-Entity-ID', `${letters(random, 22)}==`),
    ],
    body: content.body,
    messageId,
    plain: ownText(draft.letter, 'spaced'),
  }
}

/** Notices of a web service: a plain and an HTML part, the sender's own mailer. */
export function composeByService(draft: Draft): Composed {
  const { random } = draft
  const domain = draft.from.address.split('@')[1]!
  const messageId = `${uuid(random)}@${domain}`
  const content = both(draft, `--==_mimepart_${hex(random, 24)}`, undefined)
  return {
    fields: [
      line('Date', mailDate(draft.at, ZONES.utc, '0')),
      line('From', mailbox(draft.from, 'UTF8-Q')),
      ...(draft.replyTo === undefined ? [] : [line('Reply-To', mailbox(draft.replyTo, 'UTF8-Q'))]),
      field('To', mailboxes(draft.to, 'UTF8-Q')),
      line('Message-ID', `<${messageId}>`),
      field('Subject', words(draft.subject, 'UTF8-Q')),
      line('Mime-Version', '1.0'),
      ...content.fields,
      line('Auto-Submitted', 'auto-generated'),
    ],
    body: content.body,
    messageId,
    plain: ownText(draft.letter, 'spaced'),
  }
}

/** A mail by a PHP library, as shops and also senders of lures use it. HTML only, with attachments where there are. */
export function composeByScript(draft: Draft): Composed {
  const { random } = draft
  const messageId = `${letters(random, 43)}@${draft.agent}`
  const html = textEntity('text/html', encodeText(page(draft), 'UTF-8', 'quoted-printable'), 'charset=UTF-8')
  const boundary = `b1=_${letters(random, 43)}`
  const content: Entity =
    draft.attachments.length === 0
      ? html
      : {
          fields: [line('Content-Type', `multipart/mixed;\r\n boundary="${boundary}"`)],
          body: multipart(
            [html, ...draft.attachments.map(file => plainAttachment(file, 'type-first', 'UTF8-Q'))],
            boundary,
            'This is a multi-part message in MIME format.\r\n\r\n',
          ),
        }
  return {
    fields: [
      line('Date', mailDate(draft.at, draft.zone)),
      field('To', mailboxes(draft.to, 'UTF8-Q')),
      line('From', mailbox(draft.from, 'UTF8-Q')),
      ...(draft.replyTo === undefined ? [] : [line('Reply-To', mailbox(draft.replyTo, 'UTF8-Q'))]),
      field('Subject', words(draft.subject, 'UTF8-Q')),
      line('Message-ID', `<${messageId}>`),
      line('X-Mailer', 'PHPMailer 6.9.1 (https://phpmailer.example/)'),
      ...(draft.extra ?? []),
      line('MIME-Version', '1.0'),
      ...content.fields,
    ],
    body: content.body,
    messageId,
    plain: ownText(draft.letter, 'spaced'),
  }
}

function both(
  draft: Draft,
  boundary: string,
  encoding: 'quoted-printable' | undefined,
): Entity & { fields: readonly Field[] } {
  const text = wrap(linksAsText([...textBlocks(draft), ...draft.letter.signature].join('\n\n'), 'spaced'), 78)
  const parts = [
    textEntity('text/plain', encodeText(text, 'utf-8', encoding), 'charset="utf-8"'),
    textEntity('text/html', encodeText(page(draft), 'utf-8', encoding), 'charset="utf-8"'),
  ]
  return {
    fields: [line('Content-Type', `multipart/alternative; boundary="${boundary}"`)],
    body: multipart(parts, boundary),
  }
}

function textBlocks(draft: Draft): string[] {
  const { letter } = draft
  return [letter.greeting, ...letter.paragraphs, letter.closing.join('\n')].filter(block => block !== '')
}

function page(draft: Draft): string {
  const blocks = textBlocks(draft).map(
    block =>
      `<tr><td style="padding:8px 24px;font-family:Arial,sans-serif;font-size:15px;line-height:22px">${linksAsHtml(block).replaceAll('\n', '<br>')}</td></tr>`,
  )
  const foot = draft.letter.signature.map(
    each => `<tr><td style="padding:4px 24px;font-size:11px;color:#777777">${linksAsHtml(each)}</td></tr>`,
  )
  return `<!DOCTYPE html>\n<html><head><meta charset="utf-8"><title>${draft.subject}</title></head><body>\n<table width="600" align="center" cellpadding="0" cellspacing="0">\n${[...blocks, ...foot].join('\n')}\n</table>\n</body></html>`
}
