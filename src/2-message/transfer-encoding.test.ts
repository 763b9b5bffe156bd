import assert from 'node:assert/strict'
import { test } from 'node:test'
import { random } from '#ground'
import { decodeBase64, decodeStepwise, endOfBase64 } from './base64.ts'
import { decodeTransfer, decodeWithPlaces } from './transfer-encoding.ts'
import { findUuencoded } from './uuencode.ts'
import { findYenc } from './yenc.ts'

const rows = [
  { name: 'base64', encoding: 'base64', body: 'SGVs\r\nbG8=\r\n', want: 'Hello' },
  { name: 'base64 without padding', encoding: 'base64', body: 'SGVsbG8', want: 'Hello' },
  { name: 'base64 ignores what is not of its alphabet', encoding: 'base64', body: 'S!G V-s_b\0G8=', want: 'Hello' },
  { name: 'base64 goes on behind padding', encoding: 'base64', body: 'SGVsbG8=\nIHlvdQ==\n', want: 'Hello you' },
  { name: 'base64 ends before a footer', encoding: 'base64', body: 'SGVsbG8=\n____\nList footer\n', want: 'Hello' },
  { name: 'base64 ends before words', encoding: 'base64', body: 'SGVsbG8= ignored', want: 'Hello' },
  { name: 'base64 with one character too many', encoding: 'base64', body: 'SGVsbG8gQ', want: 'Hello ' },
  { name: 'quoted-printable', encoding: 'quoted-printable', body: 'a=3Db =C3=bc', want: 'a=b \xc3\xbc' },
  { name: 'a soft line break', encoding: 'quoted-printable', body: 'a=\r\nb=  \nc=\rd', want: 'abcd' },
  { name: 'white space before a soft break stays', encoding: 'quoted-printable', body: 'a =\nb', want: 'a b' },
  {
    name: 'white space at the end of a line goes',
    encoding: 'quoted-printable',
    body: 'a \t\r\nb  \nc ',
    want: 'a\r\nb\nc',
  },
  { name: 'encoded white space at the end stays', encoding: 'quoted-printable', body: 'a=20\n=09', want: 'a \n\t' },
  { name: 'a broken escape stays', encoding: 'quoted-printable', body: '=XY = =4', want: '=XY = =4' },
  { name: 'an equals sign at the end goes', encoding: 'quoted-printable', body: 'a=', want: 'a' },
  { name: 'uuencode', encoding: 'x-uuencode', body: 'begin 644 x\n+:&5L;&\\@:&5L;&\\`\n`\nend\n', want: 'hello hello' },
  {
    name: 'uuencode with CRLF and lost spaces',
    encoding: 'uuencode',
    body: 'begin 644 x\r\n#0V%T\r\n"  \r\nend',
    want: 'Cat\0\0',
  },
  { name: 'uuencode that promises too much', encoding: 'x-uue', body: 'begin 644 x\n_0V%T\n', want: 'Cat' },
  {
    name: 'yEnc',
    encoding: 'x-yenc',
    body: '=ybegin line=128 size=4 name=x\r\n\x92=}\x97\r\n=yend size=3\r\n',
    want: 'h\x13m',
  },
  { name: 'an unknown encoding is left', encoding: 'x-rot13', body: 'Uryyb', want: 'Uryyb' },
]

for (const { name, encoding, body, want } of rows)
  test(name, () => {
    const decoded = decodeTransfer(Buffer.from(body, 'latin1'), encoding)
    assert.equal(decoded.toString('latin1'), want)
  })

test('both ways of decoding base64 agree', () => {
  const chance = random('base64')
  const pieces = ['A', 'b', '/', '+', '=', '\n', '\r\n', ' ', '-', '_', '!', 'Q', '9']
  for (let round = 0; round < 10_000; round++) {
    const body = Buffer.from(Array.from({ length: chance.below(14) }, () => chance.pick(pieces)).join(''))
    assert.deepEqual(
      decodeBase64(body),
      decodeStepwise(body.subarray(0, endOfBase64(body))),
      JSON.stringify(body.toString()),
    )
  }
})

test('what was encoded is decoded', () => {
  const chance = random('transfer')
  for (let round = 0; round < 300; round++) {
    const bytes = Buffer.from(Array.from({ length: chance.below(200) }, () => chance.below(256)))
    const base64 = bytes.toString('base64').replace(/.{1,76}/g, '$&\r\n')
    const quoted = [...bytes]
      .map(byte => `=${byte.toString(16).padStart(2, '0').toUpperCase()}`)
      .join('')
      .replace(/.{72}/g, '$&=\r\n')
    assert.deepEqual(decodeTransfer(Buffer.from(base64), 'base64'), bytes)
    assert.deepEqual(decodeTransfer(Buffer.from(quoted), 'quoted-printable'), bytes)
  }
})

test('the place of decoded bytes decodes to them', () => {
  const chance = random('places of bytes')
  const pieces = {
    base64: ['A', 'b', 'Q', '/', '\n', ' ', '=', '!'],
    'quoted-printable': ['a', ' ', '\t', '\n', '\r\n', '=', '=20', '=C3', '=\n', '=3D'],
  }
  for (const encoding of ['base64', 'quoted-printable'] as const)
    for (let round = 0; round < 2000; round++) {
      const body = Buffer.from(
        Array.from({ length: 1 + chance.below(20) }, () => chance.pick(pieces[encoding])).join(''),
      )
      const decoded = decodeTransfer(body, encoding)
      const placed = decodeWithPlaces(body, encoding)
      assert.deepEqual(placed.decoded, decoded)
      if (decoded.length === 0) continue
      const from = chance.below(decoded.length)
      const to = from + 1 + chance.below(decoded.length - from)
      const place = placed.places({ from, to })
      assert(place !== undefined)
      // An encoded space at the end of the cut must not be taken for one that is to go.
      const cut = decodeTransfer(
        Buffer.concat([body.subarray(place.from, place.to), Buffer.from(encoding === 'base64' ? '' : 'X')]),
        encoding,
      )
      assert(cut.includes(decoded.subarray(from, to)), `${JSON.stringify(body.toString())} ${from} ${to}`)
    }
})

test('a place that is not there is none', () => {
  assert.equal(decodeWithPlaces(Buffer.from('SGVs'), 'base64').places({ from: 2, to: 4 }), undefined)
  assert.equal(decodeWithPlaces(Buffer.from('SGVs'), '7bit').places({ from: 2, to: 5 }), undefined)
  assert.equal(decodeWithPlaces(Buffer.from('SGVs'), '7bit').places({ from: 2, to: 2 }), undefined)
})

const texts = [
  { name: 'a uuencoded file', text: 'Hi\nbegin 644 my plan.pdf\n#0V%T\n`\nend\nBye\n', want: ['my plan.pdf 3 37'] },
  {
    name: 'two of them, from the first line on',
    text: 'begin 644 a\n#0V%T\n`\nend\nbegin 600 b\r\n#0V%T\r\n`\r\nend',
    want: ['a 0 24', 'b 24 50'],
  },
  { name: 'one whose end is missing', text: 'begin 644 a\n#0V%T\n#0V%T\n', want: ['a 0 24'] },
  {
    name: 'words that begin alike',
    text: 'begin 644 miles from here\nand walk on until you come to a very long line of words.\nend\n',
    want: [],
  },
  { name: 'a beginning alone', text: 'begin 644 a\n', want: [] },
  {
    name: 'a yEnc file',
    text: 'Hi\n=ybegin line=128 size=1 name=x y.bin\n\x92\n=yend size=1\nBye',
    want: ['x y.bin 3 55'],
  },
  { name: 'a yEnc file whose end is missing', text: '=ybegin line=128 size=1 name=x\n\x92\n', want: [] },
]

for (const { name, text, want } of texts)
  test(name, () => {
    const bytes = Buffer.from(text, 'latin1')
    const files = [...findUuencoded(bytes), ...findYenc(bytes)]
    assert.deepEqual(
      files.map(file => `${file.name} ${file.span.from} ${file.span.to}`),
      want,
    )
  })

test('long bodies of anything are read in well under a second each', () => {
  for (const piece of [
    '=',
    '= ',
    '=\n',
    ' ',
    ' \n',
    '=3',
    'A',
    'A=',
    '==',
    '=\nA',
    'begin 644 a\n',
    'begin 644 a\n#0V%T\n',
    '=ybegin  name=a\n',
    '_\n',
    '!',
  ])
    for (const encoding of ['base64', 'quoted-printable', 'x-uuencode', 'x-yenc']) {
      const body = Buffer.from(piece.repeat(Math.floor(3e5 / piece.length)))
      const began = performance.now()
      decodeTransfer(body, encoding)
      findUuencoded(body)
      findYenc(body)
      assert(performance.now() - began < 1000, `${JSON.stringify(piece)} as ${encoding}`)
    }
})
