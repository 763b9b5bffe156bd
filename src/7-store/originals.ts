import { Outage, type Digest } from '#ground'

import { createHash } from 'node:crypto'
import {
  chmodSync,
  closeSync,
  constants,
  copyFileSync,
  existsSync,
  mkdirSync,
  openSync,
  readSync,
  renameSync,
  rmSync,
  type PathLike,
} from 'node:fs'
import { open } from 'node:fs/promises'
import { join } from 'node:path'

/** Files that the disk is asked for at the same time: it writes many together as fast as one alone. */
const TOGETHER = 16

const PIECE = 1024 * 1024

/** The sealed bytes of a case, each file under its digest. */
export interface Originals {
  /** Path of a sealed original. */
  at(digest: Digest): string
  /** Keeps a file's bytes. Doing it twice is nothing; a copy that broke off, or that a power cut spoilt, is done again. */
  seal(file: PathLike, digest: Digest): void
  /**
   * Waits until all that was sealed stands on the disk and survives a power cut. Asking for each file as it is sealed
   * would be safe as well, and would take half an hour for a folder of a hundred thousand mails.
   */
  settle(): Promise<void>
}

/** The originals in a folder, which is made where it is absent. Throws an Outage where the disk refuses. */
export function originalsIn(folder: string): Originals {
  orOutage(folder, () => mkdirSync(folder, { recursive: true }))
  const unsettled = new Set<Digest>()
  const at = (digest: Digest) => join(folder, digest)
  return {
    at,
    seal(file, digest) {
      const target = at(digest)
      if (unsettled.has(digest) || (existsSync(target) && digestOf(target) === digest)) return
      const half = `${target}.half`
      orOutage(folder, () => {
        rmSync(half, { force: true })
        copyFileSync(file, half, constants.COPYFILE_FICLONE)
        // A copy has the marks of its original, which may be one that nobody may write to, or that everybody may read.
        chmodSync(half, 0o600)
        renameSync(half, target)
      })
      unsettled.add(digest)
    },
    async settle() {
      const waiting = [...unsettled]
      for (let from = 0; from < waiting.length; from += TOGETHER)
        await Promise.all(waiting.slice(from, from + TOGETHER).map(digest => settled(at(digest), 'r+')))
      // The names stand in the folder. Windows keeps them by itself, and does not open folders.
      if (waiting.length > 0 && process.platform !== 'win32') await settled(folder, 'r')
      unsettled.clear()
    },
  }
}

async function settled(path: string, flags: 'r' | 'r+'): Promise<void> {
  try {
    const file = await open(path, flags)
    await file.sync().finally(() => file.close())
  } catch (error) {
    refused(path, error)
  }
}

/** The digest of a file that may be of any length. */
function digestOf(path: string): string {
  const hash = createHash('sha256')
  const piece = Buffer.allocUnsafe(PIECE)
  const file = openSync(path, 'r')
  try {
    for (let got = readSync(file, piece); got > 0; got = readSync(file, piece)) hash.update(piece.subarray(0, got))
  } finally {
    closeSync(file)
  }
  return hash.digest('hex')
}

function orOutage(folder: string, work: () => void): void {
  try {
    work()
  } catch (error) {
    refused(folder, error)
  }
}

function refused(path: string, error: unknown): never {
  const says = error instanceof Error ? error.message : String(error)
  throw new Outage(`The case cannot be written at ${path} (${says}). Free space, or choose another folder for it.`, {
    cause: error,
  })
}
