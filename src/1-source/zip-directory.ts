import { ByteStream } from './byte-stream.ts'
import type { RandomFile } from './disk.ts'
import { CENTRAL, CENTRAL_LENGTH, centralLength, readCentral, type ZipEntry } from './zip-entry.ts'

/** Where the list of a zip's members is, at its end (APPNOTE 4.3.16, and 4.3.14 for large ones). */
export interface ZipDirectory {
  readonly from: number
  readonly to: number
  /** Members that it says to have. */
  readonly count: number
  /** Bytes that stand before the zip and that its offsets do not know of. */
  readonly shift: number
}

const LOCAL_MARK = Buffer.from('PK\x03\x04')
const END = 0x06054b50
const END_LENGTH = 22
const LOCATOR = 0x07064b50
const LOCATOR_LENGTH = 20
const LONG_END = 0x06064b50

/** Finds the directory. Undefined where there is none: the end of the file is missing, or overwritten. */
export async function findDirectory(file: RandomFile): Promise<ZipDirectory | undefined> {
  // The end record has a comment of up to 64 KiB behind it, and may have padding behind that.
  const from = Math.max(0, file.size - 128 * 1024)
  const tail = await file.read(from, file.size - from)
  for (let index = tail.length - END_LENGTH; index >= 0; index--) {
    if (tail[index] !== 0x50 || tail.readUInt32LE(index) !== END) continue
    // What is followed by members or stands behind others belongs to a zip that is itself a member, stored as it is.
    if (tail.includes(LOCAL_MARK, index)) return undefined
    const found = await directoryOf(file, tail, index, from + index)
    if (found === undefined) continue
    return found.shift !== 0 && (await file.read(0, 4)).equals(LOCAL_MARK) ? undefined : found
  }
  return undefined
}

async function directoryOf(
  file: RandomFile,
  tail: Buffer,
  index: number,
  end: number,
): Promise<ZipDirectory | undefined> {
  const record = tail.subarray(index)
  const short = {
    count: record.readUInt16LE(10),
    length: record.readUInt32LE(12),
    offset: record.readUInt32LE(16),
    end,
  }
  const { count, length, offset, end: until } = (await longEnd(file, end)) ?? short
  if (count === 0) return { from: until, to: until, count, shift: 0 }
  for (const from of [offset, until - length]) {
    if (from < 0 || from + CENTRAL_LENGTH > until) continue
    if ((await file.read(from, 4)).readUInt32LE(0) === CENTRAL) return { from, to: until, count, shift: from - offset }
  }
  return undefined
}

async function longEnd(file: RandomFile, end: number) {
  if (end < LOCATOR_LENGTH) return undefined
  const locator = await file.read(end - LOCATOR_LENGTH, LOCATOR_LENGTH)
  if (locator.readUInt32LE(0) !== LOCATOR) return undefined
  const at = Number(locator.readBigUInt64LE(8))
  const record = at + 56 <= file.size ? await file.read(at, 56) : Buffer.alloc(0)
  if (record.length < 56 || record.readUInt32LE(0) !== LONG_END) return undefined
  const [count, length, offset] = [32, 40, 48].map(index => Number(record.readBigUInt64LE(index)))
  return { count: count!, length: length!, offset: offset!, end: at }
}

/** Reads the directory member by member. Ends early where a record is damaged: count what comes. */
export async function* directoryEntries(file: RandomFile, directory: ZipDirectory): AsyncGenerator<ZipEntry, void> {
  const records = new ByteStream(file.pieces(directory.from, directory.to))
  try {
    for (let count = 0; count < directory.count; count++) {
      const fixed = await records.peek(CENTRAL_LENGTH)
      if (fixed.length < CENTRAL_LENGTH || fixed.readUInt32LE(0) !== CENTRAL) return
      const length = centralLength(fixed)
      const record = await records.take(length)
      if (record.length < length) return
      const entry = readCentral(record)
      yield { ...entry, offset: entry.offset + directory.shift }
    }
  } finally {
    await records.close()
  }
}
