import type { Moment } from '#ground'

import assert from 'node:assert/strict'
import { test } from 'node:test'

import { clock, day, plainTimes, prose, time } from './plain-times.ts'

const at = Date.UTC(2025, 11, 9, 9, 14, 59) as Moment

test('a moment is told to the minute, and a day by itself', () =>
  assert.deepEqual([clock(at), day(at)], ['2025-12-09 09:14 UTC', '2025-12-09']))

const sentences = [
  {
    name: 'moments in a sentence',
    text: 'From 2025-12-09T09:14:59Z to 2026-01-01T00:00:00.5Z.',
    says: 'From 2025-12-09 09:14 UTC to 2026-01-01 00:00 UTC.',
  },
  { name: 'a day stays', text: 'Silent from 2025-12-09.', says: 'Silent from 2025-12-09.' },
  {
    name: 'what only looks like a moment stays',
    text: 'x2025-12-09T09:14:59Zulu 2025-12-09T09:14',
    says: 'x2025-12-09T09:14:59Zulu 2025-12-09T09:14',
  },
]

for (const { name, text, says } of sentences)
  test(`as a person reads it: ${name}`, () => assert.equal(plainTimes(text), says))

test('a page carries the exact moment beside the plain one', () =>
  assert.equal(time(at).markup, '<time datetime="2025-12-09T09:14:59Z">2025-12-09 09:14 UTC</time>'))

test('moments, days and shares are not broken in two, and all else is escaped text', () =>
  assert.equal(
    prose('<b> 2025-12-09T09:14:59Z, 2025-12-09: 43 %').markup,
    '&lt;b&gt; <time datetime="2025-12-09T09:14:59Z">2025-12-09 09:14 UTC</time>, <time datetime="2025-12-09">2025-12-09</time>: <span class="whole">43 %</span>',
  ))
