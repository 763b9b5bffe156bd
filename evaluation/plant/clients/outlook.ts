import { field } from '../../archive/fields.ts'
import { wallClock, writeDate, type WrittenDate } from '../../archive/written-date.ts'
import { ALPHABET, drawn } from '../fresh.ts'
import type { Client, Letter, Quoted } from './client.ts'
import {
  addressField,
  base64Lines,
  clock,
  encodeWords,
  htmlLines,
  isAscii,
  quotedPrintable,
  subjectField,
  threadFields,
  wrap,
} from './writing.ts'

const FALLBACK_SERVER = 'AM0PR04MB5779.eurprd04.prod.outlook.com'

/** Outlook of a Microsoft 365 account, in the browser or through MAPI: the server itself writes the header. */
export const outlook: Client = {
  name: 'outlook',
  web: true,
  write(letter, desk, chance) {
    const server = desk.server ?? FALLBACK_SERVER
    const id = `${server.split('.')[0]!}${drawn(25, ALPHABET.upperHex, chance)}`
    const { references, inReplyTo } = threadFields(letter.references)
    const topic = letter.subject.replace(/^(?:RE|FW): /i, '')
    const index = Buffer.from([
      1,
      1,
      0xd4 + chance.below(6),
      ...Array.from({ length: 19 + (references.length > 0 ? 5 : 0) }, () => chance.below(256)),
    ])
    const { fields, body } = content(letter, `_000_${id}${server.split('.').slice(0, 2).join('').slice(0, 17)}_`)
    return {
      fields: [
        ...addressField('From', [letter.from], 'bare', '\t'),
        ...addressField('To', letter.to, 'outlook', '\t'),
        ...addressField('CC', letter.cc, 'outlook', '\t'),
        subjectField(letter.subject.replace(/^Re: /, references.length > 0 ? 'Re: ' : 'RE: '), 'B'),
        {
          ...subjectField(topic, 'B'),
          name: 'Thread-Topic',
          key: 'thread-topic',
          text: subjectField(topic, 'B').text.replace(/^Subject/, 'Thread-Topic'),
        },
        field('Thread-Index', index.toString('base64')),
        // Exchange writes dates in UTC, whatever the user's zone is.
        field('Date', writeDate({ at: letter.date.at, zone: 0 })),
        field('Message-ID', `<${id}@${server}>`),
        ...references,
        ...inReplyTo,
        field('Accept-Language', 'en-US'),
        field('Content-Language', 'en-US'),
        field('X-MS-Has-Attach', ''),
        field('X-MS-TNEF-Correlator', ''),
        ...fields,
        field('MIME-Version', '1.0'),
      ],
      body,
    }
  },
}

/** How Outlook heads the mail that it answers. */
export function outlookHead(quoted: Quoted, zone: number): string {
  const people = (list: readonly { name: string; address: string }[]) =>
    list.map(({ name, address }) => (name === '' ? address : `${name} <${address}>`)).join('; ')
  return [
    `From: ${people([quoted.from])}`,
    `Sent: ${longDate({ at: quoted.sent.at, zone })}`,
    `To: ${people(quoted.to)}`,
    ...(quoted.cc.length > 0 ? [`Cc: ${people(quoted.cc)}`] : []),
    `Subject: ${quoted.subject}`,
  ].join('\n')
}

function longDate(date: WrittenDate): string {
  const { weekday, month, day, year } = wallClock(date)
  const days = {
    Sun: 'Sunday',
    Mon: 'Monday',
    Tue: 'Tuesday',
    Wed: 'Wednesday',
    Thu: 'Thursday',
    Fri: 'Friday',
    Sat: 'Saturday',
  }
  const months = {
    Jan: 'January',
    Feb: 'February',
    Mar: 'March',
    Apr: 'April',
    Jun: 'June',
    Jul: 'July',
    Aug: 'August',
    Sep: 'September',
    Oct: 'October',
    Nov: 'November',
    Dec: 'December',
    May: 'May',
  }
  return `${days[weekday as keyof typeof days]}, ${months[month as keyof typeof months]} ${day}, ${year} ${clock(date, true)}`
}

function content(letter: Letter, boundary: string): { fields: ReturnType<typeof field>[]; body: string } {
  const head = letter.quoted === undefined ? '' : outlookHead(letter.quoted, letter.date.zone)
  const quote =
    letter.quoted === undefined ? '' : `\n________________________________\n${head}\n\n${letter.quoted.text}\n`
  const plain = `${letter.own}\n${quote}`
  if (!letter.html) {
    const { fields, text } = part('plain', plain)
    return { fields, body: text }
  }
  const paragraphs = htmlLines(letter.own).map(
    line => `<p class="MsoNormal">${line === '' ? '<o:p>&nbsp;</o:p>' : line}</p>`,
  )
  const quoted =
    head === ''
      ? ''
      : `<hr><div><b>${htmlLines(head).join('<br>')}</b></div><div>${htmlLines(letter.quoted?.text ?? '').join('<br>')}</div>`
  const html = `<html>\n<head>\n<meta http-equiv="Content-Type" content="text/html; charset=utf-8">\n</head>\n<body lang="EN-US">\n<div>\n${paragraphs.join('\n')}\n${quoted}</div>\n</body>\n</html>`
  const parts = [part('plain', plain), part('html', html)].map(
    ({ fields, text }) => `--${boundary}\n${fields.map(other => other.text).join('')}\n${text}\n\n`,
  )
  return {
    fields: [field('Content-Type', `multipart/alternative;\n\tboundary="${boundary}"`)],
    body: `${parts.join('')}--${boundary}--\n`,
  }
}

function part(type: string, text: string): { fields: ReturnType<typeof field>[]; text: string } {
  const ascii = isAscii(text)
  return {
    fields: [
      field('Content-Type', `text/${type}; charset="${ascii ? 'us-ascii' : 'utf-8'}"`),
      field('Content-Transfer-Encoding', ascii ? 'quoted-printable' : 'base64'),
    ],
    text: ascii ? quotedPrintable(text) : base64Lines(text),
  }
}

/** The same head as plain reply text, for Outlook on a computer. */
export function outlookQuote(quoted: Quoted, zone: number): string {
  return `\n-----Original Message-----\n${wrap(outlookHead(quoted, zone), 76)}\n\n${quoted.text}\n`
}

/** A subject as Outlook writes it, encoded words in Base64. */
export function outlookSubject(subject: string): string {
  return encodeWords(subject, 'B')
}
