import assert from 'node:assert/strict'
import { test } from 'node:test'
import { digest, LIMITS, random, type Limits } from '#ground'
import { partBytes } from './part-bytes.ts'
import { readMessage } from './read-message.ts'

function read(bytes: Buffer, limits?: Limits) {
  const where = { source: digest(bytes), path: ['a.mbox', '#1'] }
  return readMessage({ where, kind: 'mail', bytes, fidelity: 'original', mailbox: 'a', folder: '' }, limits)
}

const complete = 'From: a@x.org\nDate: 4 Jun 2024 09:30:00 +0200\n'

const troubles = [
  { name: 'a complete mail has none', text: `${complete}\nHi`, want: [] },
  { name: 'a mail without From and Date', text: 'Subject: x\n\nHi', want: ['header-missing', 'header-missing'] },
  { name: 'two From fields', text: `${complete}From: b@x.org\n\nHi`, want: ['header-twice'] },
  {
    name: 'two Content-Type fields',
    text: `${complete}Content-Type: text/html\nContent-Type: text/plain\n\nHi`,
    want: ['header-twice'],
  },
  { name: 'a date that is none', text: 'From: a@x.org\nDate: yesterday\n\nHi', want: ['date-unread'] },
  {
    name: 'two charsets',
    text: `${complete}Content-Type: text/plain; charset=a; charset=b\n\nHi`,
    want: ['parameter-twice'],
  },
  {
    name: 'an unknown encoding',
    text: `${complete}Content-Transfer-Encoding: rot13\n\nHi`,
    want: ['encoding-unknown'],
  },
  { name: 'carriage returns alone', text: `${complete}\nHi`.replaceAll('\n', '\r'), want: ['bare-returns'] },
  {
    name: 'a footer below base64',
    text: `${complete}Content-Transfer-Encoding: base64\n\nSGk=\n-- \nlist`,
    want: ['base64-followed'],
  },
  {
    name: 'more links than are read',
    text: `${complete}\n${'https://a.test/ '.repeat(LIMITS.links + 1)}`,
    want: ['links-too-many'],
  },
]

for (const { name, text, want } of troubles)
  test(`troubles: ${name}`, () => {
    const message = read(Buffer.from(text))
    assert.deepEqual(
      message.troubles.map(({ code }) => code),
      want,
    )
    for (const { where } of message.troubles) {
      assert.deepEqual(where.path, ['a.mbox', '#1'])
      assert(where.span !== undefined && where.span.to <= message.item.bytes.length)
    }
  })

test('a mail has the fields of its header, the first where one is meant, all where several may be', () => {
  const message = read(
    Buffer.from(
      'From: A <a@x.org>\nFrom: b@x.org\nSubject: =?utf-8?Q?=C3=BC?=\nSubject: two\nDate: 4 Jun 2024 09:30:00 +0200\n' +
        'Message-ID: <1@x.org>\nTo: c@x.org\nTo: d@x.org\n\nHi',
    ),
  )
  assert.deepEqual(
    message.from.map(({ address }) => address),
    ['a@x.org', 'b@x.org'],
  )
  assert.deepEqual(
    message.to.map(({ address }) => address),
    ['c@x.org', 'd@x.org'],
  )
  assert.equal(message.subject, 'ü')
  assert.equal(message.sent?.zone, 120)
  assert.equal(message.thread.id, '1@x.org')
  assert.equal(message.id, digest(message.item.bytes))
  assert.equal(message.parts[0]!.headers, message.headers)
})

test('a mail over the limit is read up to it, and its name is that of all its bytes', () => {
  const bytes = Buffer.from(`${complete}\n${'x'.repeat(1000)}`)
  const message = read(bytes, { ...LIMITS, messageBytes: 200 })
  assert.equal(message.parts[0]!.bodySpan.to, 200)
  assert.equal(message.id, digest(bytes))
  assert.deepEqual(
    message.troubles.map(({ code, where }) => [code, where.span]),
    [['message-too-long', { from: 200, to: bytes.length }]],
  )
})

test('bytes that are a piece of a larger buffer are read alone', () => {
  const around = Buffer.from(`junk${complete}\nHi\n--end`)
  const message = read(around.subarray(4, around.length - 6))
  assert.equal(message.parts[0]!.text, 'Hi')
  assert.equal(partBytes(message, message.parts[0]!).toString(), 'Hi')
})

test('a thousand troubles of one kind are told in nine', () => {
  const message = read(Buffer.from(`${complete}${'From: a@x.org\n'.repeat(1000)}\nHi`))
  assert.equal(message.troubles.length, 9)
  assert.match(message.troubles[8]!.says, /992 more/)
})

test('a trouble inside an encoded part has the place of that part', () => {
  const inside = Buffer.from('Subject: x\nContent-Transfer-Encoding: rot13\n\nHi').toString('base64')
  const head = `${complete}Content-Type: message/rfc822\nContent-Transfer-Encoding: base64\n\n`
  const message = read(Buffer.from(head + inside))
  assert.deepEqual(
    message.troubles.map(({ code, where }) => [code, where.span]),
    [['encoding-unknown', { from: head.length, to: head.length + inside.length }]],
  )
})

test('random bytes are read', () => {
  const chance = random('random mail')
  for (let round = 0; round < 300; round++) {
    const bytes = Buffer.from(Array.from({ length: chance.below(600) }, () => chance.below(256)))
    assert.equal(read(bytes).id, digest(bytes))
  }
})

const hostile = [
  { name: 'a line of a megabyte', text: `Subject: ${'x'.repeat(1e6)}\n\n` },
  { name: 'a megabyte of encoded words that never end', text: `Subject: ${'=?utf-8?Q?'.repeat(1e5)}\n\n` },
  { name: 'a megabyte of open brackets', text: `From: ${'('.repeat(1e6)}\n\n` },
  { name: 'a megabyte of open brackets in Received', text: `Received: ${'(['.repeat(5e5)}\n\n` },
  { name: 'a megabyte of results', text: `Authentication-Results: x; ${'dkim=pass (;'.repeat(8e4)}\n\n` },
  { name: 'a megabyte of ids', text: `References: ${'<'.repeat(5e5)}${'<a@b>'.repeat(1e5)}\n\n` },
  { name: 'a megabyte of spaces in a date', text: `Date: 4${' '.repeat(1e6)}Jun\n\n` },
  { name: 'a megabyte of parameters', text: `Content-Type: text/plain; ${'a=b; x*0*="'.repeat(9e4)}\n\n` },
  { name: 'a hundred thousand fields', text: `${'a: b\n'.repeat(1e5)}\n` },
  { name: 'a hundred thousand lines that are no fields', text: `A: b\n${'junk\n'.repeat(1e5)}\n` },
  {
    name: 'a hundred thousand delimiters',
    text: `Content-Type: multipart/mixed; boundary=b\n\n${'--b\n'.repeat(1e5)}`,
  },
  { name: 'a megabyte of tags', text: `Content-Type: text/html\n\n${'<a href="'.repeat(1e5)}` },
  { name: 'a megabyte of open tags', text: `Content-Type: text/html\n\n${'<div>'.repeat(2e5)}` },
  { name: 'a megabyte of quote marks', text: `Content-Type: text/plain\n\n${'>'.repeat(1e6)}` },
  { name: 'a megabyte of addresses', text: `Content-Type: text/plain\n\n${'http://a.test/?http://'.repeat(4e4)}` },
  { name: 'a megabyte of equals signs', text: `Content-Transfer-Encoding: quoted-printable\n\n${'= '.repeat(5e5)}` },
  { name: 'a megabyte of files that begin', text: `\n${'begin 644 x\n'.repeat(8e4)}` },
  {
    name: 'a megabyte of shifted text',
    text: `Content-Type: text/plain; charset=iso-2022-jp\n\n${'\x1b$B'.repeat(3e5)}`,
  },
  { name: 'a megabyte of UTF-7', text: `Content-Type: text/plain; charset=utf-7\n\n${'+AD-'.repeat(2.5e5)}` },
]

for (const { name, text } of hostile)
  test(`${name} takes time in proportion`, () => {
    const bytes = Buffer.from(text)
    const before = process.threadCpuUsage()
    read(bytes)
    const { user, system } = process.threadCpuUsage(before)
    assert(user + system < 1.5e6, `${((user + system) / 1000).toFixed(0)} ms`)
  })
