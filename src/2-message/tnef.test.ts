import assert from 'node:assert/strict'
import { test } from 'node:test'
import { LIMITS, type Limits, random } from '#ground'
import { OUTLOOK_TAG } from '#source'
import {
  type GivenMessage,
  attribute,
  binary,
  file,
  letter,
  long,
  text,
  winmail,
} from '../1-source/outlook-material.contract.ts'
import { type Tnef, readTnef } from './tnef.ts'

const read = (bytes: Uint8Array, limits: Limits = LIMITS) => readTnef(bytes, limits)
const codes = ({ troubles }: Tnef) => troubles.map(({ code }) => code)
const textsOf = ({ bodies }: Tnef) => bodies.map(({ subtype, bytes }) => `${subtype}: ${Buffer.from(bytes).toString()}`)
const filesOf = ({ files }: Tnef) => files.map(({ name, type, bytes }) => `${name} ${type} ${bytes.length}`)

const SIGNATURE = Buffer.from([0x78, 0x9f, 0x3e, 0x22, 1, 0])
const plan = file('plan.pdf', 'application/pdf', Buffer.from('%PDF'))

interface Row {
  readonly name: string
  readonly bytes: Uint8Array
  readonly subject?: string
  readonly texts?: readonly string[]
  readonly files?: readonly string[]
  readonly codes?: readonly string[]
}

const table: readonly Row[] = [
  {
    name: 'a message comes with its text and files',
    bytes: winmail(letter(1, { attachments: [plan, file('', '', Buffer.from('xyz'))] })),
    subject: 'Letter 1',
    texts: ['plain: Dear Ben,\r\n\r\nthis is letter 1.\r\n'],
    files: ['plan.pdf application/pdf 4', ' application/octet-stream 3'],
  },
  {
    name: 'HTML stands behind the plain text',
    bytes: winmail(letter(1, { properties: [binary(OUTLOOK_TAG.html, Buffer.from('<p>Hi</p>'))] })),
    subject: 'Letter 1',
    texts: ['plain: Dear Ben,\r\n\r\nthis is letter 1.\r\n', 'html: <p>Hi</p>'],
  },
  {
    name: 'attributes of old clients are enough',
    bytes: Buffer.concat([
      SIGNATURE,
      attribute(1, 0x00018004, Buffer.from('Old\0')),
      attribute(1, 0x0002800c, Buffer.from('Body\0')),
      attribute(2, 0x00069002, Buffer.alloc(14)),
      attribute(2, 0x00018010, Buffer.from('OLD.DOC\0')),
      attribute(2, 0x0006800f, Buffer.from('word')),
    ]),
    subject: 'Old',
    texts: ['plain: Body'],
    files: ['OLD.DOC application/octet-stream 4'],
  },
  {
    name: 'a file that was never stored is told',
    bytes: winmail({ properties: [], attachments: [{ properties: [long(OUTLOOK_TAG.attachmentMethod, 4)] }] }),
    codes: ['tnef-incomplete'],
  },
  {
    name: 'what does not begin like a winmail.dat is not read',
    bytes: Buffer.from('PK\x03\x04 and so on'),
    codes: ['tnef-damaged'],
  },
  { name: 'an empty winmail.dat is told', bytes: Buffer.alloc(0), codes: ['tnef-damaged'] },
  {
    name: 'one that is cut gives what stands before the cut',
    bytes: winmail(letter(1, { attachments: [plan] })).subarray(0, -60),
    subject: 'Letter 1',
    texts: ['plain: Dear Ben,\r\n\r\nthis is letter 1.\r\n'],
    codes: ['tnef-cut', 'tnef-incomplete'],
  },
  {
    name: 'a wrong checksum is told, and the part is read',
    bytes: Buffer.concat([winmail({ properties: [text(OUTLOOK_TAG.subject, 'Hi')] }).subarray(0, -2), Buffer.alloc(2)]),
    subject: 'Hi',
    codes: ['tnef-checksum'],
  },
]

for (const { name, bytes, subject = '', texts = [], files = [], codes: wanted = [] } of table)
  test(name, () => {
    const found = read(bytes)
    assert.deepEqual([found.subject, textsOf(found), filesOf(found), codes(found)], [subject, texts, files, wanted])
  })

test('an attached message stands as mail, with its own files', () => {
  const [inner] = read(
    winmail(letter(1, { attachments: [{ properties: [], message: letter(2, { attachments: [plan] }) }] })),
  ).files
  assert.deepEqual([inner?.name, inner?.type], ['Letter 2.eml', 'message/rfc822'])
  const mail = Buffer.from(inner?.bytes ?? []).toString('latin1')
  assert.match(
    mail,
    /^From: "Anna Adams" <anna@x\.example>[^]*\r\nSubject: Letter 2\r\n[^]*filename="plan\.pdf"\r\n\r\nJVBERg==\r\n/,
  )
})

test('names of properties that each message numbers anew are passed over', () => {
  const guid = Buffer.alloc(16, 7)
  const name = Buffer.from('x-header\0\0', 'utf16le')
  const head = Buffer.alloc(8)
  head.writeUInt32LE(1)
  head.writeUInt32LE(name.length - 2, 4)
  const named = Buffer.concat([Buffer.from([0x03, 0x00, 0x01, 0x80]), guid, head, name, Buffer.from([9, 0, 0, 0])])
  const own = Buffer.concat([Buffer.from([0x03, 0x00, 0x07, 0x0e]), Buffer.from([1, 0, 0, 0])])
  const list = Buffer.concat([Buffer.from([2, 0, 0, 0]), named, own])
  const found = read(Buffer.concat([SIGNATURE, attribute(1, 0x00069003, list)]))
  assert.deepEqual([[...found.properties.keys()], codes(found)], [[0x0e07], []])
})

test('troubles inside an attached message tell their place in the whole', () => {
  const whole = Buffer.from(winmail(letter(1, { attachments: [{ properties: [], message: letter(2) }] })))
  const inner = whole.indexOf(winmail(letter(2)))
  // The length of the inner message's list of properties, which then leads beyond its end.
  whole[inner + 6 + 9 + 8 + 2 + 8] = 0x7f
  const cut = read(whole).troubles.find(({ code }) => code === 'tnef-cut')
  assert.equal(cut?.span.from, inner + 6 + 9 + 8 + 2)
})

test('messages in messages end where the limit says', () => {
  const nest = (depth: number): GivenMessage =>
    letter(depth, depth === 0 ? {} : { attachments: [{ properties: [], message: nest(depth - 1) }] })
  const found = read(winmail(nest(6)), { ...LIMITS, partDepth: 3 })
  assert(codes(found).includes('tnef-too-deep'))
})

test('more files than are read are told', () => {
  const found = read(winmail(letter(1, { attachments: [plan, plan, plan] })), { ...LIMITS, parts: 2 })
  assert.deepEqual([found.files.length, codes(found)], [2, ['tnef-too-many']])
})

test('bytes damaged anywhere never fail, and what changed is told', () => {
  const chance = random('tnef')
  const given = winmail(
    letter(1, { attachments: [plan, { properties: [], message: letter(2, { attachments: [plan] }) }] }),
  )
  const whole = read(given)
  for (let run = 0; run < 400; run++) {
    const copy = Buffer.from(given.subarray(0, chance.chance(0.3) ? chance.below(given.length) : given.length))
    for (let change = 0; change < 3 && copy.length > 0; change++)
      copy[chance.below(copy.length)]! ^= 1 << chance.below(8)
    const found = read(copy)
    if (found.troubles.length === 0) assert.deepEqual(filesOf(found), filesOf(whole))
    for (const { span } of found.troubles) assert(span.from >= 0 && span.from <= span.to && span.to <= copy.length)
  }
})

test('a list that claims four thousand million recipients is read as far as it goes', () => {
  const rows = Buffer.concat([Buffer.from([0xff, 0xff, 0xff, 0xff]), Buffer.alloc(4000)])
  const found = read(Buffer.concat([SIGNATURE, attribute(1, 0x00069004, rows)]), { ...LIMITS, headerFields: 100 })
  assert.deepEqual(codes(found), [])
})
