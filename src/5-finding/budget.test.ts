import { random } from '#ground'

import assert from 'node:assert/strict'
import { test } from 'node:test'

import { LEAST_ALERT, thresholdsOf, tierOf } from './budget.ts'

/** Scores whose tail falls exponentially, as those of honest mail do. */
function tail(count: number, mean: number, seed = 'tail'): number[] {
  const dice = random(seed)
  return Array.from({ length: count }, () => -mean * Math.log(1 - dice.next()))
}
const passing = (scores: readonly number[], least: number) => scores.filter(score => score >= least).length
const budget = { alerts: 1, messages: 1000 }

for (const mean of [4, 6])
  test(`a tail that falls by ${mean} bits gives about the budget`, () => {
    const { alert, page, from } = thresholdsOf(tail(40_000, mean), budget)
    // On fresh mail of the same archive: 100 alerts and 10 pages in 100,000 would be the budget.
    const fresh = tail(100_000, mean, 'fresh')
    const [alerts, pages] = [passing(fresh, alert), passing(fresh, page)]
    assert(alerts > 50 && alerts < 200, `${alerts} alerts`)
    assert(pages > 2 && pages < 30, `${pages} pages`)
    assert.equal(from, 40_000)
  })

test('a few attacks at the very top hardly move the thresholds', () => {
  const honest = tail(20_000, 5)
  const attacks = Array.from({ length: 20 }, () => 90)
  const [one, other] = [thresholdsOf(honest, budget), thresholdsOf([...honest, ...attacks], budget)]
  assert(Math.abs(other.alert - one.alert) < 0.05 * one.alert, `${one.alert} became ${other.alert}`)
})

test('too few scores fall back on what is taken for granted', () => {
  const none = thresholdsOf([], budget)
  assert(Number.isFinite(none.alert) && none.page > none.alert)
  assert(Math.abs(thresholdsOf([30, 2, 0, 1, 7], budget).alert - none.alert) < 1)
})

test('an archive in which nothing is strange alerts nobody for one odd habit', () => {
  assert(
    thresholdsOf(
      Array.from({ length: 50_000 }, () => 0),
      budget,
    ).alert >= LEAST_ALERT,
  )
})

test('law: who can bear fewer alerts gets no more of them', () => {
  const scores = tail(5000, 5)
  const alerts = [10, 100, 1000, 10_000].map(messages => thresholdsOf(scores, { alerts: 1, messages }).alert)
  assert.deepEqual(
    alerts,
    alerts.toSorted((one, other) => one - other),
  )
})

test('a score stands in the tier that it reaches', () => {
  const thresholds = { alert: 16, page: 21, from: 0 }
  assert.deepEqual(
    [0, 15.999, 16, 20.999, 21, 90].map(score => tierOf(score, thresholds)),
    [0, 0, 1, 1, 2, 2],
  )
})
