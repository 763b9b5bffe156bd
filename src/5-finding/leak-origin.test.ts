import assert from 'node:assert/strict'
import { test } from 'node:test'

import { originOf, type OriginFile } from './leak-origin.ts'

const posterior = (outside: number, ...mailboxes: readonly (readonly [string, number, number])[]) => ({
  outside,
  mailboxes: mailboxes.map(([mailbox, probability, explains]) => ({ mailbox, probability, explains })),
})
const file = (name: string, ...accounts: readonly string[]): OriginFile => ({ file: name, accounts: new Set(accounts) })

const table: readonly {
  name: string
  given: ReturnType<typeof posterior>
  files: readonly OriginFile[]
  form?: boolean
  unexamined?: readonly string[]
  named: readonly string[]
  tie: boolean
  says?: RegExp
}[] = [
  {
    name: 'one that is far ahead is named alone',
    given: posterior(0.02, ['anna', 0.9, 3], ['ben', 0.05, 1]),
    files: [file('a', 'anna', 'ben'), file('b', 'anna'), file('c', 'anna')],
    named: ['anna'],
    tie: false,
    says: /logs of anna/,
  },
  {
    name: 'two that held the same are tied, however small one mailbox is',
    given: posterior(0.01, ['anna', 0.93, 2], ['ben', 0.05, 2]),
    files: [file('a', 'anna', 'ben'), file('b', 'ben', 'anna')],
    named: ['anna', 'ben'],
    tie: true,
    says: /One more leaked document that only one of them held/,
  },
  {
    name: 'a trace that only one copy has tells them apart',
    given: posterior(0.01, ['anna', 0.93, 2], ['ben', 0.05, 2]),
    files: [file('a', 'anna', 'ben')],
    form: true,
    named: ['anna'],
    tie: false,
  },
  {
    name: 'two that are near are tied, and the file that parts them is told',
    given: posterior(0.01, ['anna', 0.6, 2], ['ben', 0.35, 1]),
    files: [file('a', 'anna', 'ben'), file('b', 'anna')],
    named: ['anna', 'ben'],
    tie: true,
    says: /How b came out/,
  },
  {
    name: 'where a stranger is likelier than any account, nobody is named',
    given: posterior(0.7, ['anna', 0.2, 1]),
    files: [file('a', 'anna'), file('b'), file('c')],
    named: [],
    tie: false,
  },
  {
    name: 'where nothing matched, nobody is named and material is asked for',
    given: posterior(1),
    files: [file('a')],
    named: [],
    tie: false,
    says: /none that was added held them/,
  },
  {
    name: 'a mailbox that was sent it and not added is asked for',
    given: posterior(0.02, ['anna', 0.95, 1]),
    files: [file('a', 'anna', 'carl@x.test')],
    unexamined: ['carl@x.test'],
    named: ['anna'],
    tie: false,
    says: /mailbox of carl@x\.test/,
  },
]

for (const { name, given, files, form = false, unexamined = [], named, tie, says } of table)
  test(name, () => {
    const origin = originOf(given, files, () => form, new Set(unexamined))
    assert.deepEqual({ named: origin.named, tie: origin.tie }, { named, tie })
    if (says !== undefined) assert.match(origin.wouldDecide.join('\n'), says)
  })
