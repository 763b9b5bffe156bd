import { digest, random, type Random } from '#ground'
import type { Evidence, Excuse, Kin } from '#evidence'

import assert from 'node:assert/strict'
import { test } from 'node:test'

import { risingTree } from './examined.contract.ts'
import type { Tree } from './tree.ts'
import { MOST, UNTAUGHT, weigh, type Card } from './weigh.ts'

const KINS: readonly Kin[] = ['form', 'route', 'link', 'ask', 'people']
const CARD: Card = {
  asked: ['one', 'other', 'alone'],
  // Two bits for the first from 3 on; four more where the second comes to it; one for the third from 1 on.
  trees: [risingTree(0, 3, 2), [0, 3, 0, 3, 1, 2, 0, 0, 0, 4], risingTree(2, 1, 1)],
  plain: 0,
  untaught: 2,
}

function piece(name: string, kin: Kin, bits: number): Evidence {
  const where = { source: digest('a test'), path: [] }
  return { name, kin, bits, says: 'Seen.', spans: [], values: {}, claims: ['account-turned'], where: [where] }
}

const table: readonly { name: string; evidence: readonly Evidence[]; bits: number }[] = [
  { name: 'nothing seen is nothing', evidence: [], bits: 0 },
  { name: 'a piece counts from where a tree asks for it', evidence: [piece('one', 'form', 3)], bits: 2 },
  { name: 'and not under that', evidence: [piece('one', 'form', 2.9)], bits: 0 },
  { name: 'a piece that the card does not ask about counts nothing', evidence: [piece('unnamed', 'form', 4)], bits: 0 },
  {
    name: 'what lists cannot teach has a factor of its own, and a most',
    evidence: [piece('dangerous-file', 'file', 3), piece('lookalike-domain', 'name', 50)],
    bits: 6 + 2 * MOST,
  },
  {
    name: 'two pieces that a tree asks about together add something more',
    evidence: [piece('one', 'form', 3), piece('other', 'link', 3)],
    bits: 6,
  },
  {
    name: 'trees do not make more of small things than these said',
    evidence: [piece('one', 'form', 3), piece('other', 'link', 2)],
    bits: 5,
  },
  {
    name: 'of two pieces of one name the stronger one counts, wherever it stands',
    evidence: [piece('one', 'form', 1), piece('one', 'form', 3), piece('one', 'form', 2)],
    bits: 2,
  },
]

for (const { name, evidence, bits } of table) test(name, () => assert.equal(weigh(evidence, [], CARD).bits, bits))

test('what two pieces add together is shared between them, and each kin has its sum', () => {
  const { evidence, kins } = weigh(
    [piece('one', 'form', 4), piece('other', 'link', 4), piece('alone', 'form', 1)],
    [],
    CARD,
  )
  assert.deepEqual(
    evidence.map(({ said, bits }) => [said, bits]),
    [
      [4, 4],
      [4, 2],
      [1, 1],
    ],
  )
  assert.deepEqual(kins, [
    { kin: 'form', bits: 5 },
    { kin: 'link', bits: 2 },
  ])
})

test('of all pieces of a kin the strongest speaks plainly, and no louder than one habit can', () => {
  const pieces = [piece('one', 'form', 2), piece('alone', 'form', 12), piece('other', 'link', 1)]
  const { bits, evidence } = weigh(pieces, [], { ...CARD, trees: [], plain: 0.5 })
  assert.deepEqual([bits, ...evidence.map(each => each.bits)], [5, 0, 4.5, 0.5])
})

const excuse = (name: string, excuses: readonly Kin[], rest: number): Excuse => ({
  name,
  says: 'Explained.',
  excuses,
  rest,
  values: {},
  where: [{ source: digest('a test'), path: [] }],
})
const unusual = [piece('one', 'form', 3), piece('alone', 'link', 1)]

for (const row of [
  {
    name: 'an excuse takes its share of the kins that it explains',
    excuses: [excuse('a', ['form'], 0.25)],
    bits: 1.5,
    against: [-1.5],
  },
  { name: 'it takes nothing from other kins', excuses: [excuse('a', ['route'], 0)], bits: 3, against: [] },
  {
    name: 'of two excuses for the same the stronger one counts',
    excuses: [excuse('a', ['form'], 0.5), excuse('b', ['form'], 0.25)],
    bits: 1.5,
    against: [-1.5],
  },
  {
    name: 'excuses for different kins both count',
    excuses: [excuse('a', ['form'], 0.5), excuse('b', ['link'], 0.5)],
    bits: 1.5,
    against: [-1, -0.5],
  },
])
  test(row.name, () => {
    const { bits, against } = weigh(unusual, row.excuses, CARD)
    assert.deepEqual([bits, against.map(each => each.bits)], [row.bits, row.against])
  })

const names = ['one', 'other', 'alone', 'unnamed', ...UNTAUGHT]
const drawn = (dice: Random, least: number) => {
  const place = dice.below(names.length)
  return piece(names[place]!, KINS[place % 3]!, least + dice.next() * (9 - least))
}
/** A tree that never falls: its four values rise, and each child's question too. */
function drawnTree(dice: Random): Tree {
  const [a, b, c, d] = Array.from({ length: 4 }, () => dice.next()).sort() as [number, number, number, number]
  const from = () => 0.25 + dice.next() * 8
  return [dice.below(3), from(), dice.below(3), from(), dice.below(3), from(), a, b, c, d]
}
const drawnCard = (dice: Random): Card => ({
  asked: ['one', 'other', 'alone'],
  trees: Array.from({ length: 20 }, () => drawnTree(dice)),
  plain: dice.next() / 2,
  untaught: dice.next(),
})

test('law: more that is unusual never lowers the sum, and no piece of it counts less than nothing', () => {
  const dice = random('monotone')
  for (let round = 0; round < 2000; round++) {
    const card = drawnCard(dice)
    const evidence = Array.from({ length: dice.below(8) }, () => drawn(dice, 0))
    const sum = weigh(evidence, [], card)
    assert(sum.evidence.every(({ bits }) => bits >= 0))
    const more = weigh([...evidence, drawn(dice, 0)], [], card).bits
    assert(more >= sum.bits - 0.002, `one more piece lowered ${sum.bits} to ${more} in round ${round}`)
    const stronger = evidence.map(each => ({ ...each, bits: each.bits + dice.next() }))
    assert(weigh(stronger, [], card).bits >= sum.bits - 0.002, `stronger pieces lowered ${sum.bits} in round ${round}`)
  }
})

test('law: the shares add up to the sum', () => {
  const dice = random('shares')
  for (let round = 0; round < 1000; round++) {
    const evidence = Array.from({ length: dice.below(8) }, () => drawn(dice, 0))
    const { bits, evidence: counted } = weigh(evidence, [], drawnCard(dice))
    const shares = counted.reduce((sum, each) => sum + each.bits, 0)
    assert(Math.abs(shares - bits) < 0.006, `${shares} is not ${bits} in round ${round}`)
  }
})

test('law: the order of evidence does not matter', () => {
  const dice = random('order')
  for (let round = 0; round < 200; round++) {
    const [card, evidence] = [drawnCard(dice), Array.from({ length: dice.below(8) }, () => drawn(dice, 0))]
    assert(Math.abs(weigh(evidence, [], card).bits - weigh(dice.shuffle(evidence), [], card).bits) < 0.002)
  }
})
