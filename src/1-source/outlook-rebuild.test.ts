import assert from 'node:assert/strict'
import { test } from 'node:test'
import { LIMITS, type Limits } from '#ground'
import {
  type GivenAttachment,
  type GivenMessage,
  binary,
  file,
  flag,
  letter,
  long,
  text,
} from './outlook-material.contract.ts'
import type { OutlookMessage } from './outlook-message.ts'
import { TAG } from './outlook-property.ts'
import { rebuildMail } from './outlook-rebuild.ts'

const messageOf = ({ properties, recipients = [], attachments = [] }: GivenMessage): OutlookMessage => ({
  properties: new Map(properties),
  recipients: recipients.map(cells => new Map(cells)),
  attachments: attachments.map(given => ({
    properties: new Map(given.properties),
    ...(given.message === undefined ? {} : { message: messageOf(given.message) }),
  })),
})

function rebuilt(given: GivenMessage, limits: Limits = LIMITS): { mail: string; flaws: readonly string[] } {
  const { bytes, flaws } = rebuildMail(messageOf(given), limits)
  return { mail: Buffer.from(bytes).toString('latin1'), flaws }
}

/** The MIME tree by its declared types, read with nothing but boundaries. */
function shape(mail: string): string {
  const end = mail.indexOf('\r\n\r\n')
  const header = mail.slice(0, end)
  const type = /^Content-Type: ([\w/.+-]+)/m.exec(header)?.[1] ?? ''
  const boundary = /boundary="(.*)"/.exec(header)?.[1]
  const body = mail.slice(end + 4)
  if (type === 'message/rfc822') return `${type}(${shape(body)})`
  if (!type.startsWith('multipart/') || boundary === undefined) return type
  const parts = `\r\n${body}`.split(`\r\n--${boundary}`)
  assert(parts.at(-1)!.startsWith('--'), 'the last boundary closes')
  return `${type}(${parts
    .slice(1, -1)
    .map(part => shape(part.slice(2)))
    .join(' ')})`
}

const picture: GivenAttachment = {
  properties: [
    ...file('logo.png', 'image/png', Buffer.from('png')).properties,
    text(TAG.contentId, 'logo@x'),
    flag(TAG.attachmentHidden, true),
  ],
}
const html = binary(TAG.html, Buffer.from('<p>Gr\xfc\xdfe</p>', 'latin1'))
const only = (...properties: GivenMessage['properties']): GivenMessage => ({ properties })

interface Row {
  readonly name: string
  readonly given: GivenMessage
  readonly shape: string
  readonly has?: readonly string[]
  readonly flaws?: readonly RegExp[]
}

const table: readonly Row[] = [
  {
    name: 'a letter of plain text is one part',
    given: letter(1),
    shape: 'text/plain',
    has: ['Content-Transfer-Encoding: 7bit\r\n\r\nDear Ben,\r\n\r\nthis is letter 1.\r\n'],
  },
  { name: 'a message without any text has an empty one', given: only(text(TAG.subject, 'x')), shape: 'text/plain' },
  {
    name: 'HTML keeps its own bytes, under the charset of its code page',
    given: letter(1, { properties: [long(TAG.internetCodePage, 28591), html] }),
    shape: 'multipart/alternative(text/plain text/html)',
    has: [
      'Content-Type: text/html; charset="iso-8859-1"\r\nContent-Transfer-Encoding: base64\r\n\r\n' +
        Buffer.from('<p>Gr\xfc\xdfe</p>', 'latin1').toString('base64'),
    ],
  },
  {
    name: 'pictures of the HTML stand beside it, files around both',
    given: letter(1, { properties: [html], attachments: [file('a.txt', 'text/plain', Buffer.from('hi')), picture] }),
    shape: 'multipart/mixed(multipart/related(multipart/alternative(text/plain text/html) image/png) text/plain)',
    has: ['Content-Disposition: inline;\r\n\tfilename="logo.png"\r\nContent-ID: <logo@x>\r\n\r\ncG5n\r\n'],
  },
  {
    name: 'a message in a message keeps its own',
    given: letter(1, {
      attachments: [{ properties: [], message: letter(2, { attachments: [file('a.bin', '', Buffer.from('hi'))] }) }],
    }),
    shape: 'multipart/mixed(text/plain message/rfc822(multipart/mixed(text/plain application/octet-stream)))',
    has: ['filename="Letter 2.eml"', 'Subject: Letter 2\r\n'],
  },
  {
    name: 'text that would need encoding to travel is in base64',
    given: letter(1, { properties: [text(TAG.body, 'Grüße')] }),
    shape: 'text/plain',
    has: [`charset="utf-8"\r\nContent-Transfer-Encoding: base64\r\n\r\n${Buffer.from('Grüße').toString('base64')}`],
  },
  {
    name: 'a file that claims to be a message or a multipart is a file of unknown kind',
    given: letter(1, {
      attachments: [file('a', 'multipart/mixed', Buffer.from('x')), file('b', 'message/rfc822', Buffer.from('y'))],
    }),
    shape: 'multipart/mixed(text/plain application/octet-stream application/octet-stream)',
  },
  {
    name: 'names of files beyond ASCII, and line ends in them, are encoded',
    given: letter(1, { attachments: [file('plän\r\nX-Evil: 1.pdf', 'application/pdf', Buffer.from('x'))] }),
    shape: 'multipart/mixed(text/plain application/pdf)',
    has: ["filename*=UTF-8''pl%C3%A4n%20X-Evil%3A%201.pdf\r\n"],
  },
  {
    name: 'a file that was never stored is told by its place',
    given: letter(1, {
      attachments: [
        {
          properties: [
            long(TAG.attachmentMethod, 4),
            text(TAG.attachmentName, 'plan.doc'),
            text(TAG.attachmentLongPath, '\\\\server\\plan.doc'),
          ],
        },
      ],
    }),
    shape: 'text/plain',
    flaws: [/^The attachment “plan\.doc” was never stored, only where it lay: \\\\server\\plan\.doc\.$/],
  },
  {
    name: 'the text of a report stands where a body would',
    given: only(text(TAG.messageClass, 'REPORT.IPM.Note.NDR'), text(TAG.reportText, 'Not delivered.')),
    shape: 'text/plain',
    has: ['\r\n\r\nNot delivered.'],
  },
]

for (const { name, given, shape: want, has = [], flaws = [] } of table)
  test(name, () => {
    const { mail, flaws: found } = rebuilt(given)
    assert.equal(shape(mail), want)
    for (const piece of has) assert(mail.includes(piece), `${piece} is not in\n${mail}`)
    assert.equal(found.length, flaws.length)
    for (const [index, pattern] of flaws.entries()) assert.match(found[index]!, pattern)
    assert(!/[^\r]\n|\r[^\n]/.test(mail), 'every line ends with CR LF')
    assert(mail.split('\r\n').every(line => line.length <= 998))
  })

test('a clear-signed message keeps its signed body to the byte', () => {
  const signed =
    'Content-Type: multipart/signed; protocol="application/pkcs7-signature";\r\n boundary="b1"\r\n\r\n' +
    '--b1\r\nContent-Type: text/plain\r\n\r\nHello  \r\n--b1\r\nContent-Type: application/pkcs7-signature\r\n\r\nxyz\r\n--b1--\r\n'
  const { mail } = rebuilt(
    letter(1, {
      properties: [text(TAG.messageClass, 'IPM.Note.SMIME.MultipartSigned')],
      attachments: [file('smime.p7m', 'multipart/signed', Buffer.from(signed))],
    }),
  )
  assert(mail.endsWith(signed))
  assert.equal(mail.match(/^Content-Type: multipart\/signed/gm)?.length, 1)
})

test('an encrypted message is its one attachment', () => {
  const { mail } = rebuilt(
    letter(1, {
      properties: [text(TAG.messageClass, 'IPM.Note.SMIME')],
      attachments: [file('smime.p7m', 'application/pkcs7-mime', Buffer.from('sealed'))],
    }),
  )
  assert.equal(shape(mail), 'application/pkcs7-mime')
  assert(mail.endsWith(`\r\n\r\n${Buffer.from('sealed').toString('base64')}`))
})

test('the same properties give the same bytes', () => {
  const given = () => letter(1, { properties: [html], attachments: [picture, { properties: [], message: letter(2) }] })
  assert.equal(rebuilt(given()).mail, rebuilt(given()).mail)
})

test('a body that knows a boundary cannot forge it', () => {
  const first = rebuilt(letter(1, { properties: [html] })).mail
  const boundary = /boundary="(.*)"/.exec(first)?.[1] ?? ''
  const second = rebuilt(letter(1, { properties: [html, text(TAG.body, `Hi\r\n--${boundary}--\r\n`)] })).mail
  assert.equal(shape(second), 'multipart/alternative(text/plain text/html)')
})

test('what is larger than a message may be is left out, and told', () => {
  const limits = { ...LIMITS, messageBytes: 10_000 }
  const { mail, flaws } = rebuilt(
    letter(1, {
      attachments: [file('big.bin', '', Buffer.alloc(20_000)), file('small.txt', 'text/plain', Buffer.from('hi'))],
    }),
    limits,
  )
  assert.equal(shape(mail), 'multipart/mixed(text/plain text/plain)')
  assert.match(flaws.join(), /left out: the mail would be larger than 10000 bytes/)
})

test('more attachments than are read are told', () => {
  const attachments = Array.from({ length: 5 }, (_, index) => file(`${index}.txt`, 'text/plain', Buffer.from('x')))
  const { flaws } = rebuilt(letter(1, { attachments }), { ...LIMITS, parts: 3 })
  assert.deepEqual(flaws, ['It has more than 3 attachments; the others were left out.'])
})
