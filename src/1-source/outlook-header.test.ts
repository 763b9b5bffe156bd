import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Moment, random } from '#ground'
import { dateText, encodeText, headerOf, subjectOf } from './outlook-header.ts'
import { type GivenMessage, binary, letter, long, recipient, text, text8, time } from './outlook-material.contract.ts'
import { TAG } from './outlook-property.ts'

const header = ({ properties, recipients = [] }: GivenMessage, book: Readonly<Record<string, string>> = {}) =>
  headerOf(
    {
      properties: new Map(properties),
      recipients: recipients.map(cells => new Map(cells)),
      attachments: [],
    },
    address => book[address],
    100_000,
  )

/** Bytes of a one-off entry id, in UTF-16. */
const oneOff = (name: string, address: string) =>
  Buffer.concat([
    Buffer.from('00000000812b1fa4bea310199d6e00dd010f540200000080', 'hex'),
    Buffer.from(`${name}\0SMTP\0${address}\0`, 'utf16le'),
  ])

/** A list of entry ids, as reply addresses stand in. */
function entryList(...entries: readonly Buffer[]): Buffer {
  const padded = entries.map(entry => {
    const size = Buffer.alloc(4)
    size.writeUInt32LE(entry.length)
    return Buffer.concat([size, entry, Buffer.alloc((4 - (entry.length % 4)) % 4)])
  })
  const head = Buffer.alloc(8)
  head.writeUInt32LE(entries.length)
  return Buffer.concat([head, ...padded])
}

interface Row {
  readonly name: string
  readonly given: GivenMessage
  readonly book?: Readonly<Record<string, string>>
  readonly has?: readonly string[]
  readonly lacks?: readonly RegExp[]
}

const table: readonly Row[] = [
  {
    name: 'without a header of its own a message gets one from its properties',
    given: letter(7),
    has: [
      'From: "Anna Adams" <anna@x.example>',
      'To: "Ben" <ben@y.example>',
      'Subject: Letter 7',
      'Date: Sat, 01 Jun 2024 09:07:00 -0000',
      'Message-ID: <7@x.example>',
    ],
    lacks: [/^Cc:/m, /^Sender:/m],
  },
  {
    name: 'the header that came over the net leads, and what it lacks is added',
    given: letter(7, {
      recipients: [recipient('Ben', 'ben@y.example'), recipient('Cleo', 'cleo@z.example', 3)],
      properties: [
        text(TAG.transportHeaders, 'Received: from a\r\n\tby b; Sat\r\nfrom: "A" <a@other.example>\r\n\r\n'),
      ],
    }),
    has: [
      'Received: from a',
      '\tby b; Sat',
      'from: "A" <a@other.example>',
      'Bcc: "Cleo" <cleo@z.example>',
      'Subject: Letter 7',
    ],
    lacks: [/anna@x\.example>$/m],
  },
  {
    name: 'fields about the body are left out, since the body is made anew',
    given: letter(7, {
      properties: [
        text(
          TAG.transportHeaders,
          'MIME-Version: 1.0\r\nContent-Type: multipart/mixed;\r\n boundary=x\r\nX-Kept: 1\r\n',
        ),
      ],
    }),
    has: ['X-Kept: 1'],
    lacks: [/Content-Type/i, /boundary/, /MIME-Version/i],
  },
  {
    name: 'Exchange’s own first line, and the headers of parts behind the header, are not taken for fields',
    given: letter(7, {
      properties: [
        text(
          TAG.transportHeaders,
          'Microsoft Mail Internet Headers Version 2.0\r\nX-One: 1\r\n\r\n------=_Next\r\nX-Two: 2\r\n',
        ),
      ],
    }),
    has: ['X-One: 1'],
    lacks: [/X-Two/, /Microsoft/],
  },
  {
    name: 'line ends in properties make no fields of their own',
    given: letter(7, {
      recipients: [recipient('Ben\r\nX-Evil: 1', 'ben@y.example\r\nX-Evil: 2')],
      properties: [
        text(TAG.subject, 'Hi\r\nX-Evil: 3\r\n\r\nbody'),
        text(TAG.representedName, 'Anna\nX-Evil: 4'),
        text(TAG.messageId, '<1@x>\r\nX-Evil: 5'),
      ],
    }),
    has: ['Subject: Hi X-Evil: 3 body'],
    lacks: [/^X-Evil/m],
  },
  {
    name: 'an address that only Exchange knows is looked up',
    given: letter(7, {
      properties: [text(TAG.representedType, 'EX'), text(TAG.representedAddress, '/O=X/CN=RECIPIENTS/CN=ANNA')],
    }),
    book: { '/o=x/cn=recipients/cn=anna': 'anna@x.example' },
    has: ['From: "Anna Adams" <anna@x.example>'],
  },
  {
    name: 'an address that only Exchange knows, and nobody else, is left empty',
    given: letter(7, { properties: [text(TAG.representedAddress, '/O=X/CN=RECIPIENTS/CN=ANNA')] }),
    has: ['From: "Anna Adams" <>'],
  },
  {
    name: 'Exchange’s address in the header gives way to the Internet’s',
    given: letter(7, { properties: [text(TAG.transportHeaders, 'From: Adams, Anna </O=X/CN=ANNA>\r\nTo: Ben\r\n')] }),
    has: ['From: "Anna Adams" <anna@x.example>', 'To: "Ben" <ben@y.example>'],
    lacks: [/O=X/],
  },
  {
    name: 'an address inside an entry id is found',
    given: letter(7, {
      properties: [text(TAG.representedAddress, ''), binary(TAG.representedEntry, oneOff('Anna', 'anna@one.example'))],
    }),
    has: ['From: "Anna Adams" <anna@one.example>'],
  },
  {
    name: 'who sends in another’s name stands as the sender',
    given: letter(7, { properties: [text(TAG.senderName, 'Sam'), text(TAG.senderAddress, 'sam@x.example')] }),
    has: ['From: "Anna Adams" <anna@x.example>', 'Sender: "Sam" <sam@x.example>'],
  },
  {
    name: 'addresses for answers come out of their list',
    given: letter(7, {
      properties: [
        binary(TAG.replyEntries, entryList(oneOff('Office', 'office@x.example'), oneOff('', 'desk@x.example'))),
      ],
    }),
    has: ['Reply-To: "Office" <office@x.example>,', ' <desk@x.example>'],
  },
  {
    name: 'names stand where the recipients themselves are lost',
    given: { ...letter(7, { properties: [text(TAG.displayTo, 'Ben; Cleo')] }), recipients: [] },
    has: ['To: "Ben" <>,', ' "Cleo" <>'],
  },
  {
    name: 'names beyond ASCII become encoded words',
    given: letter(7, { properties: [text(TAG.representedName, 'Zoë Müller')] }),
    has: ['From: =?UTF-8?B?Wm/DqyBNw7xsbGVy?= <anna@x.example>'],
  },
  {
    name: '8-bit properties are of the message’s code page',
    given: letter(7, { properties: [long(TAG.codePage, 1250), text8(TAG.subject, Uint8Array.from([0x9e, 0xec]))] }),
    has: [`Subject: =?UTF-8?B?${Buffer.from('žě').toString('base64')}?=`],
  },
  {
    name: 'a message that was never sent has no date',
    given: { properties: [text(TAG.subject, 'Draft'), time(TAG.submitted, '4501-01-01T00:00:00Z')] },
    lacks: [/^Date:/m],
  },
]

for (const { name, given, book, has = [], lacks = [] } of table)
  test(name, () => {
    const made = header(given, book)
    const lines = made.split('\r\n')
    for (const line of has) assert(lines.includes(line), `${line} is not in\n${made}`)
    for (const pattern of lacks) assert.doesNotMatch(made, pattern)
    assert(!/[^\r]\n|\r[^\n]/.test(made), 'every line ends with CR LF')
  })

test('a subject loses the two characters that tell how long its prefix is', () => {
  assert.equal(subjectOf(new Map([text(TAG.subject, '\u0001\u0005Re: plan')])), 'Re: plan')
})

test('a time is written in UTC, without claiming a zone', () => {
  assert.equal(dateText(Date.parse('2024-02-29T23:59:59Z') as Moment), 'Thu, 29 Feb 2024 23:59:59 -0000')
})

test('text of any kind comes back from its encoded words, in short lines', () => {
  const chance = random('words')
  for (let run = 0; run < 200; run++) {
    const characters = Array.from({ length: chance.below(120) }, () =>
      chance.pick(['a', 'é', '語', '😀', ' ', 'Z', '=', '?', '_']),
    )
    const given = characters.join('').trim()
    const encoded = encodeText(given)
    assert(encoded.split('\r\n').every(line => line.length <= 140))
    const words = encoded.split('\r\n ')
    const decoded = encoded.startsWith('=?UTF-8?B?')
      ? words.map(word => Buffer.from(word.slice(10, -2), 'base64').toString()).join('')
      : encoded.replaceAll('\r\n', '')
    assert.equal(decoded, given)
  }
})
