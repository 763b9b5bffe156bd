import { createHash } from 'node:crypto'
import { mkdtemp, open, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { Outage, type Digest } from '#ground'
import { HEAD, refusal, stateOf, type Sealed } from './disk.ts'

/** A stream that was copied to disk. */
export interface Spooled extends Sealed {
  readonly path: string
}

/** Copies of streams on disk, for formats that need to jump about. It makes its folder when it is first needed. */
export interface Spool {
  /** Copies bytes into a file of its own and seals it on the way. Throws an Outage where the disk refuses. */
  keep(bytes: AsyncIterable<Uint8Array>): Promise<Spooled>
  /** Removes one copy. */
  drop(path: string): Promise<void>
  /** Removes everything. */
  clear(): Promise<void>
}

/** Starts a spool inside a folder, which stays untouched until something is kept. */
export function startSpool(parent: string): Spool {
  let folder: string | undefined
  let count = 0
  const guarded = async <Result>(work: () => Promise<Result>): Promise<Result> => {
    try {
      return await work()
    } catch (error) {
      if (refusal(error) === undefined) throw error
      const says = error instanceof Error ? error.message : String(error)
      throw new Outage(
        `Temporary copies cannot be written to ${parent} (${says}). Free space or choose another folder.`,
        {
          cause: error,
        },
      )
    }
  }
  return {
    keep: bytes =>
      guarded(async () => {
        folder ??= await mkdtemp(join(parent, 'turncoat-'))
        const path = join(folder, String(++count))
        return { path, ...(await copy(bytes, path)) }
      }),
    drop: path => rm(path, { force: true }),
    async clear() {
      if (folder !== undefined) await rm(folder, { recursive: true, force: true })
      folder = undefined
    },
  }
}

async function copy(bytes: AsyncIterable<Uint8Array>, path: string): Promise<Sealed> {
  const file = await open(path, 'wx', 0o600)
  const hash = createHash('sha256')
  const start: Uint8Array[] = []
  let size = 0
  try {
    for await (const piece of bytes) {
      if (size < HEAD) start.push(piece)
      hash.update(piece)
      size += piece.length
      await file.writeFile(piece)
    }
  } finally {
    await file.close()
  }
  const head = Buffer.concat(start).subarray(0, HEAD)
  return { source: hash.digest('hex') as Digest, size, content: undefined, head, state: stateOf(path) ?? '' }
}
