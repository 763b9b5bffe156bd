/**
 * Mail that is handed to Exchange as properties and written out by the server: whatever device it comes from, the
 * fields, their order and the boundaries are Exchange's. The device shows in the Message-ID, in the thread index, in
 * how the subject is prefixed, in the HTML and in the way of quoting.
 */
import { MINUTE } from '#ground'
import { mailDate, spoken, ZONES } from '../calendar.ts'
import { hex, uuid } from '../chance.ts'
import { type Field, field, identifiers, line, mailbox, mailboxes, words } from '../field.ts'
import { type Composed, type Draft, linesAsHtml, linksAsHtml, ownText, quotable, referencesOf } from '../letter.ts'
import { marked, spokenContacts } from '../letter.ts'
import { type Entity, exchangeAttachment, multipart } from '../mime.ts'
import { encodeText, inCharset, smallestCharset, base64Lines, withCrlf } from '../text.ts'
import { exchangeServer } from './exchange-server.ts'

/** Devices whose mail Exchange writes out. */
export type ExchangeDevice = 'outlook' | 'owa' | 'outlook-mobile' | 'iphone-exchange' | 'mac-exchange'

/** A mail as Exchange Online puts it into form. */
export function composeOnExchange(device: ExchangeDevice, draft: Draft): Composed {
  const { random } = draft
  const domain = draft.from.address.split('@')[1]!
  const own = device === 'outlook' || device === 'owa' || device === 'outlook-mobile'
  const server = exchangeServer((draft.sender ?? draft.from).address, draft.at)
  const local = own ? server.name + hex(random, 25).toUpperCase() : uuid(random).toUpperCase()
  const messageId = own ? `${local}@${server.host}` : `${local}@${domain}`
  const stem = (local.replaceAll('-', '') + (own ? server.host : domain).replaceAll('.', '')).slice(0, 55)
  const threadIndex = threadIndexOf(device, draft)
  const plain = plainText(device, draft)
  const charset = smallestCharset(plain)
  const body = alternative(device, draft, plain, charset, stem)
  return {
    fields: [
      ...addressFields(device, draft),
      line('Thread-Topic', words(draft.subject, 'outlook')),
      line('Thread-Index', threadIndex),
      line('Date', mailDate(draft.at, ZONES.utc)),
      line('Message-ID', `<${messageId}>`),
      ...threadFields(device, draft),
      line('Accept-Language', 'en-US'),
      line('Content-Language', 'en-US'),
      line('X-MS-Has-Attach', draft.attachments.length > 0 ? 'yes' : ''),
      line('X-MS-TNEF-Correlator', ''),
      ...(draft.extra ?? []),
      ...body.fields,
      line('MIME-Version', '1.0'),
    ],
    body: body.body,
    messageId,
    plain,
    threadIndex,
  }
}

function addressFields(device: ExchangeDevice, draft: Draft): Field[] {
  const prefixes = device === 'outlook' ? { reply: 'RE: ', forward: 'FW: ' } : { reply: 'Re: ', forward: 'Fw: ' }
  const prefix = draft.kind === 'new' ? '' : prefixes[draft.kind]
  const list = (name: string, contacts: Draft['to']) =>
    contacts.length === 0 ? [] : [field(name, mailboxes(contacts, 'outlook'), '\t')]
  return [
    line('From', mailbox(draft.from, 'outlook')),
    ...(draft.sender === undefined ? [] : [line('Sender', mailbox(draft.sender, 'outlook'))]),
    ...list('To', draft.to),
    ...list('CC', draft.cc),
    ...(draft.replyTo === undefined ? [] : [line('Reply-To', mailbox(draft.replyTo, 'outlook'))]),
    field('Subject', words(prefix + draft.subject, 'outlook')),
  ]
}

function threadFields(device: ExchangeDevice, draft: Draft): Field[] {
  if (draft.earlier === undefined || draft.kind === 'forward') return []
  const references = referencesOf(draft.earlier)
  // OWA joins the last reference with a comma; the other ways in do not.
  const joined = device === 'owa' && references.length > 1 ? commaBeforeLast(references) : identifiers(references)
  return [
    line('References', joined.replaceAll(' ', '\r\n ')),
    line('In-Reply-To', identifiers([draft.earlier.messageId])),
  ]
}

function commaBeforeLast(references: readonly string[]): string {
  return `${identifiers(references.slice(0, -1))}, ${identifiers(references.slice(-1))}`
}

/** PidTagConversationIndex ([MS-OXOMSG] §2.2.1.3): 22 bytes with a time, and 5 bytes for every answer. */
function threadIndexOf(device: ExchangeDevice, draft: Draft): string {
  const known = draft.earlier?.threadIndex
  if (known !== undefined && draft.kind === 'reply') {
    const child = Buffer.alloc(5)
    child.writeUInt32BE(Math.floor((draft.at - draft.earlier!.at) / MINUTE) & 0x7fffffff, 0)
    child[4] = draft.random.below(256)
    return Buffer.concat([Buffer.from(known, 'base64'), child]).toString('base64')
  }
  const fileTime = Buffer.alloc(8)
  fileTime.writeBigUInt64BE((BigInt(draft.at) + 11_644_473_600_000n) * 10_000n)
  // Desktop Outlook puts the time first; the server and everything that goes through it put a 1 before it.
  const time = device === 'outlook' ? fileTime.subarray(0, 6) : Buffer.concat([Buffer.of(1), fileTime.subarray(0, 5)])
  return Buffer.concat([time, Buffer.from(hex(draft.random, 32), 'hex')]).toString('base64')
}

function quoteHead(device: ExchangeDevice, draft: Draft): string {
  const earlier = draft.earlier!
  if (device === 'iphone-exchange' || device === 'mac-exchange') {
    const when = spoken(earlier.at, draft.zone, '{month3} {d}, {year}, at {h}:{min} {ap}')
    return `On ${when}, ${earlier.from.name} <${earlier.from.address}> wrote:`
  }
  const lines = [
    `From: ${spokenContacts([earlier.from])}`,
    `${device === 'outlook' ? 'Sent' : 'Date'}: ${spoken(earlier.at, draft.zone, '{weekday}, {month} {d}, {year} {h}:{min} {ap}')}`,
    `To: ${spokenContacts(earlier.to)}`,
    ...(earlier.cc.length === 0 ? [] : [`Cc: ${spokenContacts(earlier.cc)}`]),
    `Subject: ${earlier.subject}`,
  ]
  return lines.join('\n')
}

function plainText(device: ExchangeDevice, draft: Draft): string {
  const { letter } = draft
  const tail = { 'iphone-exchange': 'Sent from my iPhone', 'outlook-mobile': `Get ${draft.agent}` }
  const device_ = device === 'iphone-exchange' || device === 'outlook-mobile' ? `\n\n${tail[device]}` : ''
  const signature = letter.signature.length === 0 ? '' : `\n\n${letter.signature.join('\n')}`
  const own = ownText(letter, 'angled') + signature + device_
  if (draft.earlier === undefined) return `${own}\n`
  const older = quotable(draft.earlier.plain)
  if (device === 'iphone-exchange' || device === 'mac-exchange') {
    const quote = draft.kind === 'forward' ? `Begin forwarded message:\n\n${quoteHead(device, draft)}\n\n${older}` : ''
    return `${own}\n\n${quote === '' ? marked(`${quoteHead(device, draft)}\n\n${older}`) : quote}\n`
  }
  const ruler = device === 'outlook' ? '' : '________________________________\n'
  return `${own}\n\n${ruler}${quoteHead(device, draft)}\n\n${older}\n`
}

const LOOKS = {
  outlook: {
    head: '<html xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns="http://www.w3.org/TR/REC-html40">\r\n<head>\r\n<meta http-equiv="Content-Type" content="text/html; charset=CHARSET">\r\n<meta name="Generator" content="Microsoft Word 15 (filtered medium)">\r\n<style><!--\r\np.MsoNormal, li.MsoNormal, div.MsoNormal\r\n\t{margin:0in;\r\n\tfont-size:11.0pt;\r\n\tfont-family:"Calibri",sans-serif;}\r\n--></style>\r\n</head>\r\n<body lang="EN-US" link="#0563C1" vlink="#954F72" style="word-wrap:break-word">\r\n<div class="WordSection1">\r\n',
    paragraph: ['<p class="MsoNormal">', '<o:p></o:p></p>\r\n<p class="MsoNormal"><o:p>&nbsp;</o:p></p>\r\n'],
    quote:
      '<div style="border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0in 0in 0in">\r\n<p class="MsoNormal">',
    foot: '</div>\r\n</body>\r\n</html>\r\n',
  },
  owa: {
    head: '<html>\r\n<head>\r\n<meta http-equiv="Content-Type" content="text/html; charset=CHARSET">\r\n<style type="text/css" style="display:none;"> P {margin-top:0;margin-bottom:0;} </style>\r\n</head>\r\n<body dir="ltr">\r\n',
    paragraph: [
      '<div class="elementToProof" style="font-family: Aptos, Calibri, sans-serif; font-size: 12pt;">',
      '</div>\r\n<div class="elementToProof"><br>\r\n</div>\r\n',
    ],
    quote: '<hr style="display:inline-block;width:98%" tabindex="-1">\r\n<div id="divRplyFwdMsg" dir="ltr">',
    foot: '</div>\r\n</body>\r\n</html>\r\n',
  },
  apple: {
    head: '<html>\r\n<head>\r\n<meta http-equiv="Content-Type" content="text/html; charset=CHARSET">\r\n</head>\r\n<body dir="auto">\r\n',
    paragraph: ['<div dir="ltr">', '</div>\r\n<div dir="ltr"><br>\r\n</div>\r\n'],
    quote: '<blockquote type="cite">',
    foot: '</blockquote>\r\n</body>\r\n</html>\r\n',
  },
} as const

function htmlText(device: ExchangeDevice, draft: Draft, charset: string): string {
  const look =
    LOOKS[
      device === 'outlook' ? 'outlook' : device === 'iphone-exchange' || device === 'mac-exchange' ? 'apple' : 'owa'
    ]
  const { letter } = draft
  const blocks = [letter.greeting, ...letter.paragraphs, letter.closing.join('\n'), letter.signature.join('\n')]
  const paragraphs = blocks
    .filter(block => block !== '')
    .map(block => look.paragraph[0] + linksAsHtml(block).replaceAll('\n', '<br>\r\n') + look.paragraph[1])
  const quote =
    draft.earlier === undefined
      ? ''
      : `${look.quote}${linesAsHtml(`${quoteHead(device, draft)}\n\n${quotable(draft.earlier.plain)}`)}`
  return look.head.replace('CHARSET', charset.toLowerCase()) + paragraphs.join('') + quote + look.foot
}

function alternative(device: ExchangeDevice, draft: Draft, plain: string, charset: string, stem: string): Entity {
  const text = (subtype: string, content: string): Entity => {
    const bytes = inCharset(withCrlf(content), charset)
    const encoded = charset === 'utf-8' ? undefined : encodeText(content, charset, 'quoted-printable')
    return {
      fields: [
        line('Content-Type', `text/${subtype}; charset="${charset}"`),
        line('Content-Transfer-Encoding', encoded === undefined ? 'base64' : 'quoted-printable'),
      ],
      body: encoded?.bytes ?? base64Lines(bytes),
    }
  }
  const both = multipart([text('plain', plain), text('html', htmlText(device, draft, charset))], `_000_${stem}_`)
  const inner = [line('Content-Type', `multipart/alternative;\r\n\tboundary="_000_${stem}_"`)]
  if (draft.attachments.length === 0) return { fields: inner, body: both }
  const date = mailDate(draft.at, ZONES.utc).replace(' +0000', ' GMT')
  const files = draft.attachments.map(attachment => exchangeAttachment(attachment, date))
  return {
    fields: [line('Content-Type', `multipart/mixed;\r\n\tboundary="_004_${stem}_"`)],
    body: multipart([{ fields: inner, body: both }, ...files], `_004_${stem}_`),
  }
}
