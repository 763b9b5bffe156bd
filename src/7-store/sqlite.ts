import { chain, type JournalEntry, type Seal } from '#case'
import { Outage } from '#ground'
import type { Gist } from '#message'
import type { LedgerEntry } from '#source'

import { DatabaseSync } from 'node:sqlite'

import { MIGRATIONS } from './schema.ts'
import { documentsOn } from './sqlite-documents.ts'
import type { Instance, Kept, Store } from './store.ts'

/** How safe a store must be: a case survives power cuts; a scan's working store is thrown away and may be fast. */
export type Durability = 'kept' | 'working'

/** Opens a store in an SQLite file and brings its schema up to date. */
export function openSqlite(file: string, durability: Durability): Store {
  return orOutage(file, () => opened(file, durability))
}

function opened(file: string, durability: Durability): Store {
  const database = new DatabaseSync(file)
  database.exec(
    durability === 'kept'
      ? 'PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA busy_timeout = 5000'
      : // Gists are some kilobytes: a large page holds several, where a small one would hold half of one.
        'PRAGMA page_size = 32768; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA locking_mode = EXCLUSIVE',
  )
  migrate(database)
  if (durability === 'kept') return storeOn(database, work => orOutage(file, () => inTransaction(database, work)))
  // Nothing can be undone without a journal, and nobody reads what a broken scan left: one transaction for the whole run
  // spares writing the same index pages again for every batch.
  database.exec('BEGIN')
  return storeOn(database, work => orOutage(file, work))
}

/** What SQLite calls it when the disk or the file fails, and not we (sqlite.org/rescode.html), and what to do next. */
const FAILURES: ReadonlyMap<number, string> = new Map([
  [5, 'is in use by another program. Wait until it is done, then try again'],
  [8, 'may not be written to. Change its permissions, or run as its owner'],
  [10, 'could not be read from or written to its disk. Look after the disk, then try again'],
  [11, 'is damaged. Take a copy of the case from before, or add the material to a new one'],
  [13, 'has no room left on its disk. Free space, then run the same line again'],
  [14, 'could not be opened. Check that its folder is there and may be written to'],
  [26, 'is no database: something else was put in its place. Take a copy of the case from before'],
])

function orOutage<Result>(file: string, work: () => Result): Result {
  try {
    return work()
  } catch (error) {
    // The lowest byte is the kind, the others are its detail.
    const code = error instanceof Error && 'errcode' in error ? Number(error.errcode) & 0xff : -1
    const says = FAILURES.get(code)
    if (says === undefined) throw error
    throw new Outage(`${file === '' ? 'The working store' : file} ${says}.`, { cause: error })
  }
}

/** Everything inside happens, or nothing does. */
function inTransaction<Result>(database: DatabaseSync, work: () => Result): Result {
  database.exec('BEGIN IMMEDIATE')
  try {
    const result = work()
    database.exec('COMMIT')
    return result
  } catch (error) {
    database.exec('ROLLBACK')
    throw error
  }
}

function migrate(database: DatabaseSync): void {
  const done = (database.prepare('PRAGMA user_version').get() as { user_version: number }).user_version
  if (done > MIGRATIONS.length) {
    database.close()
    throw new Outage(
      `This case was written by a newer version of Turncoat (schema ${done}, known here ${MIGRATIONS.length}). Install that version to open it.`,
    )
  }
  MIGRATIONS.slice(done).forEach(({ sql }, index) => {
    database.exec('BEGIN IMMEDIATE')
    database.exec(sql)
    database.exec(`PRAGMA user_version = ${done + index + 1}`)
    database.exec('COMMIT')
  })
}

function storeOn(database: DatabaseSync, together: Store['together']): Store {
  const insert = database.prepare('INSERT INTO instance VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING')
  const twin = database.prepare('SELECT source, path FROM instance WHERE mailbox = ? AND folder = ? AND sha256 = ?')
  const lastEntry = database.prepare('SELECT * FROM journal ORDER BY number DESC LIMIT 1')
  const addEntry = database.prepare('INSERT INTO journal VALUES (?, ?, ?, ?, ?, ?, ?, ?)')
  return {
    documents: documentsOn(database),
    together,
    keep({ mailbox, folder, sha256, where, stored, at, account, gist }: Instance): Kept {
      const path = JSON.stringify(where.path)
      const { changes } = insert.run(
        mailbox,
        folder,
        sha256,
        where.source,
        path,
        stored?.from ?? null,
        stored?.to ?? null,
        at,
        gist,
        account,
      )
      if (changes === 1) return 'new'
      const held = twin.get(mailbox, folder, sha256) as { source: string; path: string }
      return held.source === where.source && held.path === path ? 'same place' : 'duplicate'
    },
    sources: () =>
      database
        .prepare('SELECT digest, name, mailbox, size, taken FROM source ORDER BY name, digest, mailbox')
        .all() as unknown as Seal[],
    begin({ digest, name, mailbox, size, taken }: Seal) {
      database
        .prepare(
          'INSERT INTO source (digest, name, mailbox, size, taken) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING',
        )
        .run(digest, name, mailbox, size, taken)
    },
    finish({ digest, name, mailbox }) {
      database
        .prepare('UPDATE source SET finished = 1 WHERE digest = ? AND name = ? AND mailbox = ?')
        .run(digest, name, mailbox)
    },
    isFinished({ digest, name, mailbox }) {
      const row = database
        .prepare('SELECT finished FROM source WHERE digest = ? AND name = ? AND mailbox = ?')
        .get(digest, name, mailbox)
      return row?.['finished'] === 1
    },
    putLedger(entry: LedgerEntry) {
      database
        .prepare('INSERT INTO ledger VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET entry = excluded.entry')
        .run(entry.where.source, JSON.stringify(entry.where.path), entry.mailbox, JSON.stringify(entry))
    },
    ledger: () =>
      database
        .prepare('SELECT entry FROM ledger ORDER BY path, mailbox, source')
        .all()
        .map(row => JSON.parse(row['entry'] as string) as LedgerEntry),
    *gists() {
      for (const row of database.prepare('SELECT gist FROM instance ORDER BY at, sha256, mailbox, folder').iterate()) {
        yield JSON.parse(row['gist'] as string) as Gist
      }
    },
    *gistsFrom(accounts) {
      const found = database.prepare(
        `SELECT rowid FROM instance WHERE account IN (SELECT value FROM json_each(?))
         ORDER BY at, sha256, mailbox, folder`,
      )
      const one = database.prepare('SELECT gist FROM instance WHERE rowid = ?')
      // Numbers first: with the gists in it the question would open every mail, and put all that it finds in order.
      for (const { rowid } of found.all(JSON.stringify(accounts)))
        yield JSON.parse(one.get(rowid!)!['gist'] as string) as Gist
    },
    count: () => (database.prepare('SELECT count(*) AS n FROM instance').get() as { n: number }).n,
    write(text) {
      const last = lastEntry.get()
      const entry = chain(last === undefined ? undefined : entryOf(last), text)
      addEntry.run(
        entry.number,
        entry.at,
        entry.who,
        entry.what,
        entry.about ?? null,
        entry.version,
        entry.before,
        entry.digest,
      )
      return entry
    },
    journal: () => database.prepare('SELECT * FROM journal ORDER BY number').all().map(entryOf),
    setting: name =>
      database.prepare('SELECT value FROM setting WHERE name = ?').get(name)?.['value'] as string | undefined,
    set(name, value) {
      database
        .prepare('INSERT INTO setting VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value')
        .run(name, value)
    },
    close: () => database.close(),
  }
}

function entryOf(row: Record<string, unknown>): JournalEntry {
  const { about, ...rest } = row
  return { ...rest, ...(about === null ? {} : { about }) } as unknown as JournalEntry
}
