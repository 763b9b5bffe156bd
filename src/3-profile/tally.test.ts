import assert from 'node:assert/strict'
import { test } from 'node:test'

import { DAY, random, type Moment } from '#ground'

import { addTo, emptyTally, HALF_LIFE, mergeTallies, shareOf, type Tally } from './tally.ts'

const day = (number: number) => (number * DAY) as Moment

function tallyOf(values: readonly string[], every = 1): Tally {
  const tally = emptyTally()
  values.forEach((value, index) => addTo(tally, [value], day(index * every)))
  return tally
}

test('a value that always stood has the whole share', () => {
  assert.equal(shareOf(tallyOf(['a', 'a', 'a']), 'a', day(3)), 1)
})

test('a value that never stood has none', () => {
  assert.equal(shareOf(tallyOf(['a', 'a', 'a']), 'b', day(3)), 0)
})

test('after a half-life old habits count half against new ones', () => {
  const tally = emptyTally()
  addTo(tally, ['old'], day(0))
  addTo(tally, ['new'], HALF_LIFE as Moment)
  assert(Math.abs(shareOf(tally, 'old', HALF_LIFE as Moment) - 1 / 3) < 1e-9)
})

test('newcomers are counted once the first mails are past', () => {
  assert.equal(tallyOf(['a', 'b', 'c', 'd']).newcomers, 0)
  assert(tallyOf(['a', 'a', 'a', 'a', 'b']).newcomers > 0.99)
})

test('a tally forgets its faintest values and no others', () => {
  const tally = emptyTally()
  for (let index = 0; index < 300; index++) addTo(tally, ['often', `once ${index}`], day(index))
  assert(tally.values.size <= 200)
  assert(tally.values.has('often') && tally.values.has('once 299') && !tally.values.has('once 0'))
})

test('law: two halves merged are what one run would have learnt', () => {
  const dice = random('merge')
  for (let round = 0; round < 50; round++) {
    const mails = Array.from({ length: 40 }, (_, index) => ({
      value: dice.pick(['a', 'b', 'c', 'd']),
      at: day(index * 3),
    }))
    const [one, other, whole] = [emptyTally(), emptyTally(), emptyTally()]
    for (const { value, at } of mails) {
      addTo(whole, [value], at)
      addTo(dice.chance(0.5) ? one : other, [value], at)
    }
    for (const merged of [mergeTallies(one, other), mergeTallies(other, one)]) {
      assert.equal(merged.mails, whole.mails)
      for (const value of ['a', 'b', 'c', 'd']) {
        assert(
          Math.abs(shareOf(merged, value, day(120)) - shareOf(whole, value, day(120))) < 1e-9,
          `${value} in round ${round}`,
        )
      }
    }
  }
})
