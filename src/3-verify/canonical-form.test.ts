import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Random, random } from '#ground'
import { canonicalBody, canonicalField, coveredUntil, wireBody } from './canonical-form.ts'

const bodies = [
  // The example of RFC 6376 §3.4.5.
  {
    name: 'relaxed: runs of space become one, ends are cut',
    body: ' C \r\nD \t E\r\n\r\n\r\n',
    relaxed: ' C\r\nD E\r\n',
    simple: ' C \r\nD \t E\r\n',
  },
  { name: 'an empty body is one line end when simple and nothing when relaxed', body: '', relaxed: '', simple: '\r\n' },
  { name: 'a body of empty lines alone is like an empty one', body: '\r\n\r\n', relaxed: '', simple: '\r\n' },
  { name: 'a missing last line end is added', body: 'a', relaxed: 'a\r\n', simple: 'a\r\n' },
  {
    name: 'lines of space alone at the end are empty lines only when relaxed',
    body: 'a\r\n \t\r\n',
    relaxed: 'a\r\n',
    simple: 'a\r\n \t\r\n',
  },
  { name: 'a bare LF counts as CRLF', body: 'a\n\nb\n', relaxed: 'a\r\n\r\nb\r\n', simple: 'a\r\n\r\nb\r\n' },
  { name: 'a lone CR is a character', body: 'a\rb\r\n', relaxed: 'a\rb\r\n', simple: 'a\rb\r\n' },
  {
    name: 'space inside and at the start of lines is kept as one',
    body: '\t a  b\r\n',
    relaxed: ' a b\r\n',
    simple: '\t a  b\r\n',
  },
  {
    name: 'bytes over 127 are left alone',
    body: 'gr\xc3\xbc\xa0 x\r\n',
    relaxed: 'gr\xc3\xbc\xa0 x\r\n',
    simple: 'gr\xc3\xbc\xa0 x\r\n',
  },
]

for (const row of bodies)
  test(row.name, () => {
    const body = Buffer.from(row.body, 'latin1')
    assert.equal(canonicalBody(body, 'relaxed').toString('latin1'), row.relaxed)
    assert.equal(canonicalBody(body, 'simple').toString('latin1'), row.simple)
  })

const fields = [
  { name: 'a field in simple form stays', text: 'A: X\r\n\tY ', simple: 'A: X\r\n\tY ', relaxed: 'a:X Y' },
  { name: 'space before the colon goes', text: 'B \t: Y\t\r\n\tZ  ', simple: 'B \t: Y\t\r\n\tZ  ', relaxed: 'b:Y Z' },
  { name: 'an empty value stays empty', text: 'Cc:  ', simple: 'Cc:  ', relaxed: 'cc:' },
  { name: 'a byte 0xA0 is no space', text: 'S: a\xa0 b\xa0', simple: 'S: a\xa0 b\xa0', relaxed: 's:a\xa0 b\xa0' },
]

for (const row of fields)
  test(row.name, () => {
    assert.equal(canonicalField(row.text, 'simple'), row.simple)
    assert.equal(canonicalField(row.text, 'relaxed'), row.relaxed)
  })

/** The same form, line by line, as RFC 6376 §3.4.4 tells it. */
function plainly(body: string): string {
  const lines = body.split(/\r?\n/).map(line => line.replace(/[ \t]+/g, ' ').replace(/ $/, ''))
  while (lines.at(-1) === '') lines.pop()
  return lines.map(line => `${line}\r\n`).join('')
}

const someBody = (chance: Random) =>
  Array.from({ length: chance.below(60) }, () => chance.pick([' ', '\t', '\r\n', '\n', 'a', '\xff', '\r', '  '])).join(
    '',
  )

test('the relaxed form is what the standard tells line by line, for any bytes', () => {
  const chance = random('canonical')
  for (let run = 0; run < 4000; run++) {
    const body = someBody(chance)
    assert.equal(
      canonicalBody(Buffer.from(body, 'latin1'), 'relaxed').toString('latin1'),
      plainly(body),
      JSON.stringify(body),
    )
  }
})

test('a canonical form is its own canonical form, and wire line ends change nothing', () => {
  const chance = random('twice')
  for (let run = 0; run < 2000; run++) {
    const body = Buffer.from(someBody(chance), 'latin1')
    for (const form of ['simple', 'relaxed'] as const) {
      const once = canonicalBody(body, form)
      assert.deepEqual(canonicalBody(once, form), once)
      assert.deepEqual(canonicalBody(wireBody(body), form), once)
    }
  }
})

test('what l= covers ends where the source says so', () => {
  const body = Buffer.from('one  two\nthree\n', 'latin1')
  assert.equal(coveredUntil(body, 'relaxed', 'one two\r\n'.length), 'one  two\n'.length)
  assert.equal(coveredUntil(body, 'simple', 3), 3)
  assert.equal(coveredUntil(body, 'relaxed', 0), 0)
})
