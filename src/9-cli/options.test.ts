import assert from 'node:assert/strict'
import { test } from 'node:test'

import { readOptions, Usage, type Options } from './options.ts'

const understood: readonly { name: string; args: readonly string[]; gives: Partial<Options> }[] = [
  {
    name: 'nothing asked for is the usual',
    args: [],
    gives: { json: false, quiet: false, budget: { alerts: 1, messages: 1000 }, sources: [], organisations: [] },
  },
  {
    name: 'words are sources, in their order',
    args: ['b.mbox', 'a.mbox'],
    gives: { words: ['b.mbox', 'a.mbox'], sources: [{ path: 'b.mbox' }, { path: 'a.mbox' }] },
  },
  {
    name: '--mailbox names what comes after it, until the next',
    args: ['x', '--mailbox', 'anna', 'a', 'b', '--mailbox', 'ben', 'c'],
    gives: {
      sources: [
        { path: 'x' },
        { path: 'a', mailbox: 'anna' },
        { path: 'b', mailbox: 'anna' },
        { path: 'c', mailbox: 'ben' },
      ],
    },
  },
  {
    name: 'options may stand after words',
    args: ['a.mbox', '--json', '--quiet'],
    gives: { json: true, quiet: true, words: ['a.mbox'] },
  },
  { name: '- is a source: standard input', args: ['-'], gives: { sources: [{ path: '-' }] } },
  {
    name: 'what comes after -- is a source, even with a hyphen',
    args: ['--', '--json'],
    gives: { json: false, words: ['--json'] },
  },
  {
    name: 'domains are repeated or parted by commas, in any case',
    args: ['--org', 'X.org, y.org', '--org', 'z.org'],
    gives: { organisations: ['x.org', 'y.org', 'z.org'] },
  },
  {
    name: 'a budget is alerts per messages',
    args: ['--budget', '2/500'],
    gives: { budget: { alerts: 2, messages: 500 } },
  },
  {
    name: 'a bare date is midnight UTC',
    args: ['--since', '2024-06-01'],
    gives: { since: Date.UTC(2024, 5, 1) as NonNullable<Options['since']> },
  },
  { name: 'threads are counted', args: ['--threads', '3'], gives: { threads: 3 } },
]

for (const { name, args, gives } of understood)
  test(name, () => {
    const options = readOptions(args)
    for (const [key, value] of Object.entries(gives)) assert.deepEqual(options[key as keyof Options], value, key)
  })

const refused: readonly { name: string; args: readonly string[]; says: RegExp }[] = [
  { name: 'an unknown option is named', args: ['--colour'], says: /--colour/ },
  { name: 'an option without its value is named', args: ['--budget'], says: /--budget/ },
  { name: 'a value for an option that takes none is refused', args: ['--json=yes'], says: /--json/ },
  {
    name: 'a budget of words says how to write it',
    args: ['--budget', 'few'],
    says: /--budget few is not understood.*--budget 1\/1000/,
  },
  { name: 'no alerts at all are no budget', args: ['--budget', '0/1000'], says: /--budget/ },
  { name: 'as many alerts as messages are no budget', args: ['--budget', '5/5'], says: /--budget/ },
  {
    name: 'a date that is none says how to write it',
    args: ['--until', 'June'],
    says: /--until June is no date.*2024-06-01/,
  },
  { name: 'a day that is not in the calendar is refused', args: ['--since', '2024-13-01'], says: /--since/ },
  { name: 'no threads are refused', args: ['--threads', '0'], says: /--threads 0 is not a whole number from 1/ },
  { name: 'part of a thread is refused', args: ['--threads', '1.5'], says: /--threads/ },
]

for (const { name, args, says } of refused)
  test(name, () =>
    assert.throws(
      () => readOptions(args),
      error => error instanceof Usage && says.test(error.message),
    ),
  )
