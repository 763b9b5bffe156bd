import { digest, random, type Random } from '#ground'
import type { Evidence, Kin } from '#evidence'

import assert from 'node:assert/strict'
import { test } from 'node:test'

import { MOST, UNTAUGHT, weigh, type Card } from './weigh.ts'

const KINS: readonly Kin[] = ['form', 'route', 'link', 'ask', 'people']
const CARD: Card = { factors: { one: 1, half: 0.5 }, together: { 'form+link': 0.5 }, untaught: 2 }

function piece(name: string, kin: Kin, bits: number): Evidence {
  const where = { source: digest('a test'), path: [] }
  return { name, kin, bits, says: 'Seen.', spans: [], values: {}, claims: ['account-turned'], where: [where] }
}

const table: readonly { name: string; evidence: readonly Evidence[]; bits: number }[] = [
  { name: 'nothing seen is nothing', evidence: [], bits: 0 },
  { name: 'a piece counts by its factor', evidence: [piece('half', 'form', 4)], bits: 2 },
  { name: 'a piece that the card does not name counts nothing', evidence: [piece('unnamed', 'form', 4)], bits: 0 },
  { name: 'one piece says no more than the most', evidence: [piece('one', 'form', 50)], bits: MOST },
  { name: 'what lists cannot teach has a factor of its own', evidence: [piece('dangerous-file', 'file', 3)], bits: 6 },
  {
    name: 'pieces of one cause add up by their factors',
    evidence: [piece('one', 'form', 2), piece('half', 'form', 2)],
    bits: 3,
  },
  { name: 'kins that are no pair only add up', evidence: [piece('one', 'form', 2), piece('one', 'route', 2)], bits: 4 },
  {
    name: 'a pair adds something by its weaker one',
    evidence: [piece('one', 'form', 2), piece('one', 'link', 4)],
    bits: 7,
  },
  {
    name: 'a pair is measured by the strongest piece of each',
    evidence: [piece('unnamed', 'form', 2), piece('one', 'form', 1), piece('one', 'link', 4)],
    bits: 6,
  },
  {
    name: 'what speaks for innocence takes from its own kin',
    evidence: [piece('one', 'form', 3), piece('one', 'form', -2)],
    bits: 1,
  },
  {
    name: 'what speaks for innocence takes nothing from another kin',
    evidence: [piece('one', 'form', 3), piece('one', 'route', -9)],
    bits: 3,
  },
]

for (const { name, evidence, bits } of table) test(name, () => assert.equal(weigh(evidence, CARD).bits, bits))

test('evidence comes back with the bits that it added, and each kin once', () => {
  const { evidence, kins } = weigh([piece('one', 'form', 2), piece('half', 'form', 2), piece('one', 'ask', 1)], CARD)
  assert.deepEqual(
    evidence.map(({ bits }) => bits),
    [2, 1, 1],
  )
  assert.deepEqual(kins, [
    { kin: 'form', bits: 3 },
    { kin: 'ask', bits: 1 },
  ])
})

const names = ['one', 'half', 'unnamed', ...UNTAUGHT]
const drawn = (dice: Random, least: number) =>
  piece(dice.pick(names), dice.pick(KINS), least + dice.next() * (9 - least))
const drawnCard = (dice: Random): Card => ({
  factors: Object.fromEntries(names.map(name => [name, dice.next()])),
  together: Object.fromEntries(KINS.flatMap(one => KINS.map(other => [`${one}+${other}`, dice.next()]))),
  untaught: dice.next(),
})

test('law: more that is unusual never lowers the sum', () => {
  const dice = random('monotone')
  for (let round = 0; round < 2000; round++) {
    const card = drawnCard(dice)
    const evidence = Array.from({ length: dice.below(8) }, () => drawn(dice, -2))
    const { bits } = weigh(evidence, card)
    const more = weigh([...evidence, drawn(dice, 0)], card).bits
    assert(more >= bits - 0.002, `one more piece lowered ${bits} to ${more} in round ${round}`)
    const stronger = evidence.map(each => ({ ...each, bits: each.bits + dice.next() }))
    assert(weigh(stronger, card).bits >= bits - 0.006, `stronger pieces lowered ${bits} in round ${round}`)
  }
})

test('law: the order of evidence does not matter', () => {
  const dice = random('order')
  for (let round = 0; round < 200; round++) {
    const [card, evidence] = [drawnCard(dice), Array.from({ length: dice.below(8) }, () => drawn(dice, -2))]
    assert(Math.abs(weigh(evidence, card).bits - weigh(dice.shuffle(evidence), card).bits) < 0.002)
  }
})
