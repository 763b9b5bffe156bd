import { accessSync, constants, createReadStream, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, resolve } from 'node:path'
import { LIMITS, type Limits } from '#ground'
import { openAccount } from './account.ts'
import { listFolder, orOutage, seal } from './disk.ts'
import { budgetOf, diskInput } from './file-input.ts'
import type { ItemKind } from './item.ts'
import type { Intake } from './ledger.ts'
import type { Around, Run } from './run.ts'
import { startSpool } from './spool.ts'
import { walkFile, walkFolder } from './walk.ts'

/** How to take material in. */
export interface TakeInOptions {
  /** Whose mailbox all of it is. Without it each source, or else its name, tells. */
  readonly mailbox?: string
  /** The kinds of item that are wanted; files of others are skipped and stand in the ledger. Mail alone by default. */
  readonly kinds?: Iterable<ItemKind>
  readonly limits?: Limits
  /** The folder for temporary copies, by default the system's. */
  readonly temp?: string
  /** What `-` stands for, by default the standard input. */
  readonly standardInput?: AsyncIterable<Uint8Array>
}

/**
 * Takes in files and folders of any kind, `-` for the standard input, and gives what is in them in an order that depends
 * on nothing but the material: the paths as given, names sorted by their bytes, members as they lie. For each container
 * the account comes as soon as all in it has come. Bad material is a trouble in an account; an Outage is thrown only
 * where a path that was given cannot be read at all, or where temporary copies cannot be written.
 *
 * Whoever stops asking early (`break`, `return`) leaves no open file and no temporary copy behind.
 */
export async function* takeIn(paths: readonly string[], options: TakeInOptions = {}): AsyncGenerator<Intake, void> {
  const { limits = LIMITS, mailbox, kinds = ['mail'], temp = tmpdir(), standardInput = process.stdin } = options
  let opened = 0
  const run: Run = {
    limits,
    kinds: new Set(kinds),
    given: mailbox,
    spool: startSpool(temp),
    open: (where, kind, own) => openAccount(opened++, where, kind, own),
  }
  try {
    for (const path of paths) {
      if (path === '-') yield* takeStream(run, standardInput, '-', 'standard input')
      else yield* takePath(run, path)
    }
  } finally {
    await run.spool.clear()
  }
}

async function* takePath(run: Run, path: string): AsyncGenerator<Intake, void> {
  const name = basename(resolve(path))
  const found = look(path)
  if (found.isDirectory()) yield* walkFolder(run, listFolder(path), [name], handedIn(run, 0))
  else if (found.isFile()) {
    const sealed = await seal(path)
    const input = diskInput(path, name, { source: sealed.source, path: [name] }, sealed, run.spool)
    yield { kind: 'source', source: sealed.source, file: path, name, size: sealed.size }
    yield* walkFile(run, input, handedIn(run, sealed.size))
  } else yield* takeStream(run, createReadStream(path), name, name)
}

/** Throws an Outage where a path cannot be taken in at all: nobody should wait an hour to learn of a wrong letter. */
export function foreseePath(path: string): void {
  if (path === '-') return
  look(path)
  try {
    accessSync(path, constants.R_OK)
  } catch (error) {
    orOutage(path, error)
  }
}

function look(path: string) {
  try {
    return statSync(path)
  } catch (error) {
    return orOutage(path, error)
  }
}

/** Copies a stream to disk first, since its digest has to be known before anything is said of it. */
async function* takeStream(
  run: Run,
  bytes: AsyncIterable<Uint8Array>,
  step: string,
  name: string,
): AsyncGenerator<Intake, void> {
  const spooled = await run.spool.keep(bytes)
  const input = diskInput(spooled.path, name, { source: spooled.source, path: [step] }, spooled, run.spool)
  yield { kind: 'source', source: spooled.source, file: spooled.path, name: step, size: spooled.size }
  yield* walkFile(run, input, handedIn(run, spooled.size))
  await run.spool.drop(spooled.path)
}

function handedIn({ limits }: Run, size: number): Around {
  return {
    account: undefined,
    archives: 0,
    folders: 0,
    budget: budgetOf(size, limits),
    wrappings: [],
    as: undefined,
    mailbox: undefined,
    folder: undefined,
  }
}
