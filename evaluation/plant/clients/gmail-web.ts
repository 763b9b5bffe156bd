import { field } from '../../archive/fields.ts'
import { wallClock, writeDate } from '../../archive/written-date.ts'
import { ALPHABET, drawn } from '../fresh.ts'
import type { Client, Desk, Letter } from './client.ts'
import {
  addressField,
  clock,
  htmlLines,
  isAscii,
  quotedPrintable,
  quoteLines,
  subjectField,
  threadFields,
  wrap,
} from './writing.ts'

/** Since then Gmail's times have a narrow space before AM and PM, so that nearly all its replies are no ASCII. */
const NARROW = Date.UTC(2023, 1, 20)

/** Gmail in the browser. The first letters of its Message-IDs are the same for all mail of one account. */
export const gmailWeb: Client = {
  name: 'gmail-web',
  web: true,
  write(letter, desk, chance) {
    const { references, inReplyTo } = threadFields(letter.references)
    const key = desk.gmailKey ?? drawn(5, ALPHABET.letters, chance)
    const { fields, body } = content(letter, desk, drawn(16, ALPHABET.hex, chance))
    return {
      fields: [
        field('MIME-Version', '1.0'),
        ...references,
        ...inReplyTo,
        ...addressField('Reply-To', letter.replyTo === undefined ? [] : [letter.replyTo], 'bare', '\t'),
        ...addressField('From', [letter.from], 'bare', '\t'),
        field('Date', writeDate(letter.date)),
        field('Message-ID', `<CA${key}${drawn(48 - key.length, ALPHABET.gmail, chance)}@mail.gmail.com>`),
        subjectField(letter.subject, 'B'),
        ...addressField('To', letter.to, 'bare', '\t'),
        ...addressField('Cc', letter.cc, 'bare', '\t'),
        ...fields,
      ],
      body,
    }
  },
}

function attribution({ quoted, date }: Letter, { dayFirst }: Desk): string {
  if (quoted === undefined) return ''
  const { weekday, day, month, year } = wallClock(quoted.sent)
  const who = quoted.from.name === '' ? `<${quoted.from.address}>` : `${quoted.from.name} <${quoted.from.address}>`
  const when = dayFirst
    ? `On ${weekday}, ${day} ${month} ${year} at ${clock(quoted.sent, false)}`
    : `On ${weekday}, ${month} ${day}, ${year} at ${clock(quoted.sent, true).replace(' ', date.at > NARROW ? '\u202f' : ' ')}`
  return `${when} ${who} wrote:`
}

function content(letter: Letter, desk: Desk, mark: string): { fields: ReturnType<typeof field>[]; body: string } {
  const above = attribution(letter, desk)
  const quote = letter.quoted === undefined ? '' : `\n${wrap(above, 76)}\n>\n${quoteLines(letter.quoted.text)}\n`
  const plain = `${wrap(letter.own, 78)}\n${quote}`
  const part = (type: string, text: string) => {
    const coded = !isAscii(text) || text.split('\n').some(line => line.length > 990)
    return {
      fields: [
        field('Content-Type', `text/${type}; charset="UTF-8"`),
        ...(coded ? [field('Content-Transfer-Encoding', 'quoted-printable')] : []),
      ],
      text: coded ? quotedPrintable(text) : text,
    }
  }
  if (!letter.html) {
    const { fields, text } = part('plain', plain)
    return { fields, body: text }
  }
  const boundary = `000000000000${mark}`
  const html = htmlBody(letter, above)
  const parts = [part('plain', plain), part('html', html)].map(
    ({ fields, text }) => `--${boundary}\n${fields.map(other => other.text).join('')}\n${text}\n`,
  )
  return {
    fields: [field('Content-Type', `multipart/alternative; boundary="${boundary}"`)],
    body: `${parts.join('')}--${boundary}--\n`,
  }
}

function htmlBody(letter: Letter, above: string): string {
  const blocks = htmlLines(letter.own).map(line => (line === '' ? '<div><br></div>' : `<div>${line}</div>`))
  const own = `<div dir="ltr">${blocks.join('')}</div>`
  if (letter.quoted === undefined) return `${own}\n`
  const quoted = htmlLines(letter.quoted.text).join('<br>\n')
  const [who] = htmlLines(above)
  return `${own}<br><div class="gmail_quote"><div dir="ltr" class="gmail_attr">${who!}<br></div><blockquote class="gmail_quote" style="margin:0px 0px 0px 0.8ex;border-left:1px solid rgb(204,204,204);padding-left:1ex">${quoted}</blockquote></div>\n`
}
