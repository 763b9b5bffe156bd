import assert from 'node:assert/strict'
import { test } from 'node:test'
import { DAY, HOUR, type Moment } from '#ground'
import type { Look, Passage } from './looks.ts'
import { differences, measure } from './measure.ts'
import { readProtocol } from './protocol.ts'
import type { Walked } from './walk.ts'

const protocol = { ...readProtocol(), strengths: ['S2'] as const, bootstrap: 200 }
const START = Date.UTC(2022, 0, 3)

type Row = readonly [Passage, Look]

function row(passage: Partial<Passage> & { readonly id: string }, score: number | null): Row {
  const whole: Passage = {
    at: START as Moment,
    archive: 'one',
    sender: 'anna',
    past: 30,
    phase: 'test',
    kind: 'honest',
    ...passage,
  }
  return [whole, { score, history: 30, bits: undefined }]
}

function walkedOf(rows: readonly Row[]): Walked {
  return {
    passages: rows.map(([passage]) => passage),
    looks: detector => rows.map(([, look]) => (detector === 'none' ? { ...look, score: 0 } : look)),
  }
}

/** 2,000 honest mails of 40 senders in each phase, one in 1,000 scoring high; and four attacked senders. */
function world(): Row[] {
  const rows: Row[] = []
  for (const phase of ['calibrate', 'test'] as const)
    for (let number = 0; number < 2000; number++) {
      const at = (START + (phase === 'test' ? 400 * DAY : 0) + number * HOUR) as Moment
      rows.push(row({ id: `${phase}${number}`, phase, at, sender: `s${number % 40}` }, number % 1000 === 500 ? 9 : 1))
    }
  for (let sender = 0; sender < 4; sender++)
    for (let mail = 0; mail < 5; mail++) {
      const at = (START + 400 * DAY + 30 * HOUR + mail * HOUR) as Moment
      rows.push(
        row(
          {
            id: `p${sender}.${mail}`,
            kind: 'planted',
            strength: 'S2',
            episode: `e${sender}`,
            sender: `s${sender}`,
            at,
          },
          mail >= sender ? 20 : 0,
        ),
      )
    }
  return rows
}

test('recall, false alerts, delay and rank of a world with known scores', () => {
  const found = measure(walkedOf(world()), { detector: 'some', world: 'one' }, protocol)
  const [frozen] = found.tiers
  assert.equal(found.testMails, 2000)
  assert(frozen!.threshold > 1 && frozen!.threshold <= 9)
  assert.equal(frozen!.falseAlerts.at(-1)!.judged.hits, 2)
  const [recall] = frozen!.recall
  assert.equal(recall!.mails, 20)
  assert.equal(recall!.mail.value, (5 + 4 + 3 + 2) / 20)
  assert.equal(recall!.episode.value, 1)
  assert.equal(recall!.firstMail, 0.25)
  assert.deepEqual(recall!.delay!.mails, [2.5, 3.7])
  assert.deepEqual(
    recall!.delay!.hours.map(hours => Math.round(hours * 10) / 10),
    [1.5, 2.7],
  )
  assert.equal(recall!.worstDecile, 0.4)
  assert.equal(found.ranking.S2!.top1, 1)
})

test('a detector that abstains never alerts and ranks nobody', () => {
  const rows = world().map(([passage]): Row => [passage, { score: null, history: 0, bits: undefined }])
  const found = measure(walkedOf(rows), { detector: 'some', world: 'one' }, protocol)
  assert.equal(found.abstained, 2000)
  assert.equal(found.tiers[0]!.recall[0]!.mail.value, 0)
  assert.equal(found.ranking.S2!.top1, 0)
})

test('mail of senders without enough history does not count against the budget, but is counted', () => {
  const rows = [
    ...world(),
    ...Array.from({ length: 50 }, (_, number) =>
      row({ id: `n${number}`, past: 3, sender: `n${number}`, at: (START + 401 * DAY) as Moment }, 15),
    ),
  ]
  const alerts = measure(walkedOf(rows), { detector: 'some', world: 'one' }, protocol).tiers[0]!.falseAlerts.at(-1)!
  assert.equal(alerts.judged.hits, 2)
  assert.equal(alerts.allAlerts, 52)
})

test('the gain over another detector is paired by sender', () => {
  const walked = walkedOf(world())
  const both = ['some', 'none'].map(detector => measure(walked, { detector, world: 'one' }, protocol))
  const [gain] = differences(walked, both, protocol)
  assert.equal(gain!.against, 'none')
  assert.equal(gain!.gain.value, 0.7)
})
