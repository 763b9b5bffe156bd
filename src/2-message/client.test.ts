import assert from 'node:assert/strict'
import { test } from 'node:test'
import { random } from '#ground'
import { readClient } from './client.ts'
import type { Header, Part } from './message.ts'
import { messageIdShape } from './message-id-shape.ts'
import { mimeShape } from './mime-shape.ts'

const ids: readonly { name: string; ids: readonly string[]; want: string }[] = [
  {
    name: 'Thunderbird',
    ids: ['<ad5756ca-90f3-bd07-e02a-7b7ace9c7cd3@x.example>', '<00000000-1111-2222-3333-444444444444@X.example>'],
    want: 'uuid@from',
  },
  { name: 'Apple Mail', ids: ['<2CF17805-2A06-4E6A-ADCE-FB2EA655EB0B@x.example>'], want: 'UUID@from' },
  {
    name: 'Gmail',
    ids: [
      '<CAKgNAkh70pt2165j52TKbPG9EA+4+OpyZhtpxRXZ6pih2Dagxw@mail.gmail.com>',
      '<CAHk-=wiRUqH1dch2VCaYqNT+_vPj6LXGHcP4oW9-M3zdSfXrTg@mail.gmail.com>',
    ],
    want: 'CA.base64@mail.gmail.com',
  },
  {
    name: 'Exchange Online',
    ids: [
      '<BL0PR2101MB093284F40176FBC801851059C8090@BL0PR2101MB0932.namprd21.prod.outlook.com>',
      '<DM5PR15MB1321495F72F3045CA719498AA3C90@DM5PR15MB1321.namprd15.prod.outlook.com>',
    ],
    want: 'server.HEX@prod.outlook.com',
  },
  { name: 'Exchange', ids: ['<619e578cdfad4dca904eb9db9bf626c0@ex1.corp.test>'], want: 'h32@host' },
  {
    name: 'Outlook',
    ids: ['<00d501d7ccbe$0169c340$043d49c0$@x.example>', '<095301d517b5$92960000$b7c4b320$@x.example>'],
    want: 'h12$h8$h8$@from',
  },
  {
    name: 'Mutt',
    ids: ['<20190518032158.GA7273@laptop>', '<20190501164843.GB16333891@desk.lan>'],
    want: 'time.G?pid@local',
  },
  { name: 'Mutt of today', ids: ['<YGV1FIKVX/4hxt1U@laptop>', '<ZUJaYs53G_dFYcJv@laptop>'], want: 'base64.16@local' },
  {
    name: 'NeoMutt',
    ids: ['<nn6xod4zdcimrh2pbhng4n7ff4x6g3pfjyb6u24swkno7thzx4@laptop.home>'],
    want: 'base32.52@local',
  },
  { name: 'Evolution', ids: ['<ba87bced44ac346f45887c6e91d0d29b0632a7f9.camel@x.example>'], want: 'h40.camel@from' },
  {
    name: 'Claws Mail',
    ids: ['<20200206114031.0f31538b@laptop>', '<20211214161216.60742557@laptop>'],
    want: 'time.h8@local',
  },
  {
    name: 'git send-email',
    ids: ['<20190506125534.26055-1-anna@x.example>', '<20200901000633.1920247-13-anna@x.example>'],
    want: 'time.pid-n-user@from',
  },
  {
    name: 'git with a series',
    ids: [
      '<cover.1562734889.git.anna@x.example>',
      '<0b5a9ac8d20da1b3a1f1ad0d0a1bdeadbeef0001.1562734889.git.anna@x.example>',
    ],
    want: 'git.series@from',
  },
  {
    name: 'b4',
    ids: [
      '<20230730-pipe-ref-v1-1-813112e880e5@x.example>',
      '<20240315-weighted_interleave-v12-11-b742a48750b0@x.example>',
    ],
    want: 'b4.series@from',
  },
  {
    name: 'Notes',
    ids: [
      '<OF1470AD7B.0B11CFCF-ON00258427.007DA575-00258427.007DA57D@y.example>',
      '<OF5A20EE1B.91A79027-ON48258870.00133123-48258870.00139111@y.example>',
    ],
    want: 'notes@host',
  },
  {
    name: 'Zimbra',
    ids: ['<1436089934.238725352.1559868876167.JavaMail.zimbra@x.example>'],
    want: 'n.n.time.JavaMail@from',
  },
  {
    name: 'Amazon SES',
    ids: ['<0102018b483d1c6e-ce13fc8f-a173-45bd-a367-064707ba3a7c-000000@eu-west-1.amazonses.com>'],
    want: 'ses@amazonses.com',
  },
  {
    name: 'unknown, with values that wander',
    ids: ['<5fbadcff.1c69fb81.8dfc7.11c7@y.example>', '<5e776d91.12345678.75c18.85@y.example>'],
    want: 'x10.x10.n.n@host',
  },
  {
    name: 'unknown, with a word of its own',
    ids: ['<1610552704.291941.25.nullmailer@y.example>', '<1610552999.17.2506185.nullmailer@y.example>'],
    want: 'x10.n.n.nullmailer@host',
  },
  {
    name: 'an address as host',
    ids: ['<a05200a02b9c7ff9d1d85@[192.0.2.7]>', '<p04310109b98aa91a16c0@192.0.2.7>'],
    want: 'eudora.mac@ip',
  },
  {
    name: 'this very machine',
    ids: ['<19628.1591585637@localhost>', '<16942.1580171088@localhost.localdomain>'],
    want: 'pid.time@localhost',
  },
  { name: 'no host', ids: ['<abc>', 'abc'], want: 'n' },
  { name: 'no id', ids: ['', '<>'], want: 'none' },
]

for (const { name, ids: given, want } of ids)
  test(`message id: ${name}`, () => {
    for (const id of given) assert.equal(messageIdShape(id, 'x.example'), want, id)
  })

const part = (index: number, parent: number | undefined, type: string, more: Partial<Part> = {}): Part => ({
  index,
  parent,
  type,
  parameters: {},
  encoding: '7bit',
  headers: [],
  headerSpan: { from: 0, to: 0 },
  bodySpan: { from: 0, to: 0 },
  role: type.startsWith('multipart/') ? 'container' : 'body',
  ...more,
})

const alternative = (boundary: string) => [
  part(0, undefined, 'multipart/alternative', { parameters: { boundary } }),
  part(1, 0, 'text/plain'),
  part(2, 0, 'text/html'),
]

const trees: readonly { name: string; parts: readonly Part[]; want: string }[] = [
  { name: 'one text', parts: [part(0, undefined, 'text/plain')], want: 'plain' },
  { name: 'Gmail', parts: alternative('00000000000056789505a0b1c2d3'), want: 'alternative[zeros](plain,html)' },
  {
    name: 'Outlook',
    parts: alternative('----=_NextPart_000_0001_01D7CCBE.0169C340'),
    want: 'alternative[NextPart](plain,html)',
  },
  {
    name: 'Exchange',
    parts: alternative('_000_DM6PR08MB5514F694AEC078DF0E0A4E9BDCD39DM6PR08MB5514namp_'),
    want: 'alternative[_000_](plain,html)',
  },
  {
    name: 'Apple',
    parts: alternative('Apple-Mail=_5D1F9A50-BB4D-4B5B-9A5E-4C7A2D7B8C11'),
    want: 'alternative[Apple-Mail](plain,html)',
  },
  {
    name: 'Thunderbird',
    parts: alternative('------------0aBcDeFgHiJkLmNoPqRsTuVw'),
    want: 'alternative[hyphens.24](plain,html)',
  },
  { name: 'unknown', parts: alternative('some thing'), want: 'alternative[other](plain,html)' },
  {
    name: 'several files are one',
    parts: [
      part(0, undefined, 'multipart/mixed', { parameters: { boundary: 'abcdefghijklmnop' } }),
      ...alternative('0000000000005678').map(({ type, role }, index) =>
        part(index + 1, index === 0 ? 0 : 1, type, {
          role,
          parameters: index === 0 ? { boundary: '00000000000056789505' } : {},
        }),
      ),
      part(4, 0, 'application/pdf', { role: 'attachment' }),
      part(5, 0, 'image/png', { role: 'attachment' }),
    ],
    want: 'mixed[base32.16](alternative[zeros](plain,html),file)',
  },
  { name: 'no parts', parts: [], want: 'nothing' },
]

for (const { name, parts, want } of trees) test(`parts: ${name}`, () => assert.equal(mimeShape(parts), want))

const clients: readonly {
  name: string
  fields: string
  family: string | undefined
  order?: string
  parts?: readonly Part[]
}[] = [
  {
    name: 'Thunderbird by its name',
    fields: 'User-Agent: Mozilla/5.0 (X11; Linux x86_64; rv:60.0) Gecko/20100101 Thunderbird/60.6.1',
    family: 'Thunderbird',
  },
  {
    name: 'Mozilla before it had the name',
    fields: 'User-Agent: Mozilla/5.0 (X11; U; SunOS sun4u; en-US; rv:1.1b) Gecko/20020628',
    family: 'Mozilla',
  },
  { name: 'Outlook', fields: 'X-Mailer: Microsoft Outlook 16.0', family: 'Outlook' },
  { name: 'Outlook Express', fields: 'X-Mailer: Microsoft Outlook Express 6.00.2600.0000', family: 'Outlook Express' },
  { name: 'Outlook for Mac', fields: 'user-agent: Microsoft-MacOutlook/10.22.0.200209', family: 'Outlook for Mac' },
  { name: 'a phone', fields: 'X-Mailer: iPhone Mail (17A577)', family: 'iPhone Mail' },
  { name: 'NeoMutt and not Mutt', fields: 'User-Agent: NeoMutt/20180716', family: 'NeoMutt' },
  { name: 'Gnus within Emacs', fields: 'User-Agent: Gnus/5.13 (Gnus v5.13) Emacs/26.1 (gnu/linux)', family: 'Emacs' },
  {
    name: 'Yahoo, which calls itself Mozilla',
    fields: 'X-Mailer: WebService/1.1.16138 YMailNodin Mozilla/5.0 (Windows NT 6.1)',
    family: 'Yahoo web',
  },
  {
    name: 'an unknown program by its own name',
    fields: 'X-Mailer: Frobnicator Pro v3.2 build 7',
    family: 'Frobnicator Pro',
  },
  { name: 'an empty agent is none', fields: 'X-Mailer:\nMessage-ID: <20190518032158.GA7273@laptop>', family: 'Mutt' },
  {
    name: 'Gmail by its id',
    fields: 'Message-ID: <CAKgNAkh70pt2165j52TKbPG9EA+4+OpyZhtpxRXZ6pih2Dagxw@mail.gmail.com>',
    family: 'Gmail web',
  },
  {
    name: 'Exchange by its fields',
    fields: 'Message-ID: <619e578cdfad4dca904eb9db9bf626c0@ex1.corp.test>\nThread-Index: AdXy',
    family: 'Exchange',
  },
  {
    name: 'a phone by its version',
    fields: 'Mime-Version: 1.0 (1.0)\nMessage-Id: <7D3731D2-348F-4561-A52D-AA7DAAEE258B@x.example>',
    family: 'iPhone Mail',
  },
  {
    name: 'Apple Mail by its boundary',
    fields: 'From: a@x.example',
    family: 'Apple Mail',
    parts: alternative('Apple-Mail=_1'),
  },
  {
    name: 'Mutt by what only it says',
    fields: 'Message-ID: <YGV1FIKVX/4hxt1U@laptop>\nContent-Disposition: inline',
    family: 'Mutt',
  },
  { name: 'nothing tells', fields: 'From: a@x.example\nMessage-ID: <1@x.example>', family: undefined },
  {
    name: 'the order of the author’s fields, in their letter-case',
    fields:
      'Return-Path: <a@x.example>\nDate: z\nReceived: by x\nDKIM-Signature: v\nTo: b\nSubject: c\nfrom: a\nX-Spam-Score: 1\nMessage-Id: <1@x.example>\nCc: d\nMIME-Version: 1.0\nList-Id: l\nX-Mailer: Mm',
    family: 'Mm',
    order: 'To,Subject,from,Message-Id,MIME-Version,X-Mailer',
  },
  {
    name: 'rows of one program’s fields are one',
    fields: 'From: a\nX-Bugzilla-Reason: a\nX-Bugzilla-Who: b\nX-Bugzilla-Product: c\nSubject: d',
    family: undefined,
    order: 'From,X-Bugzilla-*,Subject',
  },
]

for (const { name, fields, family, order, parts } of clients)
  test(`client: ${name}`, () => {
    const headers = fields.split('\n').map((line, index): Header => {
      const field = line.slice(0, line.indexOf(':'))
      return {
        name: field,
        key: field.toLowerCase(),
        value: line.slice(field.length + 1).trim(),
        span: { from: index, to: index + 1 },
      }
    })
    const client = readClient(headers, parts ?? [part(0, undefined, 'text/plain')])
    assert.equal(client.family?.toLowerCase(), family?.toLowerCase())
    if (order !== undefined) assert.equal(client.headerOrder, order)
  })

test('the values of an id do not change its shape', () => {
  const chance = random('ids')
  const from = (letters: string, length: number) =>
    Array.from({ length }, () => chance.pick(Array.from(letters))).join('')
  const hex = '0123456789abcdef'
  const mixed = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'
  const makers: readonly (() => string)[] = [
    () => `${from(hex, 8)}-${from(hex, 4)}-${from(hex, 4)}-${from(hex, 4)}-${from(hex, 12)}@x.example`,
    () => `${from(hex, 32)}@y.example`,
    () => `${from(hex, 12)}$${from(hex, 8)}$${from(hex, 8)}$@pc`,
    () => `CA${from(`${mixed}+=_-`, 48)}@mail.gmail.com`,
    () => `2024060${from('123456789', 1)}${from('012345', 6)}.${from(hex, 8)}@pc`,
    () => `${from(`${mixed}+/_-`, 16)}@pc`,
    () => `${from(hex, 8)}.${from(hex, 8)}.${from(hex, 3)}@y.example`,
    () => `${from('0123456789', 3 + chance.below(5))}.17${from('0123456789', 8)}@pc`,
  ]
  for (const make of makers) {
    const shapes = new Set(Array.from({ length: 300 }, () => messageIdShape(`<${make()}>`, 'x.example')))
    assert.equal(shapes.size, 1, [...shapes].join('  '))
  }
})

test('hostile ids, agents and trees are answered quickly', () => {
  const start = performance.now()
  for (const piece of ['a', '0', 'A.', '$', '@', '-a', 'a1', '/', '<'])
    messageIdShape(piece.repeat(500_000), 'x.example')
  const deep = Array.from({ length: 2000 }, (_, index) =>
    part(index, index === 0 ? undefined : index - 1, 'multipart/mixed'),
  )
  const wide = Array.from({ length: 2000 }, (_, index) =>
    part(index, index === 0 ? undefined : 0, index === 0 ? 'multipart/mixed' : 'text/plain'),
  )
  assert.ok(mimeShape(deep).length <= 180 && mimeShape(wide).length <= 180)
  const agent: Header = { name: 'X-Mailer', key: 'x-mailer', value: 'Ab.'.repeat(300_000), span: { from: 0, to: 1 } }
  readClient(
    Array.from({ length: 4000 }, () => agent),
    wide,
  )
  assert.ok(performance.now() - start < 4000)
})
