import assert from 'node:assert/strict'
import { test } from 'node:test'
import { DAY, HOUR, random, type Moment } from '#ground'
import { auc } from './auc.ts'
import { clusterBootstrap, holm, pairedBootstrap, quantile } from './bootstrap.ts'
import { calibration, cllr, cllrMin } from './calibration.ts'
import { clopperPearson, upperBound } from './clopper-pearson.ts'
import { countIncidents, thresholdFor } from './incidents.ts'
import { rankAmong, ranking } from './ranking.ts'

const near = (actual: number, wanted: number, within: number) =>
  assert(Math.abs(actual - wanted) <= within, `${actual} is not ${wanted}`)

test('Clopper–Pearson gives the published intervals', () => {
  const table = [
    { name: 'nothing of ten', hits: 0, of: 10, lower: 0, upper: 0.3085 },
    { name: 'half of ten', hits: 5, of: 10, lower: 0.1871, upper: 0.8129 },
    { name: 'all of ten', hits: 10, of: 10, lower: 0.6915, upper: 1 },
    { name: 'one of a thousand', hits: 1, of: 1000, lower: 0.0000253, upper: 0.00556 },
  ]
  for (const { name, hits, of, lower, upper } of table) {
    const found = clopperPearson(hits, of)
    near(found.lower, lower, 0.0001)
    near(found.upper, upper, 0.0001)
    assert(found.lower <= found.share && found.share <= found.upper, name)
  }
})

test('the sample sizes that certify 1 in 1,000 are those of the design', () => {
  for (const [hits, of] of [
    [0, 2995],
    [1, 4742],
    [5, 10_511],
    [10, 16_959],
  ] as const) {
    assert(upperBound(hits, of) <= 0.001, `${hits} of ${of}`)
    assert(upperBound(hits, of - 8) > 0.001, `${hits} of ${of - 8}`)
  }
})

test('AUC counts pairs, ties half', () => {
  assert.equal(auc([3, 4], [1, 2]), 1)
  assert.equal(auc([1, 2], [3, 4]), 0)
  assert.equal(auc([1, 1], [1, 1]), 0.5)
  assert.equal(auc([1, 3], [2]), 0.5)
  near(auc([0.8, 0.4, 0.9], [0.5, 0.1]), 5 / 6, 1e-12)
})

test('the cluster bootstrap is wider than if mails were independent', () => {
  const clumped = Array.from({ length: 20 }, (_, index) => ({ hits: index < 5 ? 50 : 0, of: 50 }))
  const found = clusterBootstrap(clumped, 1000, random('bootstrap'))
  assert.equal(found.value, 0.25)
  const independent = clopperPearson(250, 1000)
  assert(found.upper - found.lower > 4 * (independent.upper - independent.lower), JSON.stringify(found))
  assert(found.lower < 0.25 && found.upper > 0.25)
})

test('the bootstrap of clusters that agree has no width, and the same seed gives the same interval', () => {
  const same = Array.from({ length: 30 }, () => ({ hits: 3, of: 5 }))
  assert.deepEqual(clusterBootstrap(same, 200, random('a')), { value: 0.6, lower: 0.6, upper: 0.6 })
  const some = Array.from({ length: 30 }, (_, index) => ({ hits: index % 4, of: 5 }))
  assert.deepEqual(clusterBootstrap(some, 200, random('a')), clusterBootstrap(some, 200, random('a')))
})

test('a paired difference sees through what both detectors share', () => {
  const hard = Array.from({ length: 40 }, (_, index) => ({ hits: index % 5, of: 5 }))
  const better = hard.map(({ hits, of }) => ({ hits: Math.min(of, hits + 1), of }))
  const { value, lower } = pairedBootstrap(better, hard, 500, random('paired'))
  near(value, 0.2, 1e-12)
  assert(lower > 0.15)
})

test('a difference of nothing is no finding, and a sure one is', () => {
  const some = Array.from({ length: 40 }, (_, index) => ({ hits: index % 5, of: 5 }))
  assert.equal(pairedBootstrap(some, some, 200, random('p')).p, 1)
  const none = some.map(({ of }) => ({ hits: 0, of }))
  near(pairedBootstrap(some, none, 999, random('p')).p, 2 / 1000, 1e-12)
})

test('Holm multiplies the smallest p by all questions and keeps the order', () => {
  const corrected = holm([0.04, 0.01, 0.03])
  ;[0.06, 0.03, 0.06].forEach((want, index) => near(corrected[index]!, want, 1e-12))
  assert.deepEqual(holm([0.9, 0.8]), [1, 1])
})

test('quantiles lie between neighbours', () => {
  assert.equal(quantile([1, 2, 3, 4], 0.5), 2.5)
  assert.equal(quantile([7], 0.9), 7)
  assert(Number.isNaN(quantile([], 0.5)))
})

const alert = (sender: string, hours: number, score = 0) => ({ sender, at: (hours * HOUR) as Moment, score })

test('alerts about one sender within a day are one incident', () => {
  assert.equal(countIncidents([alert('a', 0), alert('a', 23), alert('a', 25), alert('b', 1)], DAY), 3)
  assert.equal(countIncidents([], DAY), 0)
})

test('the threshold spends the budget in incidents and no more', () => {
  const honest = [alert('a', 0, 9), alert('a', 1, 8), alert('b', 0, 7), alert('c', 0, 6)]
  const alertsAt = (threshold: number) => honest.filter(({ score }) => score >= threshold).length
  assert.equal(alertsAt(thresholdFor(honest, 1, DAY)), 2)
  assert.equal(alertsAt(thresholdFor(honest, 2, DAY)), 3)
  assert.equal(alertsAt(thresholdFor(honest, 0.5, DAY)), 0)
  assert.equal(thresholdFor([], 1, DAY), Infinity)
})

test('tied honest scores do not overspend the budget', () => {
  const honest = Array.from({ length: 100 }, (_, index) => alert(`s${index}`, 0, 1))
  const threshold = thresholdFor(honest, 5, DAY)
  assert.equal(honest.filter(({ score }) => score >= threshold).length, 0)
})

test('Cllr is 1 for a detector that says nothing, and small for one that is right and sure', () => {
  assert.equal(cllr([0, 0], [0, 0]), 1)
  near(cllr([10, 10], [-10, -10]), Math.log2(1 + 2 ** -10), 1e-12)
  assert(cllr([-10], [10]) > 9)
})

test('Cllr-min forgives calibration and not confusion', () => {
  near(cllrMin([101, 102], [1, 2]), 0, 1e-12)
  near(cllrMin([1, 1], [1, 1]), 1, 1e-12)
  const chance = random('cllr')
  const planted = Array.from({ length: 400 }, () => chance.normal(2, 1))
  const honest = Array.from({ length: 400 }, () => chance.normal(0, 1))
  assert(cllrMin(planted, honest) <= cllr(planted, honest) + 1e-9)
  const { reliability } = calibration(planted, honest)
  assert.equal(reliability.length, 3)
})

test('ranks count ties against the true account', () => {
  assert.deepEqual(rankAmong(5, [1, 2, 3]), { rank: 1, accounts: 4 })
  assert.deepEqual(rankAmong(5, [5, 6, 1]), { rank: 3, accounts: 4 })
  const { top1, top3, meanReciprocal } = ranking([
    { rank: 1, accounts: 10 },
    { rank: 2, accounts: 10 },
    { rank: 4, accounts: 10 },
  ])
  near(top1, 1 / 3, 1e-12)
  near(top3, 2 / 3, 1e-12)
  near(meanReciprocal, (1 + 0.5 + 0.25) / 3, 1e-12)
})
