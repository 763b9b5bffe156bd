import { insist, type Digest } from '#ground'

import type { DatabaseSync } from 'node:sqlite'
import { zstdCompressSync, zstdDecompressSync } from 'node:zlib'

import type { Appearance, DocumentStore, KeptDocument } from './document-store.ts'

/** Documents in an SQLite database whose schema is up to date. */
export function documentsOn(database: DatabaseSync): DocumentStore {
  const number = database.prepare('SELECT number FROM document WHERE key = ?')
  const insert = database.prepare('INSERT INTO document VALUES (?, ?, ?, ?, ?)')
  const appear = database.prepare('INSERT INTO appearance VALUES (?, ?, ?) ON CONFLICT DO NOTHING')
  const message = database.prepare('SELECT 1 FROM appearance WHERE message = ? LIMIT 1')
  const count = () => (database.prepare('SELECT count(*) AS n FROM document').get() as { n: number }).n
  const numberOf = (key: string) => number.get(key)?.['number'] as number | undefined
  return {
    unindexed: () =>
      database
        .prepare(
          `SELECT DISTINCT digest FROM source WHERE finished = 1
           AND digest NOT IN (SELECT digest FROM indexed_source) ORDER BY digest`,
        )
        .all()
        .map(row => row['digest'] as Digest),
    indexed: source =>
      void database.prepare('INSERT INTO indexed_source VALUES (?) ON CONFLICT DO NOTHING').run(source),
    hasMessage: digest => message.get(digest) !== undefined,
    numberOf,
    put(document) {
      const known = numberOf(document.key)
      if (known !== undefined) return known
      const next = count()
      insert.run(next, document.key, document.kind, document.version, zstdCompressSync(document.text))
      return next
    },
    appears: ({ message: digest, part, document }) => void appear.run(digest, part, document),
    ofVersion: version =>
      database
        .prepare('SELECT key, kind FROM document WHERE version = ? ORDER BY number')
        .all(version) as unknown as Pick<KeptDocument, 'key' | 'kind'>[],
    count,
    get(wanted): KeptDocument {
      const row = database.prepare('SELECT * FROM document WHERE number = ?').get(wanted)
      insist(row !== undefined, `There is no document ${wanted}.`)
      return { ...(row as unknown as KeptDocument), text: unpacked(row['text'] as Uint8Array) }
    },
    *texts(from) {
      for (const row of database.prepare('SELECT text FROM document WHERE number >= ? ORDER BY number').iterate(from))
        yield unpacked(row['text'] as Uint8Array)
    },
    appearances: document =>
      database
        .prepare('SELECT document, message, part FROM appearance WHERE document = ? ORDER BY message, part')
        .all(document) as unknown as Appearance[],
    *allAppearances() {
      for (const row of database.prepare('SELECT document, message, part FROM appearance').iterate())
        yield row as unknown as Appearance
    },
    shingles: () => database.prepare('SELECT bytes FROM shingle_index').get()?.['bytes'] as Uint8Array | undefined,
    keepShingles: bytes =>
      void database
        .prepare('INSERT INTO shingle_index VALUES (0, ?) ON CONFLICT DO UPDATE SET bytes = excluded.bytes')
        .run(bytes),
  }
}

function unpacked(text: Uint8Array): string {
  return zstdDecompressSync(text).toString('utf8')
}
