import assert from 'node:assert/strict'
import { test } from 'node:test'

import type { Moment } from '#ground'

import { chain, firstBreak, type JournalEntry } from './index.ts'

function journalOf(...texts: readonly string[]): JournalEntry[] {
  return texts.reduce<JournalEntry[]>(
    (entries, what, index) => [
      ...entries,
      chain(entries.at(-1), { at: (index * 1000) as Moment, who: 'anna', what, version: '0.1.0' }),
    ],
    [],
  )
}

const table: readonly {
  name: string
  change: (entries: JournalEntry[]) => JournalEntry[]
  broken: number | undefined
}[] = [
  { name: 'an untouched journal holds', change: entries => entries, broken: undefined },
  { name: 'an empty journal holds', change: () => [], broken: undefined },
  {
    name: 'a changed word breaks its entry',
    change: ([one, two, three]) => [one!, { ...two!, what: 'nothing' }, three!],
    broken: 2,
  },
  { name: 'a missing entry breaks the one after it', change: ([one, , three]) => [one!, three!], broken: 2 },
  { name: 'entries in another order break', change: ([one, two, three]) => [two!, one!, three!], broken: 1 },
  {
    name: 'a changed entry with a fresh digest breaks the one after it',
    change: ([one, two, three]) => [one!, chain(one, { ...two!, what: 'nothing' }), three!],
    broken: 3,
  },
]

for (const { name, change, broken } of table) {
  test(name, () => assert.equal(firstBreak(change(journalOf('opened', 'took in', 'judged'))), broken))
}
