import { random } from '#ground'

import assert from 'node:assert/strict'
import { test } from 'node:test'

import { counted, grouped, hanging, paintFor, safe, wrapped } from './terminal.ts'

const safely = [
  { name: 'letters of any script stay', text: 'Ünï 日本 “x”', gives: 'Ünï 日本 “x”' },
  { name: 'signs that move the cursor or colour become a space', text: 'a\u001b[2Kb\u009b1mc', gives: 'a [2Kb 1mc' },
  {
    name: 'a line end cannot fake a line of ours',
    text: 'Subject\r\nturncoat: all is well',
    gives: 'Subject turncoat: all is well',
  },
  {
    name: 'signs that turn the reading direction are taken off',
    text: 'plan\u202efdp.exe\u2066',
    gives: 'plan fdp.exe ',
  },
]
for (const { name, text, gives } of safely) test(name, () => assert.equal(safe(text), gives))

test('law: what is safe holds no control sign, whatever it was', () => {
  const dice = random('control signs')
  for (let round = 0; round < 300; round++) {
    const text = Array.from({ length: 40 }, () =>
      String.fromCharCode(dice.below(dice.chance(0.5) ? 0xa0 : 0x2070)),
    ).join('')
    assert.doesNotMatch(safe(text), /[\p{Cc}\u202a-\u202e\u2066-\u2069]/u)
  }
})

test('lines are broken between words, each with its indent', () => {
  assert.equal(wrapped('one two three four', 12, '  '), '  one two\n  three four')
})

test('a word that is longer than a line stands alone', () => {
  assert.equal(wrapped('a incomprehensible b', 6, ''), 'a\nincomprehensible\nb')
})

test('an entry of a list stands beside its text, or above it where it is too long', () => {
  assert.equal(hanging(' a', 'one two three', 12, 4), ' a  one two\n    three')
  assert.equal(hanging(' abcdef', 'one two', 12, 4), ' abcdef\n    one two')
})

test('law: no word is lost, and no line is too long that could be broken', () => {
  const dice = random('wrap')
  for (let round = 0; round < 200; round++) {
    const words = Array.from({ length: 1 + dice.below(30) }, () => 'x'.repeat(1 + dice.below(12)))
    const lines = wrapped(words.join(' '), 30, '   ').split('\n')
    assert.deepEqual(
      lines
        .map(line => line.trim())
        .join(' ')
        .split(' '),
      words,
    )
    assert(lines.every(line => line.length <= 30))
  }
})

test('counts are grouped by thousands and have their plural', () => {
  assert.deepEqual([0, 999, 1000, 17_885, 1_234_567].map(grouped), ['0', '999', '1,000', '17,885', '1,234,567'])
  assert.deepEqual(
    [counted(1, 'mail'), counted(0, 'mail'), counted(2000, 'was', 'were')],
    ['1 mail', '0 mails', '2,000 were'],
  )
})

test('without colour nothing is marked', () => {
  assert.equal(paintFor({ colour: false }).alarm('x'), 'x')
  assert.equal(paintFor({ colour: true }).alarm('x'), '\u001b[31mx\u001b[0m')
})
