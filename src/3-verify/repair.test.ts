import assert from 'node:assert/strict'
import { test } from 'node:test'
import { random } from '#ground'
import { BODY_REPAIRS } from './all-repairs.ts'
import { canonicalBody } from './canonical-form.ts'
import type { DkimSignature } from './dkim-signature.ts'
import { type BodyRepair, REPAIR_LIMITS, repairBody } from './repair.ts'
import { makeSigner, signMail } from './signer.contract.ts'
import { readSignedMail } from './signed-mail.ts'

const signer = makeSigner('rsa', 1024)

const PLAIN = [
  'Dear Ben,',
  '',
  'the plan for the week is settled. We meet on Monday at nine, as always,',
  'and you bring the list.',
  '',
  'From Tuesday on I am away.',
  '',
  'Anna',
  '',
].join('\r\n')

const PARTS = [
  '--b1',
  'Content-Type: multipart/alternative; boundary="b2"',
  '',
  '--b2',
  'Content-Type: text/plain; charset=utf-8',
  '',
  'Hello Ben',
  '--b2',
  'Content-Type: text/html; charset=utf-8',
  '',
  '<html><head></head><body><p>Hello Ben</p></body></html>',
  '--b2--',
  '--b1',
  'Content-Type: text/plain',
  'Content-Disposition: attachment',
  '',
  'The file',
  '--b1--',
  '',
].join('\r\n')

const MIXED = 'multipart/mixed; boundary="b1"'

interface Row {
  readonly name: string
  readonly body?: string
  readonly type?: string
  readonly encoding?: string
  readonly form?: 'simple' | 'relaxed'
  readonly fields?: readonly string[]
  readonly damage: (body: string) => string
  /** The mail's Content-Type after the damage, where that changes it. */
  readonly damagedType?: string
  readonly steps: readonly string[]
}

const footer =
  '_______________________________________________\r\nFriends mailing list\r\nfriends@lists.example.org\r\n'
const latin = (text: string) => Buffer.from(text, 'utf8').toString('latin1')

/** An inline text, an HTML text and an attached text, the last two in one coding. */
const partsAs = (text: string, textCoding: string, write: (text: string) => string, coding: string) =>
  [
    `--b1\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: ${textCoding}\r\n\r\n${text}`,
    `--b1\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: ${coding}\r\n\r\n${write('<p>Hallo</p>\r\n')}`,
    `--b1\r\nContent-Type: text/plain; name=x.txt\r\nContent-Transfer-Encoding: ${coding}\r\n\r\n${write('one\r\ntwo\r\n')}`,
    '--b1--\r\n',
  ].join('\r\n')

const rows: readonly Row[] = [
  {
    name: 'an mbox quoted a From line',
    damage: body => body.replace('From Tuesday', '>From Tuesday'),
    steps: ['from-quoting'],
  },
  {
    name: 'a reader took a quote that was no quote',
    body: PLAIN.replace('From Tu', '>From Tu'),
    damage: body => body.replace('>From', 'From'),
    steps: ['from-quoting'],
  },
  {
    name: "one of two quotes was the store's",
    body: `>From the start\r\n${PLAIN}`,
    damage: body => body.replace('From Tuesday', '>From Tuesday'),
    steps: ['from-quoting'],
  },
  { name: 'line ends were turned twice', damage: body => body.replaceAll('\r\n', '\r\r\n'), steps: ['line-ends'] },
  { name: 'lines ended with a lone CR', damage: body => body.replaceAll('\r\n', '\r'), steps: ['line-ends'] },
  {
    name: 'every line got an empty one',
    damage: body => body.replaceAll('\r\n', '\r\n\r\n').replace(/\r\n$/, ''),
    steps: ['line-ends'],
  },
  { name: 'an empty line came in on top', damage: body => `\r\n${body}`, steps: ['edge-lines'] },
  {
    name: 'the header section was cut by an empty line',
    damage: body => `<c@x.example>, d@x.example\r\nX-Loop: 1\r\n\r\n${body}`,
    steps: ['edge-lines'],
  },
  {
    name: 'dots at line starts were doubled',
    body: `.one\r\n${PLAIN}`,
    damage: body => body.replace(/^\./gm, '..'),
    steps: ['dot-stuffing'],
  },
  {
    name: 'Mailman put an empty line below an inner multipart',
    type: MIXED,
    body: PARTS,
    damage: body => body.replace('--b2--\r\n', '--b2--\r\n\r\n'),
    steps: ['inner-epilogue'],
  },
  {
    name: 'the preamble was dropped',
    type: MIXED,
    body: `This is a multi-part message in MIME format.\r\n${PARTS}`,
    damage: body => body.slice(body.indexOf('--b1')),
    steps: ['inner-epilogue'],
  },
  {
    name: 'the closing boundary was cut off',
    type: MIXED,
    body: PARTS,
    damage: body => body.replace('--b1--\r\n', ''),
    steps: ['closing-boundary'],
  },
  {
    name: 'something was hung below the last part',
    type: MIXED,
    body: PARTS,
    damage: body => `${body}${footer}`,
    steps: ['closing-boundary'],
  },
  {
    name: 'a list added its footer as a part',
    type: MIXED,
    body: PARTS,
    damage: body => body.replace('--b1--', `--b1\r\nContent-Type: text/plain\r\n\r\n${footer}\r\n--b1--`),
    steps: ['added-part'],
  },
  {
    name: 'a list wrapped the mail into a multipart with its footer',
    damage: body =>
      `--w\r\nContent-Type: text/plain\r\n\r\n${body}\r\n--w\r\nContent-Type: text/plain\r\n\r\n${footer}\r\n--w--\r\n`,
    damagedType: 'multipart/mixed; boundary=w',
    steps: ['added-part'],
  },
  {
    name: 'the header of a part was folded',
    type: MIXED,
    body: PARTS,
    damage: body => body.replace(/; (boundary|charset)/g, ';\r\n\t$1'),
    steps: ['part-header'],
  },
  { name: 'a list hung its footer below the text', damage: body => body + footer, steps: ['appended-lines'] },
  {
    name: 'a virus scanner hung its note below coded text',
    encoding: 'base64',
    body: `${btoa(PLAIN)}\r\n`,
    damage: () => `${btoa(`${PLAIN}-- \r\nChecked by Example Scanner\r\n`)}\r\n`,
    steps: ['appended-lines'],
  },
  {
    name: 'a gateway put its banner on top',
    damage: body => `CAUTION: This mail came from outside.\r\n\r\n${body}`,
    steps: ['prepended-lines'],
  },
  {
    name: 'a gateway put a banner into the HTML',
    type: 'text/html',
    body: '<html><body><p>Hi</p></body></html>\r\n',
    damage: body => body.replace('<body>', '<body><div>EXTERNAL <b>mail</b></div>\r\n'),
    steps: ['inserted-markup'],
  },
  {
    name: 'Exchange put its charset into the head',
    type: 'text/html',
    body: '<html><head>\r\n<title>x</title></head><body>Hi</body></html>\r\n',
    damage: body =>
      body.replace('<head>\r\n', '<head>\r\n<meta http-equiv="Content-Type" content="text/html; charset=utf-8">\r\n'),
    steps: ['head-markup'],
  },
  {
    name: 'Exchange put its charset into a head that had no line of its own',
    type: 'text/html',
    form: 'simple',
    body: '<html><head><title>x</title></head><body>Hi</body></html>\r\n',
    damage: body =>
      body.replace('<head>', '<head>\r\n<meta http-equiv="Content-Type" content="text/html; charset=utf-8">\r\n'),
    steps: ['head-markup'],
  },
  {
    name: 'the same notice came below the plain and the HTML text',
    type: MIXED,
    body: PARTS,
    damage: body =>
      body
        .replace('Hello Ben\r\n', 'Hello Ben\r\n\r\nThis mail is confidential.\r\n')
        .replace('</body>', '<p>This mail is <i>confidential</i>.</p></body>'),
    steps: ['both-texts'],
  },
  {
    name: 'the footer of the list was taken off',
    fields: [
      'List-Post: <mailto:friends@lists.example.org>',
      'List-Subscribe: <https://lists.example.org/listinfo/friends>',
    ],
    body: `${PLAIN}${'_'.repeat(47)}\r\nfriends mailing list\r\nfriends@lists.example.org\r\nhttps://lists.example.org/listinfo/friends\r\n`,
    damage: () => PLAIN,
    steps: ['missing-footer'],
  },
  {
    name: 'a text became UTF-8',
    type: 'text/plain; charset=iso-8859-1',
    body: 'Gr\xfc\xdfe\r\n',
    damage: () => latin('Grüße\r\n'),
    steps: ['charset'],
  },
  {
    name: 'the mark of a signature lost its space',
    form: 'simple',
    body: `${PLAIN}-- \r\nAnna\r\n`,
    damage: body => body.replace('-- \r\n', '--\r\n'),
    steps: ['trailing-space'],
  },
  {
    name: 'empty lines of a patch lost their space',
    form: 'simple',
    body: 'diff\r\n@@ -1,3 +1,3 @@\r\n-a\r\n+b\r\n \r\n c\r\n\r\nend\r\n',
    damage: body => body.replace('\r\n \r\n', '\r\n\r\n'),
    steps: ['trailing-space'],
  },
  {
    name: 'tabs became spaces',
    form: 'simple',
    body: '\tx\r\n',
    damage: body => body.replace('\t', ' '.repeat(8)),
    steps: ['tabs'],
  },
  {
    name: 'a long line was broken',
    body: `${'word '.repeat(30)}end\r\n`,
    damage: body => body.replace(/(.{60,72}) (?=.)/g, '$1\r\n'),
    steps: ['wrapping'],
  },
  {
    name: 'soft lines were joined',
    body: 'one two three four five six seven eight nine ten eleven twelve thirteen \r\nfourteen\r\n',
    damage: body => body.replace(' \r\n', ' '),
    steps: ['wrapping'],
  },
  {
    name: 'quoted-printable was decoded',
    encoding: 'quoted-printable',
    body: 'Gr=C3=BC=C3=9Fe =3D hallo\r\n',
    damage: () => latin('Grüße = hallo\r\n'),
    steps: ['transfer-coding'],
  },
  {
    name: 'text was coded as base64',
    damage: body => `${btoa(body)}\r\n`,
    encoding: '8bit',
    steps: ['transfer-coding'],
  },
  {
    name: 'parts that were coded differently were all decoded',
    type: MIXED,
    body: partsAs('Gr=C3=BC=C3=9Fe', 'quoted-printable', code => `${btoa(code)}\r\n`, 'base64'),
    damage: () => partsAs(latin('Grüße'), '8bit', code => code, '8bit'),
    steps: ['mixed-coding'],
  },
  {
    name: 'a frame came around HTML that was coded anew with it',
    type: 'text/html; charset=utf-8',
    encoding: 'quoted-printable',
    body: `<p>${'a'.repeat(80)}</p>\r\n`.replace(/^.{67}/, '$&=\r\n'),
    damage: () =>
      `<html><head>\r\n<meta charset=3D"utf-8">\r\n</head><body>\r\n<p>${'a'.repeat(72)}=\r\n${'a'.repeat(8)}</p>\r\n</body></html>\r\n`,
    steps: ['head-markup', 'transfer-coding'],
  },
  {
    name: 'a list footer and an mbox quote',
    damage: body => body.replace('From Tuesday', '>From Tuesday') + footer,
    steps: ['from-quoting', 'appended-lines'],
  },
  {
    name: 'a gateway coded the text, and a list wrapped it with its footer',
    damage: body =>
      `--w\r\nContent-Type: text/plain\r\nContent-Transfer-Encoding: base64\r\n\r\n${btoa(body)}\r\n--w\r\nContent-Type: text/plain\r\n\r\n${footer}\r\n--w--\r\n`,
    damagedType: 'multipart/mixed; boundary=w',
    steps: ['added-part', 'transfer-coding'],
  },
  {
    name: 'a banner, and then all was coded',
    damage: body => `${btoa(`EXTERNAL mail\r\n${body}`)}\r\n`,
    encoding: '8bit',
    steps: ['prepended-lines', 'transfer-coding'],
  },
]

/** Signs a body, changes it, and searches the way back. */
function searched(
  row: Row,
  limits = REPAIR_LIMITS,
): { signed: string; result: BodyRepair; form: 'simple' | 'relaxed' } {
  const { body = PLAIN, type = 'text/plain', encoding, form = 'relaxed' } = row
  const header = (contentType: string, coding: string | undefined) =>
    [
      'From: a@x.example',
      `Content-Type: ${contentType}`,
      ...(coding === undefined ? [] : [`Content-Transfer-Encoding: ${coding}`]),
      ...(row.fields ?? []),
      '',
      '',
    ].join('\r\n')
  const mail = (contentType: string, coding: string | undefined, text: string) =>
    Buffer.from(header(contentType, coding) + text, 'latin1')
  const signature = readSignedMail(signMail(mail(type, encoding, body), { signer, bodyForm: form, names: ['from'] }))
    .signatures[0] as DkimSignature
  const changed = row.damage(body)
  const coding = encoding === '8bit' ? 'base64' : encoding
  const damaged = readSignedMail(mail(row.damagedType ?? type, coding, changed))
  return { signed: body, result: repairBody(damaged, signature, BODY_REPAIRS, limits), form }
}

for (const row of rows)
  test(`${row.name}: the body is got back`, () => {
    const { signed, result, form } = searched(row)
    assert(result.found !== undefined, `${result.ended} after ${result.hashes} hashes`)
    const canonical = (body: Buffer) => canonicalBody(body, form).toString('latin1')
    assert.equal(canonical(result.found), canonical(Buffer.from(signed, 'latin1')))
    assert.deepEqual(
      result.steps.map(({ repair }) => repair),
      row.steps,
    )
    for (const { says, span } of result.steps) assert(says.endsWith('.') && span.from <= span.to, says)
  })

test('a changed word is not got back, and the search says what it tried', () => {
  const { result } = searched({ name: '', damage: body => body.replace('Monday', 'Friday'), steps: [] })
  assert.equal(result.found, undefined)
  assert.deepEqual(result.steps, [])
  assert.equal(
    result.hashes,
    Object.values(result.tried).reduce((sum, count) => sum + count, 0),
  )
})

test('a search ends at its limits', () => {
  const row: Row = { name: '', damage: body => body.replace('Monday', 'Friday'), steps: [] }
  const few = searched(row, { ...REPAIR_LIMITS, hashes: 10 }).result
  assert.deepEqual([few.ended, few.hashes], ['limit', 10])
  const short = searched(row, { ...REPAIR_LIMITS, bytes: 1000 }).result
  assert(short.ended === 'limit' && short.bytes <= 1000)
  assert.equal(searched(row, { ...REPAIR_LIMITS, depth: 0 }).result.ended, 'nothing-left')
})

test('any bytes can be searched, within the limits and without a throw', () => {
  const chance = random('hostile')
  const pieces = [
    '\r\n',
    '--b1',
    '--b1--',
    '<html>',
    '</body>',
    '<body>',
    '=',
    '=C3',
    '>From ',
    'From ',
    '\xff',
    '\t',
    ' ',
    '&#',
    'Content-Type: text/html\r\n\r\n',
    'word',
    '.',
    '@@ -1 +1 @@',
    '-- ',
  ]
  for (let run = 0; run < 120; run++) {
    const bytes = Array.from({ length: chance.below(50) }, () => chance.pick(pieces)).join('')
    const type = chance.pick(['text/plain', 'text/html', MIXED])
    const { result } = searched(
      { name: '', type, damage: () => bytes, steps: [] },
      { hashes: 300, bytes: 1_000_000, depth: 2 },
    )
    assert(result.hashes <= 300)
  }
})
