import { createHash } from 'node:crypto'
import { closeSync, fstatSync, openSync, readdirSync, readSync, statSync, type PathLike } from 'node:fs'
import { open } from 'node:fs/promises'
import { digest, Outage, type Digest } from '#ground'
import { Damage, type FolderEntry } from './reader.ts'

/** Bytes read at once: large enough that asking costs nothing, small enough to stay in the processor's cache. */
const PIECE = 1024 * 1024

/** A file up to this length is read once and kept while it is worked on. */
const SMALL = 1024 * 1024

/** A file as it lay on disk when its digest was taken. */
export interface Sealed {
  readonly source: Digest
  readonly size: number
  /** All of it, where it is small. */
  readonly content: Buffer | undefined
  /** The first 64 KiB. */
  readonly head: Buffer
  /** Changes whenever the file is written to. */
  readonly state: string
}

/** How much of a file is looked at to recognise it. */
export const HEAD = 64 * 1024

const state = (size: number, modified: number) => `${size} bytes of ${modified}`

/** What the system's refusal means for a person, and what to do next. Undefined where it is none of the usual ones. */
export function refusal(error: unknown): string | undefined {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code === 'ENOENT') return 'does not exist. Check the path'
  if (code === 'EACCES' || code === 'EPERM') return 'may not be read. Change its permissions, or run as its owner'
  if (code === 'ELOOP') return 'is a link that leads in a ring. Give the file itself'
  if (code === 'EIO')
    return 'could not be read from its disk. Copy it from the disk with a rescue program, then try again'
  if (typeof code === 'string') return `could not be opened (${code}). Copy it elsewhere, then try again`
  return undefined
}

/** Says of a refused path what it means for a person, as an Outage. What is no refusal is thrown on. */
export function orOutage(path: PathLike, error: unknown): never {
  const says = refusal(error)
  throw says === undefined ? error : new Outage(`${String(path)} ${says}.`, { cause: error })
}

/** The length of a file and the moment of its last change, to see whether it was written to since it was sealed. */
export function stateOf(path: PathLike): string | undefined {
  const found = statOf(path)
  return found === undefined ? undefined : state(found.size, found.mtimeMs)
}

/** Takes the digest of a file and its first bytes. Throws an Outage where the file cannot be read. */
export async function seal(path: PathLike): Promise<Sealed> {
  const small = sealSmall(path)
  if (small !== undefined) return small
  const file = await open(path, 'r').catch((error: unknown) => orOutage(path, error))
  try {
    const { size, mtimeMs } = await file.stat()
    const hash = createHash('sha256')
    // Two pieces are enough: one is summed up while the other is being filled.
    let [piece, other] = [Buffer.allocUnsafeSlow(PIECE), Buffer.allocUnsafeSlow(PIECE)]
    let head: Buffer | undefined
    let length = 0
    let next = file.read(piece, 0, PIECE, 0)
    while (true) {
      const { bytesRead } = await next
      if (bytesRead === 0) break
      length += bytesRead
      next = file.read(other, 0, PIECE, length)
      head ??= Buffer.from(piece.subarray(0, Math.min(bytesRead, HEAD)))
      hash.update(piece.subarray(0, bytesRead))
      ;[piece, other] = [other, piece]
    }
    const source = hash.digest('hex') as Digest
    return { source, size: length, content: undefined, head: head ?? Buffer.alloc(0), state: state(size, mtimeMs) }
  } catch (error) {
    return orOutage(path, error)
  } finally {
    await file.close()
  }
}

/** A folder of a hundred thousand mails is read fastest without waiting for each of four system calls in turn. */
function sealSmall(path: PathLike): Sealed | undefined {
  try {
    const file = openSync(path, 'r')
    try {
      const { size, mtimeMs } = fstatSync(file)
      if (size > SMALL) return undefined
      const content = Buffer.allocUnsafeSlow(size)
      let length = 0
      for (let got = -1; got !== 0 && length < size; length += got)
        got = readSync(file, content, length, size - length, length)
      const all = content.subarray(0, length)
      return {
        source: digest(all),
        size: length,
        content: all,
        head: all.subarray(0, HEAD),
        state: state(size, mtimeMs),
      }
    } finally {
      closeSync(file)
    }
  } catch (error) {
    return orOutage(path, error)
  }
}

/**
 * The bytes of a file in pieces of a megabyte. A disk that fails on the way is a Damage: what came before is good. An
 * Outage where the file cannot be opened.
 */
export async function* fileBytes(path: PathLike): AsyncGenerator<Buffer, void> {
  const file = await openFile(path)
  try {
    yield* file.pieces(0, Infinity)
  } finally {
    await file.close()
  }
}

/** A file that is open for reading here and there. */
export interface RandomFile {
  readonly size: number
  /** Some bytes, fewer than asked for only at the end of the file. */
  read(from: number, length: number): Promise<Buffer>
  /** The bytes [from, to) in pieces; the next piece is fetched while one is worked on. */
  pieces(from: number, to: number): AsyncGenerator<Buffer, void>
  close(): Promise<void>
}

/** Short reads take this much at once: what lies together in an archive is asked for one after another. */
const AHEAD = 256 * 1024

/** Opens a file. Throws an Outage where it may not be read. */
export async function openFile(path: PathLike): Promise<RandomFile> {
  const file = await open(path, 'r').catch((error: unknown) => orOutage(path, error))
  const { size } = await file.stat()
  const fetch = async (from: number, length: number) => {
    try {
      const piece = Buffer.allocUnsafeSlow(Math.max(0, Math.min(length, size - from)))
      const { bytesRead } = await file.read(piece, 0, piece.length, from)
      return piece.subarray(0, bytesRead)
    } catch (error) {
      const says = refusal(error)
      throw says === undefined ? error : new Damage('unreadable', `The file ${says}.`)
    }
  }
  let ahead = { from: 0, bytes: Buffer.alloc(0) }
  const read = async (from: number, length: number) => {
    if (length <= 0 || from >= size) return Buffer.alloc(0)
    if (length > AHEAD) return fetch(from, length)
    const end = Math.min(size, from + length)
    if (from < ahead.from || end > ahead.from + ahead.bytes.length) ahead = { from, bytes: await fetch(from, AHEAD) }
    return ahead.bytes.subarray(from - ahead.from, end - ahead.from)
  }
  return { size, read, pieces: (from, to) => pieces(read, from, to), close: () => file.close() }
}

async function* pieces(read: RandomFile['read'], from: number, to: number): AsyncGenerator<Buffer, void> {
  let next: Promise<Buffer> | undefined
  try {
    let position = from
    const fetch = async () => {
      const piece = await read(position, Math.min(PIECE, to - position))
      position += piece.length
      return piece
    }
    next = fetch()
    while (true) {
      const piece = await next
      if (piece.length === 0) return
      next = fetch()
      // The refusal of a piece that nobody asks for any more is no news.
      next.catch(() => undefined)
      yield piece
    }
  } finally {
    await next?.catch(() => undefined)
  }
}

/** The names in a folder, sorted by their bytes. Throws an Outage where they may not be read. */
export function listFolder(path: PathLike): FolderEntry[] {
  try {
    const found = readdirSync(path, { withFileTypes: true, encoding: 'buffer' })
    const folder = Buffer.isBuffer(path) ? path : Buffer.from(String(path))
    return found
      .sort((one, other) => Buffer.compare(one.name, other.name))
      .map(entry => {
        const whole = Buffer.concat([folder, Buffer.from('/'), entry.name])
        const exact = whole.equals(Buffer.from(whole.toString()))
        const itself = exact ? whole.toString() : whole
        const link = entry.isSymbolicLink()
        const isFile = link ? statOf(itself)?.isFile() === true : entry.isFile()
        const kind = isFile ? 'file' : link ? 'link' : entry.isDirectory() ? 'folder' : 'other'
        return { name: entry.name.toString(), path: itself, kind }
      })
  } catch (error) {
    return orOutage(path, error)
  }
}

function statOf(path: PathLike) {
  try {
    return statSync(path, { throwIfNoEntry: false })
  } catch (error) {
    // What cannot be looked at, a ring of links or a closed folder, leads to nothing.
    if (refusal(error) !== undefined) return undefined
    throw error
  }
}
