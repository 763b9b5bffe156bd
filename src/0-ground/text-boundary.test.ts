import assert from 'node:assert/strict'
import { test } from 'node:test'

import { random } from './random.ts'
import { settleEdges, type ReadText } from './text-boundary.ts'
import { lettersOf } from './text-letters.ts'

const read = (text: string): ReadText => ({ text, letters: lettersOf(text) })

/** Partners where the left text has letters [from, from + length) of its own, or lacks so many. */
function partnersOf(letters: number, change: { insertedAt?: number; removedAt?: number; length: number }): Int32Array {
  return Int32Array.from({ length: letters }, (_, index) => {
    if (change.removedAt !== undefined) return index < change.removedAt ? index : index + change.length
    const from = change.insertedAt!
    return index < from ? index : index < from + change.length ? -1 : index - change.length
  })
}

/** The letters of the left text without partner, as text. */
const loose = ({ letters }: ReadText, partner: Int32Array) =>
  Array.from(partner, (other, index) => (other === -1 ? String.fromCharCode(letters.codes[index]!) : '')).join('')

const table: readonly { name: string; left: string; at: number; inserted: string }[] = [
  {
    name: 'a new line that begins like the next one is taken from its own beginning',
    left: 'one two.\nWe sell.\nWe stay.',
    // Aligned letter by letter the insertion may be found two letters late: "sell we" instead of "we sell".
    at: 8,
    inserted: 'wesell',
  },
  { name: 'edges fall between words', left: 'big red ash red oak', at: 4, inserted: 'redash' },
]

for (const { name, left, at, inserted } of table)
  test(name, () => {
    const text = read(left)
    const settled = settleEdges(
      text,
      read(''),
      partnersOf(text.letters.codes.length, { insertedAt: at, length: inserted.length }),
    )
    assert.equal(loose(text, settled), inserted)
  })

test('what was taken out is settled by the lines of the text that still has it', () => {
  const [left, right] = [read('one two.\nWe stay.'), read('one two.\nWe sell.\nWe stay.')]
  const settled = settleEdges(left, right, partnersOf(left.letters.codes.length, { removedAt: 8, length: 6 }))
  // Six letters are skipped: those of the second line, not "sell" and the beginning of the third.
  assert.equal(settled[5], 5)
  assert.equal(settled[6], 12)
})

test('settled partners still rise, and still stand for the same letters', () => {
  const chance = random('edges')
  for (let round = 0; round < 400; round++) {
    const words = (count: number) =>
      Array.from({ length: count }, () => chance.pick(['a', 'b', 'ab'])).join(chance.pick([' ', '\n', '. ']))
    const [before, middle, after] = [words(1 + chance.below(6)), words(chance.below(5)), words(1 + chance.below(6))]
    const [short, long] = [read(`${before} ${after}`), read(`${before} ${middle} ${after}`)]
    const length = long.letters.codes.length - short.letters.codes.length
    const at = lettersOf(before).codes.length
    for (const [left, right, partner] of [
      [long, short, partnersOf(long.letters.codes.length, { insertedAt: at, length })],
      [short, long, partnersOf(short.letters.codes.length, { removedAt: at, length })],
    ] as const) {
      const settled = settleEdges(left, right, partner)
      let last = -1
      settled.forEach((other, index) => {
        if (other === -1) return
        assert(other > last, `round ${round}`)
        assert.equal(left.letters.codes[index], right.letters.codes[other], `round ${round}`)
        last = other
      })
      const count = (each: Int32Array) => each.filter(other => other === -1).length
      assert.equal(count(settled), count(partner))
    }
  }
})
