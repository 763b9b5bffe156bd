import assert from 'node:assert/strict'
import { test } from 'node:test'

import { fitting, lineOf, progressLine } from './progress.ts'

const reading = { doing: 'Reading', done: 0, of: undefined, unit: 'mails' } as const

/** A terminal that keeps what was written to it, and a clock that is set by hand. */
function watched(lively: boolean) {
  const written: string[] = []
  const clock = { now: 1_000_000 }
  const terminal = {
    out: () => undefined,
    err: (text: string) => void written.push(text),
    columns: 80,
    lively,
    colour: false,
  }
  return { written, clock, line: progressLine(terminal, () => clock.now) }
}

const lines = [
  {
    name: 'without an end it counts',
    progress: { ...reading, done: 1200 },
    seconds: 2,
    gives: 'Reading 1,200 mails, 600 a second',
  },
  {
    name: 'in its first moment it has no pace',
    progress: { ...reading, done: 5 },
    seconds: 0,
    gives: 'Reading 5 mails',
  },
  {
    name: 'half way is half a bar, with the time that is left',
    progress: { doing: 'Examining', done: 500, of: 1000, unit: 'mails' as const },
    seconds: 5,
    gives: `Examining ${'█'.repeat(12)}${'░'.repeat(12)} 500 of 1,000 mails, 100 a second, 5 s left`,
  },
  {
    name: 'long work is told in minutes',
    progress: { doing: 'Examining', done: 10, of: 10_010, unit: 'mails' as const },
    seconds: 1,
    gives: `Examining ${'░'.repeat(24)} 10 of 10,010 mails, 10 a second, 17 min left`,
  },
  {
    name: 'nothing to do is done',
    progress: { doing: 'Examining', done: 0, of: 0, unit: 'mails' as const },
    seconds: 0,
    gives: `Examining ${'█'.repeat(24)} 0 of 0 mails`,
  },
]
for (const { name, progress, seconds, gives } of lines) test(name, () => assert.equal(lineOf(progress, seconds), gives))

test('before a second has gone, pace and end would be guesses', () => {
  assert.equal(lineOf({ ...reading, done: 96, share: 0.01 }, 0.4), `Reading ${'░'.repeat(24)} 96 mails`)
})

test('the line keeps to one row: where it is too long the bar goes, then its end', () => {
  const progress = { doing: 'Examining', done: 500, of: 1000, unit: 'mails' as const }
  assert.equal(fitting(progress, 5, 60), 'Examining 500 of 1,000 mails, 100 a second, 5 s left')
  assert.equal(fitting(progress, 5, 20), 'Examining 500 of 1,0')
})

test('short work stays silent and leaves nothing behind', () => {
  const { written, clock, line } = watched(true)
  line.show(reading)
  clock.now += 600
  line.show(reading)
  line.clear()
  assert.deepEqual(written, [])
})

test('longer work is shown, does not flicker, and is taken away', () => {
  const { written, clock, line } = watched(true)
  for (let step = 0; step < 20; step++) {
    clock.now += 100
    line.show({ ...reading, done: step })
  }
  line.clear()
  assert(written.length >= 5 && written.length <= 9, `${written.length} lines`)
  assert.equal(written.at(-1), '\r\u001b[K')
})

test('where nobody would see it, it is silent', () => {
  const { written, clock, line } = watched(false)
  clock.now += 10_000
  line.show(reading)
  line.clear()
  assert.deepEqual(written, [])
})
