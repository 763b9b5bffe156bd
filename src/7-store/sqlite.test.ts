import { Outage } from '#ground'

import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { test } from 'node:test'

import { openSqlite } from './index.ts'
import { MIGRATIONS } from './schema.ts'
import { storeContract } from './store.contract.ts'

storeContract(() => openSqlite(':memory:', 'kept'))

/** Writes into a case by another door, which does not wait. */
function insertInto(file: string): void {
  const other = new DatabaseSync(file)
  try {
    other.exec("INSERT INTO setting VALUES ('org', 'x.example')")
  } finally {
    other.close()
  }
}

const outage = (says: RegExp) => (error: unknown) => error instanceof Outage && says.test(error.message)

function withFile(check: (file: string) => void): void {
  const folder = mkdtempSync(join(tmpdir(), 'turncoat-test-'))
  try {
    check(join(folder, 'case.sqlite'))
  } finally {
    rmSync(folder, { recursive: true })
  }
}

test('a case of a newer version is refused with the next step', () =>
  withFile(file => {
    openSqlite(file, 'kept').close()
    const database = new DatabaseSync(file)
    database.exec('PRAGMA user_version = 99')
    database.close()
    assert.throws(() => openSqlite(file, 'kept'), /newer version of Turncoat/)
  }))

test('what is no database any more, and what another program holds, are told with the next step', () =>
  withFile(file => {
    writeFileSync(file, 'not a database, but long enough to be taken for one'.repeat(40))
    assert.throws(() => openSqlite(file, 'kept'), outage(/case\.sqlite is no database: something else was put/))
    rmSync(file)
    const one = openSqlite(file, 'kept')
    assert.throws(() => one.together(() => insertInto(file)), outage(/case\.sqlite is in use by another program\./))
    one.close()
    assert.throws(() => openSqlite(join(file, 'inside'), 'kept'), outage(/could not be opened\. Check that its folder/))
  }))

test('opening a case again changes nothing', () =>
  withFile(file => {
    const first = openSqlite(file, 'kept')
    first.set('org', 'x.example')
    first.close()
    const again = openSqlite(file, 'kept')
    assert.equal(again.setting('org'), 'x.example')
    again.close()
  }))

test('mail in a case of the second version is found by its account too', () =>
  withFile(file => {
    const database = new DatabaseSync(file)
    for (const { sql } of MIGRATIONS.slice(0, 2)) database.exec(sql)
    database.exec('PRAGMA user_version = 2')
    const insert = database.prepare('INSERT INTO instance VALUES (?, ?, ?, ?, ?, NULL, NULL, ?, ?)')
    const held = [
      { from: [{ address: 'anna@example.org' }] },
      { from: [] },
      { from: [{ address: 'berta@example.org' }] },
    ]
    held.forEach((gist, at) => insert.run('anna', '', String(at), 'box', '[]', at, JSON.stringify({ ...gist, at })))
    database.close()
    const store = openSqlite(file, 'kept')
    assert.deepEqual(
      [...store.gistsFrom(['anna@example.org', 'berta@example.org'])].map(({ at }) => at),
      [0, 2],
    )
    assert.equal([...store.gists()].length, 3)
    store.close()
  }))

test('the journal refuses to be changed, whoever asks', () =>
  withFile(file => {
    const store = openSqlite(file, 'kept')
    store.write({ at: 1 as never, who: 'anna', what: 'opened', version: '0' })
    store.close()
    const database = new DatabaseSync(file)
    assert.throws(() => database.exec("UPDATE journal SET what = 'nothing'"), /only added to/)
    assert.throws(() => database.exec('DELETE FROM journal'), /keeps all entries/)
    database.close()
  }))
