import assert from 'node:assert/strict'
import { test } from 'node:test'

import { readRfc3339, rfc3339, type Moment } from '#ground'

import { accessWindow, type WindowFacts, type WindowItem } from './leak-window.ts'

const on = (date: string): Moment => readRfc3339(date)!
const item = (at: string, more: Partial<Record<'made' | 'newer', string>> = {}): WindowItem => ({
  file: `${at}.pdf`,
  title: `paper of ${at}`,
  at: on(at),
  ...(more.made === undefined ? {} : { made: on(more.made) }),
  ...(more.newer === undefined ? {} : { newer: on(more.newer) }),
})

const table: readonly {
  name: string
  items: readonly WindowItem[]
  out?: string
  to: string
  says: RegExp
}[] = [
  {
    name: 'without any bound above, it ends with what is known',
    items: [item('2024-03-01'), item('2024-02-01')],
    to: '2024-06-01',
    says: /Nothing bounds it above/,
  },
  {
    name: 'the day on which the newest copy was made bounds it',
    items: [item('2024-03-01', { made: '2024-03-04' })],
    to: '2024-03-04',
    says: /A file can lie about that/,
  },
  {
    name: 'a copy of an older item that was made later bounds nothing',
    items: [item('2024-03-01'), item('2024-02-01', { made: '2024-03-02' })],
    to: '2024-06-01',
    says: /Nothing bounds it above/,
  },
  {
    name: 'a copy that says it is older than its item is not believed',
    items: [item('2024-03-01', { made: '2024-02-20' })],
    to: '2024-06-01',
    says: /Nothing bounds it above/,
  },
  {
    name: 'the mail that brought it bounds it, and the earlier of two bounds counts',
    items: [item('2024-03-01', { made: '2024-03-09' })],
    out: '2024-03-05',
    to: '2024-03-05',
    says: /brought/,
  },
  {
    name: 'a newer version that did not leak bounds it where nothing better does',
    items: [item('2024-03-01', { newer: '2024-03-20' })],
    to: '2024-03-20',
    says: /did not leak/,
  },
  {
    name: 'a newer version of an older item is told, and is no bound',
    items: [item('2024-03-01'), item('2024-01-01', { newer: '2024-02-01' })],
    to: '2024-06-01',
    says: /may have been taken between 2024-01-01T00:00:00Z and then/,
  },
]

for (const { name, items, out, to, says } of table)
  test(name, () => {
    const facts: WindowFacts = {
      mailbox: 'anna',
      until: on('2024-06-01'),
      ...(out === undefined ? {} : { out: { at: on(out), says: 'The mail that brought it came.' } }),
    }
    const window = accessWindow(items, facts)!
    assert.deepEqual([rfc3339(window.from), rfc3339(window.to)], ['2024-03-01T00:00:00Z', rfc3339(on(to))])
    assert.match(window.because.join('\n'), says)
  })

test('without items there is no window', () =>
  assert.equal(accessWindow([], { mailbox: 'anna', until: on('2024-06-01') }), undefined))
