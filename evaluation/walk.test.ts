import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Moment } from '#ground'
import type { AnyDetector, Given, Labelled, Memory } from './detector.ts'
import type { Passage } from './looks.ts'
import { walk, type Stop } from './walk.ts'

/** A detector that scores a mail by its length and writes down what happens to it. */
function diary(name: string, log: string[], read: (given: Given) => unknown): AnyDetector {
  return {
    name,
    says: 'for tests',
    read,
    fresh: (): Memory<unknown> => ({
      look(seen) {
        log.push(`look ${String(seen)}`)
        return { score: String(seen).length, account: 'a', history: 0 }
      },
      learn: seen => void log.push(`learn ${String(seen)}`),
      fit: (rows: readonly Labelled[]) =>
        void log.push(`fit ${rows.map(({ planted }) => (planted ? 'p' : 'h')).join('')}`),
    }),
  }
}

function stop(id: string, kind: Passage['kind'], phase: Passage['phase'], archive = 'one'): Stop {
  const passage: Passage = { id, at: 1 as Moment, archive, sender: 'a', past: 0, phase, kind }
  return { at: 1 as Moment, open: () => (id === 'none' ? undefined : { passage, bytes: Buffer.from(id) }) }
}

const asText = ({ bytes }: Given) => Buffer.from(bytes).toString()
const everything = [{ name: 'all', has: () => true }]

test('honest mail is judged, then learnt; planted mail and controls are only judged', () => {
  const log: string[] = []
  walk(
    [
      stop('h1', 'honest', 'test'),
      stop('p1', 'planted', 'test'),
      stop('s1', 'sham', 'test'),
      stop('d1', 'hard', 'test'),
    ],
    {
      detectors: [diary('one', log, asText)],
      worlds: everything,
    },
  )
  assert.deepEqual(log, ['fit ', 'look h1', 'learn h1', 'look p1', 'look s1', 'look d1'])
})

test('training looks are handed over once, before the first mail that calibrates', () => {
  const log: string[] = []
  const stops = [
    stop('h', 'honest', 'train'),
    stop('p', 'planted', 'train'),
    stop('c', 'honest', 'calibrate'),
    stop('t', 'honest', 'test'),
  ]
  walk(stops, { detectors: [diary('one', log, asText)], worlds: everything })
  assert.deepEqual(
    log.filter(line => line.startsWith('fit')),
    ['fit hp'],
  )
  assert(log.indexOf('fit hp') < log.indexOf('look c'))
})

test('in the poisoned variant what stays under the threshold is learnt, in test years alone', () => {
  const log: string[] = []
  const stops = [stop('pp', 'planted', 'train'), stop('pppp', 'planted', 'test'), stop('p', 'planted', 'test')]
  walk(stops, { detectors: [diary('one', log, asText)], worlds: everything, poisonedBelow: () => 3 })
  assert.deepEqual(
    log.filter(line => line.startsWith('learn')),
    ['learn p'],
  )
})

test('detectors that share a reading read a mail once, and each world has its own memory', () => {
  let reads = 0
  const log: string[] = []
  const read = (given: Given) => {
    reads++
    return asText(given)
  }
  const worlds = [{ name: 'one', has: ({ archive }: Passage) => archive === 'one' }, ...everything]
  const walked = walk([stop('a', 'honest', 'test'), stop('b', 'honest', 'test', 'two')], {
    detectors: [diary('x', log, read), diary('y', log, read)],
    worlds,
  })
  assert.equal(reads, 2)
  assert.deepEqual(
    walked.looks('x', 'one').map(look => look?.score),
    [1, undefined],
  )
  assert.deepEqual(
    walked.looks('y', 'all').map(look => look?.score),
    [1, 1],
  )
})

test('a planted mail that nothing could carry leaves no trace', () => {
  const log: string[] = []
  const walked = walk([stop('none', 'planted', 'test'), stop('h', 'honest', 'test')], {
    detectors: [diary('x', log, asText)],
    worlds: everything,
  })
  assert.deepEqual(
    walked.passages.map(({ id }) => id),
    ['h'],
  )
})
