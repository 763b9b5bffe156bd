import assert from 'node:assert/strict'
import { test } from 'node:test'
import { random } from '#ground'
import { flowedLines } from './format-flowed.ts'
import { plainLines } from './text-line.ts'

type Row = {
  readonly name: string
  readonly text: string
  readonly want: readonly (readonly [depth: number, text: string])[]
}

const flowed: readonly (Row & { readonly deleteSpace?: string })[] = [
  {
    name: 'a paragraph over two lines',
    text: 'one \ntwo\nthree',
    want: [
      [0, 'one two'],
      [0, 'three'],
    ],
  },
  { name: 'with DelSp the space goes', text: 'bundes \ntag', deleteSpace: 'Yes', want: [[0, 'bundestag']] },
  {
    name: 'a quoted paragraph',
    text: '> one \n> two\nown',
    want: [
      [1, 'one two'],
      [0, 'own'],
    ],
  },
  {
    name: 'two depths',
    text: '>> one\n> two',
    want: [
      [2, 'one'],
      [1, 'two'],
    ],
  },
  {
    name: 'a change of depth ends a paragraph',
    text: '>> one \n> two \nthree',
    want: [
      [2, 'one '],
      [1, 'two '],
      [0, 'three'],
    ],
  },
  {
    name: 'a guarded line',
    text: ' From here\n  indented',
    want: [
      [0, 'From here'],
      [0, ' indented'],
    ],
  },
  { name: 'a guarded mark is no quote', text: ' > not quoted', want: [[0, '> not quoted']] },
  {
    name: 'the signature stands alone',
    text: 'one\n-- \nAnna',
    want: [
      [0, 'one'],
      [0, '-- '],
      [0, 'Anna'],
    ],
  },
  {
    name: 'a paragraph that ends at the signature',
    text: 'one \n-- \nAnna',
    want: [
      [0, 'one '],
      [0, '-- '],
      [0, 'Anna'],
    ],
  },
  { name: 'a soft end of the text', text: 'one ', want: [[0, 'one ']] },
  { name: 'nothing is one empty line', text: '', want: [[0, '']] },
]

const pairs = (lines: ReturnType<typeof flowedLines>) => lines.map(({ depth, text }) => [depth, text])

for (const { name, text, deleteSpace, want } of flowed)
  test(`flowed: ${name}`, () => assert.deepEqual(pairs(flowedLines(text, deleteSpace)), want))

const plain: readonly Row[] = [
  {
    name: 'lines as they are',
    text: 'one \n  two',
    want: [
      [0, 'one '],
      [0, '  two'],
    ],
  },
  {
    name: 'marks with and without spaces',
    text: '> one\n>two\n> > three\n>>four',
    want: [
      [1, 'one'],
      [1, 'two'],
      [2, 'three'],
      [2, 'four'],
    ],
  },
  { name: 'an indented mark', text: ' > one', want: [[1, 'one']] },
  { name: 'what is indented inside of a quote stays so', text: '>     code', want: [[1, '    code']] },
  {
    name: 'a mark alone',
    text: '>\n> ',
    want: [
      [1, ''],
      [1, ''],
    ],
  },
  { name: 'a mark in the middle is text', text: 'a > b', want: [[0, 'a > b']] },
  { name: 'nothing is one empty line', text: '', want: [[0, '']] },
]

for (const { name, text, want } of plain) test(`plain: ${name}`, () => assert.deepEqual(pairs(plainLines(text)), want))

test('every line begins where it says, and what one client folds comes back', () => {
  const chance = random('flowed')
  for (let round = 0; round < 2000; round++) {
    const paragraphs = Array.from({ length: 1 + chance.below(5) }, () =>
      Array.from({ length: chance.below(12) }, () => chance.pick(['a', 'bc', '>', 'From', 'def'])).join(' '),
    )
    // The writer's side of RFC 3676 §4.2: guard, then break behind spaces.
    const text = paragraphs
      .map(paragraph =>
        paragraph
          .split(/(?<= )/)
          .map(word => (/^(?:>| |From)/.test(word) ? ` ${word}` : word))
          .join('\n'),
      )
      .join('\n')
    if (paragraphs.length > 0)
      assert.deepEqual(
        flowedLines(text, undefined).map(line => line.text),
        paragraphs,
      )
    for (const line of [...flowedLines(text, undefined), ...plainLines(text)])
      assert.ok(line.from === 0 || text[line.from - 1] === '\n')
  }
})

test('a text of nothing but soft lines or marks is read in no time', () => {
  const start = performance.now()
  for (const piece of ['a \n', '>', '> ', ' >\n', '-- \n']) {
    flowedLines(piece.repeat(300_000), undefined)
    plainLines(piece.repeat(300_000))
  }
  assert.ok(performance.now() - start < 5000)
})
