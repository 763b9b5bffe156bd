import { Outage, type Digest } from '#ground'

import { existsSync, readdirSync, statSync, type PathLike } from 'node:fs'
import { join } from 'node:path'

import { originalsIn } from './originals.ts'
import { openSqlite } from './sqlite.ts'
import type { Store } from './store.ts'

/** A case on disk: its database, and the sealed originals beside it. */
export interface CaseFolder {
  readonly store: Store
  /** Keeps a file's bytes under its digest. Doing it twice is nothing; a copy that broke off is done again. */
  seal(file: PathLike, digest: Digest): void
  /** Waits until all that was sealed survives a power cut. */
  settle(): Promise<void>
  /** Path of a sealed original. */
  original(digest: Digest): string
  close(): void
}

const DATABASE = 'case.sqlite'

/** Opens a case, or makes one where the folder is absent or empty. */
export function openCase(folder: string): CaseFolder {
  const database = join(folder, DATABASE)
  if (existsSync(folder) && !statSync(folder).isDirectory())
    throw new Outage(`${folder} is a file, and a case is a folder. Name a new folder for the case.`)
  if (existsSync(folder) && !existsSync(database) && readdirSync(folder).length > 0) {
    throw new Outage(
      `${folder} is a folder with other things in it, not a case. Name a new folder for the case, or an empty one.`,
    )
  }
  const originals = originalsIn(join(folder, 'originals'))
  const store = openSqlite(database, 'kept')
  return {
    store,
    original: originals.at,
    seal: originals.seal,
    settle: originals.settle,
    close: () => store.close(),
  }
}

/** Opens a case that must be there already. */
export function openExistingCase(folder: string): CaseFolder {
  if (!existsSync(join(folder, DATABASE)) || !statSync(folder).isDirectory()) {
    throw new Outage(`${folder} is no case. Make one with: turncoat add ${folder} YOUR-MAIL`)
  }
  return openCase(folder)
}

/**
 * A store that lives for one run. SQLite keeps it in a nameless file of its own, which no crash can leave behind: a
 * scan's mail must not stay on a disk that nobody thinks of.
 */
export function openWorkingStore(): Store {
  return openSqlite('', 'working')
}
