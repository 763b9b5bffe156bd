import assert from 'node:assert/strict'
import { test } from 'node:test'
import { LIMITS, random } from '#ground'
import { readRawMail } from './raw-fields.ts'

const rows = [
  {
    name: 'fields are cut at their line ends',
    mail: 'A: 1\r\nB: 2\r\n\r\nbody',
    keys: ['a', 'b'],
    body: 'body',
  },
  {
    name: 'folded lines belong to the field above',
    mail: 'A: 1\r\n\t2\r\nB: 3\r\n\r\n',
    keys: ['a', 'b'],
    body: '',
  },
  { name: 'bare LF ends lines too', mail: 'A: 1\nB: 2\n\nbody\n', keys: ['a', 'b'], body: 'body\n' },
  { name: 'a mail that is all header has an empty body', mail: 'A: 1', keys: ['a'], body: '' },
  {
    name: 'a mail that begins with an empty line has no fields',
    mail: '\r\nbody',
    keys: [],
    body: 'body',
  },
  {
    name: 'a line that is no field has no key',
    mail: 'From a@x.example Mon Jun 1\nA: 1\n\n',
    keys: ['', 'a'],
    body: '',
  },
  {
    name: 'space before the colon is no part of the name',
    mail: 'A : 1\r\n\r\n',
    keys: ['a'],
    body: '',
  },
]

for (const row of rows)
  test(row.name, () => {
    const mail = readRawMail(Buffer.from(row.mail, 'latin1'))
    assert.deepEqual(
      mail.fields.map(({ key }) => key),
      row.keys,
    )
    assert.equal(mail.bytes.toString('latin1', mail.bodyFrom), row.body)
  })

test('a field keeps its bytes and gets the line ends of the wire', () => {
  const [field] = readRawMail(Buffer.from('A: \xe9 \n\t b\n\n', 'latin1')).fields
  assert.equal(field!.text, 'A: \xe9 \r\n\t b')
  assert.deepEqual(field!.span, { from: 0, to: 10 })
})

test('the fields and the empty line are all that stands before the body, for any bytes', () => {
  const chance = random('raw')
  for (let run = 0; run < 2000; run++) {
    const parts = Array.from({ length: chance.below(40) }, () =>
      chance.pick(['\n', '\r\n', '\r', ' ', 'a', ':', '\x80', 'Key: v']),
    )
    const mail = readRawMail(Buffer.from(parts.join(''), 'latin1'))
    let at = 0
    for (const { span } of mail.fields) {
      assert.equal(span.from, at)
      at = span.to
    }
    assert(['', '\n', '\r\n'].includes(mail.bytes.toString('latin1', at, mail.bodyFrom)))
  }
})

test('a header section over the limits ends there', () => {
  const limits = { ...LIMITS, headerFields: 3 }
  assert.equal(readRawMail(Buffer.from('A: 1\n'.repeat(10)), limits).fields.length, 3)
})
