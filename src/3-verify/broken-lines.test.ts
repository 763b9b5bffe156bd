import assert from 'node:assert/strict'
import { test } from 'node:test'
import { random } from '#ground'
import { misfit, unbroken } from './broken-lines.ts'
import { wrapLines } from './text-wrap.ts'

const LONG = 'A program leaves the lines of this paragraph as long as they are, and a gateway on the way breaks them.'
const TYPED = [
  'Whoever types in a terminal ends each line at some seventy characters,',
  'and these lines are as full as those that a gateway has broken, though',
  'nobody broke them.',
]

const broken = (text: string, width: number) => wrapLines(text, { width, ends: 'hard', breaks: 'words' })

/** How many readings come before the right one; undefined where none of them is it. */
function readingsBefore(original: string, damaged: string, width: number): number | undefined {
  const readings = [0, 1, 2, 3, 4, 5, 6].flatMap(price => [...unbroken(damaged.split('\r\n'), width, price)])
  const at = readings.findIndex(({ text }) => text === original)
  return at === -1 ? undefined : at
}

const patch = (lines: readonly string[]) =>
  ['diff --git a/x.c b/x.c', '@@ -1,2 +1,2 @@ static int first(struct node *one, struct node *other)', ...lines].join(
    '\r\n',
  )

const rows = [
  { name: 'one long line among typed ones', original: [LONG, '', ...TYPED, '', ...TYPED, ''].join('\r\n') },
  { name: 'nothing but long lines', original: [LONG, '', LONG, '', LONG, ''].join('\r\n') },
  {
    name: 'lines a word too long, whose rests stand alone',
    original: [...TYPED.slice(0, 2).map(line => `${line} too long`), ...TYPED.slice(2), ''].join('\r\n'),
  },
  { name: 'two spaces at the break', original: [`${TYPED[0]!.replace(',', '.')}  It goes on.`, ''].join('\r\n') },
  {
    name: 'a long link below its name',
    original: ['Dear all,', `Link: https://x.example/${'a'.repeat(70)}`, 'Ben', ''].join('\r\n'),
  },
  {
    name: 'broken lines of a patch, whatever they begin with',
    original: patch(['-int long_name_of_a_value, *pointer_to_one, *pointer_to_other, *last_one;', '+int one;', ' }']),
  },
]

for (const { name, original } of rows)
  test(`${name}: the lines as they were are among the first readings`, () => {
    const damaged = broken(original, 72)
    assert.notEqual(damaged, original)
    const before = readingsBefore(original, damaged, 72)
    assert(before !== undefined && before < 40, `after ${before} readings`)
    assert.equal(misfit(damaged.split('\r\n'), 72), 0)
  })

test('lines that are too long for a width were not broken at it', () => {
  assert(misfit([LONG, ...TYPED], 72) > 0)
  assert.equal(misfit([LONG, ...TYPED], 998), 0)
})

test('short lines and quoted ones have no readings', () => {
  for (const lines of [[], [''], ['a', 'b', ''], ['> quoted and quite long, so that the next word would not fit', 'x']])
    assert.deepEqual([...unbroken(lines, 60, 0)], [])
})

test('readings only take line ends out, at any lines', () => {
  const chance = random('broken lines')
  const pieces = [
    '@@ -1,3 +1,3 @@',
    '-',
    '+x',
    ' ',
    '',
    'word',
    'diff --git a/x',
    'b/x',
    '>',
    'A sentence. ',
    '\\',
    '\t',
  ]
  for (let run = 0; run < 60; run++) {
    const lines = Array.from({ length: chance.below(40) }, () =>
      Array.from({ length: chance.below(8) }, () => chance.pick(pieces)).join(chance.pick(['', ' '])),
    )
    const letters = lines.join('').replaceAll(' ', '')
    for (const { text, joined } of unbroken(lines, chance.pick([10, 20, 40]), chance.below(3))) {
      assert.equal(text.replaceAll(/[\r\n ]/g, ''), letters)
      assert.equal(text.split('\r\n').length, lines.length - joined)
    }
  }
})
