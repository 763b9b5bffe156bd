import assert from 'node:assert/strict'
import { test } from 'node:test'
import { LIMITS, random, type Digest } from '#ground'
import { readHeaders } from './header.ts'
import { troublesOf } from './troubles.ts'

const rows = [
  {
    name: 'a field has its name as written and its value trimmed',
    text: 'Subject:  Hi \n\nx',
    want: ['Subject=Hi'],
    body: 'x',
  },
  { name: 'CRLF ends lines as LF does', text: 'A: 1\r\nB: 2\r\n\r\nx', want: ['A=1', 'B=2'], body: 'x' },
  {
    name: 'unfolding takes the line end only',
    text: 'A: one\r\n\ttwo\n  three\n\nx',
    want: ['A=one\ttwo  three'],
    body: 'x',
  },
  { name: 'a value may begin on the second line', text: 'A:\n b\n\n', want: ['A=b'], body: '' },
  { name: 'white space before the colon is obsolete and read', text: 'A \t: b\n\n', want: ['A=b'], body: '' },
  { name: 'a line of white space continues a field', text: 'A: b\n \nC: d\n\n', want: ['A=b', 'C=d'], body: '' },
  { name: 'an empty field is a field', text: 'A:\nB:\n\n', want: ['A=', 'B='], body: '' },
  { name: 'UTF-8 is read', text: 'A: Gr\xc3\xbc\xc3\x9fe\n\n', want: ['A=Grüße'], body: '' },
  { name: 'other 8-bit text is Windows-1252', text: 'A: Gr\xfc\xdfe \x80\n\n', want: ['A=Grüße €'], body: '' },
  { name: 'a header may end with the bytes', text: 'A: b\nC: d', want: ['A=b', 'C=d'], body: '' },
  { name: 'a body may follow no field', text: '\nx', want: [], body: 'x' },
  { name: 'an empty line of CRLF at the very end is no body', text: 'A: b\r\n\r', want: ['A=b'], body: '' },
  {
    name: 'junk before a known field is passed over',
    text: 'junk\nSubject: a\nmore\n junk\nX-B: c\n\nx',
    want: ['Subject=a', 'X-B=c'],
    body: 'x',
    troubles: ['header-line-unread', 'header-line-unread'],
  },
  {
    name: 'junk before no field is the body',
    text: 'A: b\nHello,\nthis is it.\n\nx',
    want: ['A=b'],
    body: 'Hello,\nthis is it.\n\nx',
    troubles: ['header-unended'],
  },
  {
    name: 'a sentence with a colon behind junk is no field',
    text: 'A: b\nHello,\nNote: this\n\nx',
    want: ['A=b'],
    body: 'Hello,\nNote: this\n\nx',
    troubles: ['header-unended'],
  },
  {
    name: 'a text without any field is a body',
    text: 'Hello,\nthis is it.\n',
    want: [],
    body: 'Hello,\nthis is it.\n',
    troubles: ['header-unended'],
  },
  {
    name: 'the line of an mbox is passed over',
    text: 'From x Tue Jun 4\nA: b\n\nx',
    want: ['A=b'],
    body: 'x',
    troubles: ['mbox-line-inside'],
  },
  {
    name: 'two hyphens and no colon end the section',
    text: 'A: b\n--c\nD: e\n\n',
    want: ['A=b'],
    body: '--c\nD: e\n\n',
  },
  { name: 'a NUL stays and is told', text: 'A: b\0c\n\n', want: ['A=b\0c'], body: '', troubles: ['header-nul'] },
  {
    name: 'a bare carriage return stays and is told',
    text: 'A: b\rC: d\n\n',
    want: ['A=b\rC: d'],
    body: '',
    troubles: ['header-bare-return'],
  },
  {
    name: 'a name has no spaces inside',
    text: 'A: b\nNot a: field\n\nx',
    want: ['A=b'],
    body: 'Not a: field\n\nx',
    troubles: ['header-unended'],
  },
]

const where = { source: '0'.repeat(64) as Digest, path: [] }

function read(bytes: Buffer, limits = LIMITS) {
  const troubles = troublesOf(where)
  return { ...readHeaders({ bytes, from: 0, of: 'message', limits, troubles }), troubles: troubles.all() }
}

for (const { name, text, want, body, troubles = [] } of rows)
  test(name, () => {
    const bytes = Buffer.from(text, 'latin1')
    const section = read(bytes)
    assert.deepEqual(
      section.headers.map(header => `${header.name}=${header.value}`),
      want,
    )
    assert.equal(bytes.toString('latin1', section.bodyFrom), body)
    assert.deepEqual(
      section.troubles.map(({ code }) => code),
      troubles,
    )
  })

test('a part whose first line is no field has no header', () => {
  const bytes = Buffer.from('Hello,\nSubject: x\n\ny')
  const section = readHeaders({ bytes, from: 0, of: 'part', limits: LIMITS, troubles: troublesOf(where) })
  assert.deepEqual(section, { headers: [], span: { from: 0, to: 0 }, bodyFrom: 0 })
})

test('a delimiter that looks like a field ends the section', () => {
  const bytes = Buffer.from('A: b\n--x:y\n\n')
  const section = readHeaders({
    bytes,
    from: 0,
    of: 'part',
    delimits: line => line === 5,
    limits: LIMITS,
    troubles: troublesOf(where),
  })
  assert.equal(section.bodyFrom, 5)
})

test('fields over the limit are left out, and it is told', () => {
  const section = read(Buffer.from('A: b\n'.repeat(20) + '\nx'), { ...LIMITS, headerFields: 7 })
  assert.equal(section.headers.length, 7)
  assert.deepEqual(
    section.troubles.map(({ code }) => code),
    ['header-too-long'],
  )
})

test('a field over the limit is cut, its span is whole, and the body is found', () => {
  const bytes = Buffer.from(`A: ${'x'.repeat(500)}\nB: c\n\nbody`)
  const section = read(bytes, { ...LIMITS, headerBytes: 100 })
  assert.deepEqual(
    section.headers.map(({ value, span }) => [value.length, span]),
    [[97, { from: 0, to: 504 }]],
  )
  assert.equal(bytes.toString('latin1', section.bodyFrom), 'body')
  assert.deepEqual(
    section.troubles.map(({ code }) => code),
    ['header-too-long'],
  )
})

test('whatever the bytes, spans lie in order and hold what was read', () => {
  const chance = random('header spans')
  const pieces = ['A', 'Subject', ': ', ':', ' ', '\t', '\n', '\r\n', '\r', '\0', 'é', '--', 'From ', 'x-y', '\n\n']
  for (let round = 0; round < 3000; round++) {
    const text = Array.from({ length: chance.below(30) }, () => chance.pick(pieces)).join('')
    const bytes = Buffer.from(text, chance.chance(0.5) ? 'utf8' : 'latin1')
    const { headers, span, bodyFrom } = read(bytes)
    let last = 0
    for (const header of headers) {
      assert(header.span.from >= last && header.span.to > header.span.from && header.span.to <= span.to)
      assert(bytes.toString('latin1', header.span.from, header.span.to).startsWith(header.name))
      last = header.span.to
    }
    assert(span.to <= bodyFrom && bodyFrom <= bytes.length)
  }
})

test('a megabyte of anything is read in well under a second', () => {
  const hostile = [
    'a'.repeat(1e6),
    'a:'.repeat(5e5),
    ': '.repeat(5e5),
    '\r'.repeat(1e6),
    'a\n'.repeat(5e5),
    'a:\n '.repeat(25e4),
    ' '.repeat(1e6),
    '--\n'.repeat(3e5),
  ]
  const began = performance.now()
  for (const text of hostile) read(Buffer.from(text))
  assert(performance.now() - began < 2000)
})
