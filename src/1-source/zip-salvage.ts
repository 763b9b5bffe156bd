import { crc32 } from 'node:zlib'
import { ByteStream } from './byte-stream.ts'
import type { RandomFile } from './disk.ts'
import { inflate } from './inflate.ts'
import { Damage } from './reader.ts'
import { DESCRIPTOR, LOCAL_LENGTH, localLength, readLocal, type ZipEntry } from './zip-entry.ts'

const LOCAL_MARK = Buffer.from('PK\x03\x04')

/**
 * Finds the members of a zip without its directory, by the header before each. `known` are those that the directory
 * still told, by offset; they are stepped over. A member of which the end is missing comes with as much as there is.
 */
export async function* salvageEntries(
  file: RandomFile,
  known: ReadonlyMap<number, ZipEntry>,
): AsyncGenerator<ZipEntry, void> {
  for (let at = await nextLocal(file, 0); at !== undefined;) {
    const record = await file.read(at, LOCAL_LENGTH)
    const length = record.length < LOCAL_LENGTH ? 0 : localLength(record)
    if (length === 0 || at + length > file.size) return
    const told = known.get(at)
    const entry = told ?? (await measured(file, readLocal(await file.read(at, length), at)))
    if (told === undefined) yield entry
    at = await nextLocal(file, at + length + entry.packed)
  }
}

/** The next local header from a place on. A zip within a stored member has some of its own, which is why sizes count. */
async function nextLocal(file: RandomFile, from: number): Promise<number | undefined> {
  const bytes = new ByteStream(file.pieces(from, file.size))
  try {
    while (true) {
      const view = await bytes.peek(64 * 1024)
      const found = view.indexOf(LOCAL_MARK)
      if (found !== -1) return from + bytes.position + found
      if (view.length <= LOCAL_MARK.length) return undefined
      await bytes.skip(view.length - LOCAL_MARK.length + 1)
    }
  } finally {
    await bytes.close()
  }
}

/** Sizes and checksum of a member whose header leaves them to a record behind it: it is unpacked once to find that. */
async function measured(file: RandomFile, entry: ZipEntry): Promise<ZipEntry> {
  const from = entry.offset + entry.length
  if (!entry.described || entry.packed > 0) return { ...entry, packed: Math.min(entry.packed, file.size - from) }
  if (entry.method !== 8) return { ...entry, ...(await described(file, from)) }
  const packed = new ByteStream(file.pieces(from, file.size))
  let size = 0
  let crc = 0
  try {
    for await (const piece of inflate(packed)) {
      size += piece.length
      crc = crc32(piece, crc)
    }
    return { ...entry, size, crc, packed: packed.position }
  } catch (error) {
    if (!(error instanceof Damage)) throw error
    const next = await nextLocal(file, from)
    return { ...entry, size: Infinity, packed: (next ?? file.size) - from }
  } finally {
    await packed.close()
  }
}

/** The record behind a stored member, which is known by telling the very distance at which it stands. */
async function described(file: RandomFile, from: number): Promise<Pick<ZipEntry, 'size' | 'packed' | 'crc'>> {
  const next = (await nextLocal(file, from)) ?? file.size
  const record = await file.read(next - 16, 16)
  const packed = next - 16 - from
  if (record.length === 16 && record.readUInt32LE(0) === DESCRIPTOR && record.readUInt32LE(8) === packed)
    return { packed, size: packed, crc: record.readUInt32LE(4) }
  return { packed: next - from, size: Infinity, crc: 0 }
}
