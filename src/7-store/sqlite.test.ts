import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { test } from 'node:test'

import { openSqlite } from './index.ts'
import { storeContract } from './store.contract.ts'

storeContract(() => openSqlite(':memory:', 'kept'))

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

test('opening a case again changes nothing', () =>
  withFile(file => {
    const first = openSqlite(file, 'kept')
    first.set('org', 'x.example')
    first.close()
    const again = openSqlite(file, 'kept')
    assert.equal(again.setting('org'), 'x.example')
    again.close()
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
