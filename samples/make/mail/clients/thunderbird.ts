import { mailDate, spoken } from '../calendar.ts'
import { letters, uuid } from '../chance.ts'
import { field, identifiers, line, mailbox, mailboxes, words } from '../field.ts'
import { type Composed, type Draft, marked, ownText, quotable, referencesOf } from '../letter.ts'
import { multipart, plainAttachment, textEntity } from '../mime.ts'
import { encodeText, flowed } from '../text.ts'

/** A mail as Thunderbird writes it in plain text, `format=flowed`, the answer below the quote. */
export function composeOnThunderbird(draft: Draft): Composed {
  const { random, earlier } = draft
  const messageId = `${uuid(random)}@${draft.from.address.split('@')[1]!}`
  const plain = plainText(draft)
  const text = textEntity('text/plain', encodeText(flowed(plain, 72), 'UTF-8'), 'charset=UTF-8; format=flowed')
  const boundary = `------------${letters(random, 24)}`
  const files = draft.attachments.map(file => plainAttachment(file, 'type-first', 'UTF8-Q'))
  const content =
    files.length === 0
      ? text
      : {
          fields: [line('Content-Type', `multipart/mixed; boundary="${boundary}"`)],
          body: multipart([text, ...files], boundary, 'This is a multi-part message in MIME format.\r\n'),
        }
  const answers = earlier !== undefined && draft.kind === 'reply'
  return {
    fields: [
      line('Message-ID', `<${messageId}>`),
      line('Date', mailDate(draft.at, draft.zone)),
      line('MIME-Version', '1.0'),
      line('User-Agent', draft.agent),
      field('Subject', words({ new: '', reply: 'Re: ', forward: 'Fwd: ' }[draft.kind] + draft.subject, 'UTF8-Q')),
      field('To', mailboxes(draft.to, 'UTF8-Q')),
      ...(draft.cc.length === 0 ? [] : [field('Cc', mailboxes(draft.cc, 'UTF8-Q'))]),
      ...(answers ? [field('References', identifiers(referencesOf(earlier)))] : []),
      line('Content-Language', 'en-US'),
      line('From', mailbox(draft.from, 'UTF8-Q')),
      ...(answers ? [line('In-Reply-To', identifiers([earlier.messageId]))] : []),
      ...content.fields,
    ],
    body: content.body,
    messageId,
    plain,
  }
}

function plainText(draft: Draft): string {
  const { letter, earlier } = draft
  const signature = letter.signature.length === 0 ? '' : `\n\n-- \n${letter.signature.join('\n')}`
  const own = ownText(letter, 'bare') + signature
  if (earlier === undefined) return `${own}\n`
  const when = spoken(earlier.at, draft.zone, '{m}/{d}/{yy} {hh}:{min}')
  if (draft.kind === 'forward')
    return `${own}\n\n\n-------- Forwarded Message --------\nSubject: ${earlier.subject}\nFrom: ${earlier.from.name} <${earlier.from.address}>\n\n${quotable(earlier.plain)}\n`
  return `On ${when}, ${earlier.from.name} wrote:\n${marked(quotable(earlier.plain))}\n\n${own}\n`
}
