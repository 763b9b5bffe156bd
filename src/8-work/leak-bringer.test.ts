import assert from 'node:assert/strict'
import { test } from 'node:test'

import { digest, type Moment } from '#ground'
import { openSqlite } from '#store'

import type { HeldMail } from './held-mail.ts'
import { bringers, type Leaked } from './leak-bringer.ts'

const DAY = 86_400_000
const owners = new Map([
  ['anna', { address: 'anna@team.example', name: 'Anna' }],
  ['ben', { address: 'ben@team.example', name: 'Ben' }],
])
const mail = (name: string, from: string, day: number): Held => ({
  id: digest(name),
  mailbox: 'anna',
  from,
  at: (day * DAY) as Moment,
})
type Held = Pick<HeldMail, 'id' | 'mailbox' | 'from' | 'at'>

const leaked = (name: string, changes: Partial<Leaked> = {}): Leaked => ({ sha256: digest(name), ...changes })

const table: readonly {
  name: string
  /** Mails of the case, each with the files that lie in it. */
  mails: readonly (readonly [Held, readonly string[]])[]
  files: readonly Leaked[]
  brought: readonly string[]
}[] = [
  {
    name: 'the first mail of a stranger that has the very bytes brought them',
    mails: [[mail('tip', 'reader@tide.test', 9), ['memo']]],
    files: [leaked('memo')],
    brought: ['reader@tide.test'],
  },
  {
    name: 'a stranger who wrote before sends files for other reasons',
    mails: [
      [mail('hello', 'printer@shop.test', 1), []],
      [mail('proof', 'printer@shop.test', 9), ['memo']],
    ],
    files: [leaked('memo')],
    brought: [],
  },
  {
    name: 'unless the mail has several of the leaked files at once',
    mails: [
      [mail('hello', 'printer@shop.test', 1), []],
      [mail('bundle', 'printer@shop.test', 9), ['memo', 'plan']],
    ],
    files: [leaked('memo'), leaked('plan')],
    brought: ['printer@shop.test'],
  },
  {
    name: 'a colleague brings nothing: that is where it lay',
    mails: [[mail('draft', 'ben@team.example', 9), ['memo']]],
    files: [leaked('memo')],
    brought: [],
  },
  {
    name: 'nor does anybody of the team’s own domain',
    mails: [[mail('draft', 'new.hand@team.example', 9), ['memo']]],
    files: [leaked('memo')],
    brought: [],
  },
  {
    name: 'other bytes were not brought by it',
    mails: [[mail('tip', 'reader@tide.test', 9), ['another']]],
    files: [leaked('memo')],
    brought: [],
  },
]

for (const { name, mails, files, brought } of table)
  test(name, () => {
    const store = openSqlite(':memory:', 'kept')
    try {
      const { documents } = store
      for (const [{ id }, parts] of mails)
        for (const part of parts) {
          const sha256 = digest(part)
          const document = documents.put({ key: sha256, kind: 'plain', version: sha256, text: part })
          documents.appears({ message: id, part, document })
        }
      const all = mails.map(([each]) => each)
      const byId = new Map(all.map(each => [each.id, [each]]))
      const found = bringers(files[0]!, files, documents, { byId, all, owners })
      assert.deepEqual(
        found.map(each => each.mail.from),
        brought,
      )
    } finally {
      store.close()
    }
  })
