import assert from 'node:assert/strict'
import { test } from 'node:test'
import { LIMITS, random, type Digest, type Limits } from '#ground'
import { linesOf } from './line.ts'
import type { Part } from './message.ts'
import { readEntity } from './mime-part.ts'
import { partBytes } from './part-bytes.ts'
import { troublesOf } from './troubles.ts'

function read(bytes: Buffer, limits: Limits = LIMITS) {
  const where = { source: '0'.repeat(64) as Digest, path: [] }
  const troubles = troublesOf(where)
  const parts: (Part | undefined)[] = []
  readEntity({ bytes, lines: linesOf(bytes), base: undefined, depth: 0, parts, limits, troubles }, undefined)
  const item = { where, kind: 'mail', bytes, fidelity: 'original', mailbox: '', folder: '' } as const
  return { item, parts: parts.map(part => part!), troubles: troubles.all() }
}

/** The tree of parts: containers with what they hold in brackets, others with their decoded bytes. */
function outline(source: ReturnType<typeof read>, index = 0): string {
  const part = source.parts[index]!
  const name = part.type.replace('multipart/', '').replace('text/', '').replace('application/', '')
  const children = source.parts.filter(({ parent }) => parent === index)
  const body = part.role === 'container' ? '' : ` ${partBytes(source, part).toString('latin1')}`
  const inside = children.map(child => outline(source, child.index)).join(', ')
  return `${name}${body}${children.length === 0 ? '' : `(${inside})`}`
}

const mixed = 'Content-Type: multipart/mixed; boundary=b\n\n'

const rows = [
  { name: 'no fields at all', text: '\nHi', want: 'plain Hi' },
  {
    name: 'two parts',
    text: `${mixed}--b\n\none\n--b\nContent-Type: text/html\n\ntwo\n--b--\n`,
    want: 'mixed(plain one, html two)',
  },
  {
    name: 'the line end before a delimiter is not the body’s',
    text: `${mixed}--b\n\none\n\n--b--`,
    want: 'mixed(plain one\n)',
  },
  {
    name: 'preamble and epilogue are no parts',
    text: `${mixed}before\n--b\n\none\n--b--\nafter\n--b\n\nnone\n`,
    want: 'mixed(plain one)',
  },
  { name: 'white space behind a delimiter', text: `${mixed}--b \t\n\none\n--b-- \n`, want: 'mixed(plain one)' },
  { name: 'a longer line is no delimiter', text: `${mixed}--b\n\none\n--bc\n--b--\n`, want: 'mixed(plain one\n--bc)' },
  {
    name: 'a line that begins otherwise is no delimiter',
    text: `${mixed}--b\n\none\n --b\nx--b\n--b--\n`,
    want: 'mixed(plain one\n --b\nx--b)',
  },
  {
    name: 'a boundary of quoted signs',
    text: "Content-Type: multipart/mixed; boundary=\"a b:'(?\"\n\n--a b:'(?\n\none\n--a b:'(?--\n",
    want: 'mixed(plain one)',
  },
  {
    name: 'no closing delimiter',
    text: `${mixed}--b\n\none`,
    want: 'mixed(plain one)',
    troubles: ['multipart-unclosed'],
  },
  {
    name: 'a delimiter as last line begins nothing',
    text: `${mixed}--b\n\none\n--b\n`,
    want: 'mixed(plain one)',
    troubles: ['multipart-unclosed'],
  },
  {
    name: 'a delimiter that nothing but a line end follows',
    text: `${mixed}--b\n\none\n--b\n\n`,
    want: 'mixed(plain one, plain )',
    troubles: ['multipart-unclosed'],
  },
  {
    name: 'an inner multipart ends where the outer goes on',
    text: `${mixed}--b\nContent-Type: multipart/related; boundary=i\n\n--i\n\nin\n--b\n\nout\n--b--`,
    want: 'mixed(related(plain in), plain out)',
    troubles: ['multipart-unclosed'],
  },
  {
    name: 'the same boundary inside belongs to the inner one',
    text: `${mixed}--b\nContent-Type: multipart/related; boundary=b\n\n--b\n\nin\n--b--\n--b\n\nout\n--b--`,
    want: 'mixed(related(plain in), plain out)',
  },
  {
    name: 'an inner boundary that begins like the outer',
    text: `${mixed}--b\nContent-Type: multipart/related; boundary=b-\n\n--b-\n\nin\n--b---\n--b\n\nout\n--b--`,
    want: 'mixed(related(plain in), plain out)',
  },
  {
    name: 'a part without header',
    text: `${mixed}--b\nHello,\nNote: this\n--b--`,
    want: 'mixed(plain Hello,\nNote: this)',
    troubles: ['header-unended'],
  },
  {
    name: 'a part without body',
    text: `${mixed}--b\nContent-Type: text/html\n--b\n--b--`,
    want: 'mixed(html , plain )',
  },
  {
    name: 'a delimiter inside a header that looks like a field',
    text: 'Content-Type: multipart/mixed; boundary="b:c"\n\n--b:c\nContent-Type: text/html\n--b:c\n\ntwo\n--b:c--',
    want: 'mixed(html , plain two)',
  },
  { name: 'a type that is none', text: 'Content-Type: nonsense\n\nHi', want: 'plain Hi' },
  {
    name: 'a digest holds messages',
    text: 'Content-Type: multipart/digest; boundary=b\n\n--b\n\nSubject: x\n\none\n--b--',
    want: 'digest(message/rfc822(plain one))',
  },
  {
    name: 'an attached message',
    text: 'Content-Type: message/rfc822\n\nSubject: x\nContent-Type: text/html\n\none',
    want: 'message/rfc822(html one)',
  },
  {
    name: 'an attached message that is none',
    text: 'Content-Type: message/rfc822\n\nnot one',
    want: 'message/rfc822 not one',
    troubles: ['header-unended'],
  },
  {
    name: 'an attached message in base64',
    text: 'Content-Type: message/rfc822\nContent-Transfer-Encoding: base64\n\nU3ViamVjdDogeAoKb25l',
    want: 'message/rfc822(plain one)',
  },
  {
    name: 'a multipart in base64',
    text: 'Content-Type: multipart/mixed; boundary=b\nContent-Transfer-Encoding: base64\n\nLS1iCgpvbmUKLS1iLS0=',
    want: 'mixed(plain one)',
    troubles: ['multipart-encoded'],
  },
  {
    name: 'no boundary declared',
    text: 'Content-Type: multipart/mixed\n\n--x\nContent-Type: text/html\n\none\n--x--',
    want: 'mixed(html one)',
    troubles: ['boundary-inexact'],
  },
  {
    name: 'delimiters with something behind',
    text: `${mixed}--b!\n\none\n--b--!`,
    want: 'mixed(plain one)',
    troubles: ['boundary-inexact'],
  },
  {
    name: 'a multipart without parts is read as text',
    text: `${mixed}just text`,
    want: 'mixed just text',
    troubles: ['multipart-without-parts'],
  },
  {
    name: 'carriage returns alone',
    text: `${mixed}--b\n\none\n--b--\n`.replaceAll('\n', '\r'),
    want: 'mixed(plain one)',
  },
  {
    name: 'a file in the text is a part of it',
    text: '\nbegin 644 x\n#0V%T\n`\nend\n',
    want: 'plain begin 644 x\n#0V%T\n`\nend\n(octet-stream Cat)',
  },
]

for (const { name, text, want, troubles = [] } of rows)
  test(name, () => {
    const source = read(Buffer.from(text))
    assert.equal(outline(source), want)
    assert.deepEqual([...new Set(source.troubles.map(({ code }) => code))], troubles)
  })

const roles = [
  { name: 'plain text is a body', header: 'Content-Type: text/plain', want: 'body' },
  { name: 'so is HTML', header: 'Content-Type: text/html', want: 'body' },
  { name: 'a first text with a file name is a body', header: 'Content-Type: text/plain; name=x.txt', want: 'body' },
  {
    name: 'what says that it is an attachment is one',
    header: 'Content-Type: text/plain\nContent-Disposition: attachment',
    want: 'attachment',
  },
  { name: 'an unknown disposition is an attachment', header: 'Content-Disposition: strange', want: 'attachment' },
  { name: 'a calendar is a file', header: 'Content-Type: text/calendar', want: 'attachment' },
  { name: 'a picture is a file', header: 'Content-Type: image/png', want: 'attachment' },
  { name: 'a PGP signature', header: 'Content-Type: application/pgp-signature', want: 'signature' },
  { name: 'an S/MIME message', header: 'Content-Type: application/x-pkcs7-mime', want: 'signature' },
]

for (const { name, header, want } of roles)
  test(`role: ${name}`, () => assert.equal(read(Buffer.from(`${header}\n\nHi`)).parts[0]!.role, want))

test('role: a second text with a file name is a file, unless it is an alternative', () => {
  const two = (type: string) =>
    `Content-Type: multipart/${type}; boundary=b\n\n--b\n\none\n--b\nContent-Type: text/html; name=x\n\ntwo\n--b--`
  assert.equal(read(Buffer.from(two('mixed'))).parts[2]!.role, 'attachment')
  assert.equal(read(Buffer.from(two('alternative'))).parts[2]!.role, 'body')
})

test('limits on parts and depth are troubles, and what is read stays whole', () => {
  const many = read(Buffer.from(mixed + '--b\n\nx\n'.repeat(100)), { ...LIMITS, parts: 10 })
  assert.equal(many.parts.length, 10)
  assert(many.troubles.some(({ code }) => code === 'parts-too-many'))
  const levels = Array.from(
    { length: 100 },
    (_, level) => `Content-Type: multipart/mixed; boundary=b${level}\n\n--b${level}\n`,
  )
  const deep = read(Buffer.from(`${levels.join('')}\nbottom`))
  assert.equal(deep.parts.length, LIMITS.partDepth + 1)
  assert(deep.troubles.some(({ code }) => code === 'parts-too-deep'))
  const messages = read(Buffer.from('Content-Type: message/rfc822\n\n'.repeat(100)))
  assert.equal(messages.parts.length, LIMITS.partDepth + 1)
  const long = read(Buffer.from(`\n${'x'.repeat(100)}`), { ...LIMITS, textCharacters: 10 })
  assert.equal(long.parts[0]!.text, 'x'.repeat(10))
  assert.equal(long.parts[0]!.size, 100)
  assert.deepEqual(
    long.troubles.map(({ code }) => code),
    ['text-too-long'],
  )
})

test('whatever the bytes, parts lie in order inside each other', () => {
  const chance = random('parts')
  const pieces = [
    '\n',
    '\n\n',
    '--b\n',
    '--b--\n',
    '--c\n',
    'x',
    'Content-Type: multipart/mixed; boundary=b\n',
    'Content-Type: multipart/alternative; boundary="c"\n',
    'Content-Type: message/rfc822\n',
    'Content-Transfer-Encoding: base64\n',
    'Subject: x\n',
    'begin 644 x\n#0V%T\n',
    '\r\n',
    '--',
    ' ',
  ]
  for (let round = 0; round < 3000; round++) {
    const bytes = Buffer.from(Array.from({ length: chance.below(40) }, () => chance.pick(pieces)).join(''))
    const { parts } = read(bytes)
    let last = 0
    for (const part of parts) {
      assert.equal(parts[part.index], part)
      assert(part.headerSpan.from <= part.headerSpan.to && part.headerSpan.to <= part.bodySpan.from)
      assert(part.bodySpan.from <= part.bodySpan.to)
      if (part.base !== undefined) continue
      assert(part.headerSpan.from >= last && part.bodySpan.to <= bytes.length)
      last = part.headerSpan.from
      const around = part.parent === undefined ? undefined : parts[part.parent]!
      if (around !== undefined)
        assert(part.headerSpan.from >= around.bodySpan.from && part.bodySpan.to <= around.bodySpan.to)
    }
  }
})

test('hostile structures take time in proportion to their bytes', () => {
  const levels = Array.from(
    { length: 5000 },
    (_, level) => `Content-Type: multipart/mixed; boundary=b${level}\n\n--b${level}\n`,
  )
  const alike = 'a'.repeat(60_000)
  const hostile = [
    mixed + '--b\n'.repeat(250_000),
    mixed + '--c\n'.repeat(250_000),
    mixed + '\n--'.repeat(300_000),
    levels.join(''),
    `Content-Type: multipart/mixed; boundary=${alike}b\n\n${`--${alike}\n`.repeat(20)}`,
    'Content-Type: message/rfc822\n\n'.repeat(30_000),
    `Content-Type: multipart/mixed\n\n${'--x\n'.repeat(200_000)}`,
  ]
  for (const text of hostile) {
    const began = performance.now()
    read(Buffer.from(text))
    assert(performance.now() - began < 1500, text.slice(0, 80))
  }
})
