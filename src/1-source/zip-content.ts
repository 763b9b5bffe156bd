import { crc32, inflateRawSync } from 'node:zlib'
import type { RandomFile } from './disk.ts'
import { inflate, thoroughly } from './inflate.ts'
import { Damage } from './reader.ts'
import { LOCAL, LOCAL_LENGTH, localLength, type ZipEntry } from './zip-entry.ts'
import { unzstd } from './zstandard.ts'

const STORED = 0
const DEFLATED = 8
const ZSTANDARD = 93

/** Whether a member's method is one that is read here. */
export const isReadable = ({ method }: ZipEntry) => [STORED, DEFLATED, ZSTANDARD].includes(method)

/** The names of other methods, for a person (APPNOTE 4.4.5). */
export const methodName = (method: number) =>
  ({ 1: 'Shrink', 6: 'Implode', 9: 'Deflate64', 12: 'bzip2', 14: 'LZMA', 95: 'xz', 98: 'PPMd' })[method] ??
  `method ${method}`

/** What a member unpacks to, with its length and checksum looked after. Breaks off with a Damage. */
export async function* zipContent(file: RandomFile, entry: ZipEntry): AsyncGenerator<Buffer, void> {
  const fixed = await file.read(entry.offset, LOCAL_LENGTH)
  if (fixed.length < LOCAL_LENGTH || fixed.readUInt32LE(0) !== LOCAL)
    throw new Damage('zip-damaged', 'The member is not where the list of members says.')
  const from = entry.offset + localLength(fixed)
  let size = 0
  let crc = 0
  for await (const piece of unpacked(file, entry, from)) {
    size += piece.length
    crc = crc32(piece, crc)
    if (size > entry.size) {
      yield piece.subarray(0, piece.length - (size - entry.size))
      throw new Damage(
        'zip-size-wrong',
        `It unpacks to more than the ${entry.size} bytes that it says; the rest was left.`,
      )
    }
    yield piece
  }
  if (size < entry.size) throw new Damage('archive-cut', `Of its ${entry.size} bytes only ${size} are there.`)
  if (crc !== entry.crc)
    throw new Damage(
      'checksum-wrong',
      'The checksum of the member is wrong: some of its bytes are not what was packed.',
    )
}

/** Members up to these lengths are unpacked in one call: an archive of loose mails has very many of them. */
const SHORT_PACKED = 256 * 1024
const SHORT = 1024 * 1024

async function* unpacked(file: RandomFile, entry: ZipEntry, from: number): AsyncGenerator<Buffer, void> {
  const short = entry.method === DEFLATED ? await shortContent(file, entry, from) : undefined
  if (short === undefined) yield* longContent(file, entry, from)
  else yield short
}

/** What a short and sound member unpacks to; undefined where the long way has to be gone, which copes with damage. */
async function shortContent(file: RandomFile, entry: ZipEntry, from: number): Promise<Buffer | undefined> {
  if (entry.packed > SHORT_PACKED || entry.size > SHORT) return undefined
  const packed = await file.read(from, entry.packed)
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, entry.size) })
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    if (code.startsWith('Z_') || code === 'ERR_BUFFER_TOO_LARGE') return undefined
    throw error
  }
}

function longContent(file: RandomFile, entry: ZipEntry, from: number): AsyncIterable<Buffer> {
  const bytes = () => file.pieces(from, from + entry.packed)
  if (entry.method === DEFLATED) return thoroughly(inflate, bytes, true)
  return entry.method === ZSTANDARD ? unzstd(bytes()) : bytes()
}
