import assert from 'node:assert/strict'
import { test } from 'node:test'

import { random } from './random.ts'
import { anchorsOf, placesOfUnique } from './text-anchors.ts'

const table: readonly { name: string; left: number[]; right: number[]; pairs: (readonly [number, number])[] }[] = [
  {
    name: 'what both have once, in one order, is an anchor',
    left: [1, 2, 3],
    right: [9, 1, 3],
    pairs: [
      [0, 1],
      [2, 2],
    ],
  },
  { name: 'what either has twice is none', left: [1, 1, 2, 3], right: [1, 2, 2, 3], pairs: [[3, 3]] },
  {
    name: 'of two orders the longer one wins',
    left: [1, 2, 3, 4],
    right: [4, 1, 2, 3],
    pairs: [
      [0, 1],
      [1, 2],
      [2, 3],
    ],
  },
  { name: 'texts with nothing in common have none', left: [1, 2], right: [3, 4], pairs: [] },
  { name: 'an empty text has none', left: [], right: [1], pairs: [] },
]

const between = (left: readonly number[], right: readonly number[]) => {
  const anchors = anchorsOf(placesOfUnique(Uint32Array.from(left)), Uint32Array.from(right))
  return Array.from(anchors.left, (place, index) => [place, anchors.right[index]!] as const)
}

for (const { name, left, right, pairs } of table)
  test(name, () => {
    assert.deepEqual(between(left, right), pairs)
  })

test('anchors rise in both texts, are equal, single, and as many as the longest such chain', () => {
  const chance = random('anchors')
  for (let round = 0; round < 300; round++) {
    const prints = () => Array.from({ length: chance.below(14) }, () => chance.below(12))
    const [left, right] = [prints(), prints()]
    const pairs = between(left, right)
    pairs.forEach(([one, other], index) => {
      const before = pairs[index - 1]
      assert(before === undefined || (before[0] < one && before[1] < other))
      assert.equal(left[one], right[other])
    })
    assert.equal(pairs.length, longestByTrying(left, right))
  }
})

/** The same by trying all chains: slow and plain. */
function longestByTrying(left: readonly number[], right: readonly number[]): number {
  const once = (prints: readonly number[], print: number) => prints.filter(each => each === print).length === 1
  const places = left.map((print, place) => ({ place, other: right.indexOf(print), print }))
  const shared = places.filter(({ print }) => once(left, print) && once(right, print))
  const longest: number[] = []
  shared.forEach(({ other }, index) => {
    const before = shared.slice(0, index).map((each, place) => (each.other < other ? longest[place]! : 0))
    longest[index] = 1 + Math.max(0, ...before)
  })
  return Math.max(0, ...longest)
}
