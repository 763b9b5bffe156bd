import assert from 'node:assert/strict'
import { test } from 'node:test'
import { LIMITS, random, type Digest } from '#ground'
import type { Part } from './message.ts'
import { readEntity } from './mime-part.ts'
import { partBytes, type PartSource } from './part-bytes.ts'
import { placeOf, placesIn } from './place.ts'
import { troublesOf } from './troubles.ts'

function read(bytes: Buffer): PartSource {
  const where = { source: '0'.repeat(64) as Digest, path: [] }
  const parts: (Part | undefined)[] = []
  readEntity(
    { bytes, lines: bytes, base: undefined, depth: 0, parts, limits: LIMITS, troubles: troublesOf(where) },
    undefined,
  )
  const item = { where, kind: 'mail', bytes, fidelity: 'original', mailbox: '', folder: '' } as const
  return { item, parts: parts.map(part => part!) }
}

const mail = (charset: string, encoding: string, body: string | Buffer) =>
  Buffer.concat([
    Buffer.from(`Content-Type: text/plain; charset=${charset}\nContent-Transfer-Encoding: ${encoding}\n\n`),
    typeof body === 'string' ? Buffer.from(body) : body,
  ])

const inner = mail('utf-8', 'quoted-printable', 'Gr=C3=BC=C3=9Fe, https://x.test/?a=3D1 there\n')
const attached = Buffer.concat([
  Buffer.from('Content-Type: message/rfc822\nContent-Transfer-Encoding: base64\n\n'),
  Buffer.from(inner.toString('base64').replace(/.{1,76}/g, '$&\n')),
])

/** `want` is what stands at the place in the bytes of the message; in base64, what it decodes to. */
const rows = [
  {
    name: 'plain ASCII',
    message: mail('us-ascii', '7bit', 'see https://x.test/ there'),
    find: 'https://x.test/',
    want: 'https://x.test/',
  },
  {
    name: 'behind two-character line ends',
    message: mail('us-ascii', '7bit', 'a\r\nb\r\nsee x'),
    find: 'see',
    want: 'see',
  },
  {
    name: 'behind bare carriage returns',
    message: mail('us-ascii', '7bit', 'a\rb\r\n\r\r\nsee x'),
    find: 'see',
    want: 'see',
  },
  { name: 'across a line end', message: mail('us-ascii', '7bit', 'one\r\ntwo'), find: 'one\ntwo', want: 'one\r\ntwo' },
  {
    name: 'behind characters of several bytes',
    message: mail('utf-8', '8bit', 'ü日😀\nß see x'),
    find: 'see',
    want: 'see',
  },
  { name: 'characters of several bytes', message: mail('utf-8', '8bit', 'ab\r\nü日😀c'), find: '日😀', want: '日😀' },
  { name: 'behind a mark', message: mail('utf-8', '8bit', '\ufeffü see'), find: 'see', want: 'see' },
  {
    name: 'in UTF-8 that is spoilt',
    message: mail('utf-8', '8bit', Buffer.from([0xc3, 0xbc, 0xff, 0x20, 0x73, 0x65, 0x65])),
    find: 'see',
    want: 'see',
  },
  {
    name: 'in quoted-printable',
    message: mail('utf-8', 'quoted-printable', 'Gr=C3=BC=C3=9Fe see=\n https://x.test/?a=3D1=\n2 x'),
    find: 'https://x.test/?a=12',
    want: 'https://x.test/?a=3D1=\n2',
  },
  {
    name: 'an encoded character',
    message: mail('utf-8', 'quoted-printable', 'Gr=C3=BC=C3=9Fe'),
    find: 'ü',
    want: '=C3=BC',
  },
  {
    name: 'in a charset of one byte',
    message: mail('koi8-r', '8bit', Buffer.from('f0d2c920736565', 'hex')),
    find: 'see',
    want: 'see',
  },
  {
    name: 'in a charset of two bytes',
    message: mail('shift_jis', '8bit', Buffer.from('93fa0d0a93fa207365650d0a', 'hex')),
    find: 'see',
    want: 'see',
  },
  {
    name: 'in a charset that shifts',
    message: mail('iso-2022-jp', '7bit', Buffer.from('1b2442467c1b284220736565', 'hex')),
    find: 'see',
    want: 'see',
  },
  {
    name: 'in UTF-16',
    message: mail('utf-16le', '8bit', Buffer.from('a\r\nsee', 'utf16le')),
    find: 'see',
    want: 's\0e\0e\0',
  },
  { name: 'in UTF-7', message: mail('utf-7', '7bit', '+APw-ber see'), find: 'see', want: 'see' },
]

for (const { name, message, find, want } of rows)
  test(name, () => {
    const source = read(message)
    const from = source.parts[0]!.text!.indexOf(find)
    const place = placeOf(source, 0, { from, to: from + find.length })!
    assert.equal(message.toString('utf8', place.from, place.to), want)
  })

test('in base64 the place is the whole groups that hold it', () => {
  const message = mail(
    'utf-8',
    'base64',
    Buffer.from('Grüße, https://x.test/').toString('base64').replace(/.{8}/g, '$&\n'),
  )
  const from = 'Grüße, '.length
  const place = placeOf(read(message), 0, { from, to: from + 5 })!
  const cut = Buffer.from(message.toString('latin1', place.from, place.to), 'base64').toString()
  assert.equal(cut, 'https:')
})

test('in a message in base64 the place is in the bytes of the item', () => {
  const source = read(attached)
  const { text } = source.parts[1]!
  const find = 'https://x.test/?a=1'
  const from = text!.indexOf(find)
  const place = placeOf(source, 1, { from, to: from + find.length })!
  const cut = Buffer.from(attached.toString('latin1', place.from, place.to), 'base64').toString()
  assert(cut.includes('https://x.test/?a=3D1'))
  assert(place.to - place.from < 40)
})

test('what is not there has no place', () => {
  const source = read(mail('us-ascii', '7bit', 'abc'))
  for (const characters of [
    { from: 0, to: 0 },
    { from: 2, to: 4 },
    { from: -1, to: 1 },
    { from: 3, to: 2 },
  ])
    assert.equal(placeOf(source, 0, characters), undefined)
  assert.equal(placeOf(source, 1, { from: 0, to: 1 }), undefined)
})

test('whatever the text, a character is found where its bytes are, in any order of asking', () => {
  const chance = random('places')
  const letters = ['a', 'ü', '日', '😀', ' ', '\n', '\r\n', '\r', '=', '.']
  for (let round = 0; round < 400; round++) {
    const text = Array.from({ length: 1 + chance.below(30) }, () => chance.pick(letters)).join('')
    const encoding = chance.pick(['8bit', 'base64', 'quoted-printable'])
    const hex = [...Buffer.from(text)].map(byte => `=${byte.toString(16).padStart(2, '0')}`).join('')
    const body = { '8bit': text, base64: Buffer.from(text).toString('base64'), 'quoted-printable': hex }[encoding]!
    const message = mail('utf-8', encoding, body)
    const source = read(message)
    const part = source.parts[0]!
    const places = placesIn(source, 0)
    for (let ask = 0; ask < 6; ask++) {
      const from = chance.below(part.text!.length)
      const character = part.text![from]!
      if (/[\ud800-\udfff]/.test(character)) continue
      const place = places({ from, to: from + 1 })!
      const decoded = partBytes(
        { ...source, parts: [{ ...part, bodySpan: place }] },
        { ...part, bodySpan: place },
      ).toString()
      assert(
        decoded.replace(/\r\n?/g, '\n').includes(character) || encoding === 'base64',
        `${JSON.stringify(text)} ${from}`,
      )
    }
  }
})

test('a thousand places in a long text are found in well under a second', () => {
  for (const line of [
    'ü see https://x.test/\n',
    'ü see https://x.test/\r\n',
    'ü see https://x.test/\r',
    'see https://x.test/ ',
  ])
    for (const encoding of ['8bit', 'base64']) {
      const text = line.repeat(10_000)
      const source = read(mail('utf-8', encoding, encoding === '8bit' ? text : Buffer.from(text).toString('base64')))
      const places = placesIn(source, 0)
      const began = performance.now()
      for (let from = 0; from < 150_000; from += 150) assert(places({ from, to: from + 10 }) !== undefined)
      assert(performance.now() - began < 1000, JSON.stringify(line))
    }
})
