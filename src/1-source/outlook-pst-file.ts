import { closeSync, fstatSync, openSync, readSync } from 'node:fs'
import { crc32 } from 'node:zlib'
import { type Span, Outage } from '#ground'

/** What was found wrong with some bytes of a PST file; whoever reads an item makes troubles of them. */
export interface Flaw {
  /** As in `Trouble`. */
  readonly code: string
  readonly says: string
  /** Bytes of the PST file. */
  readonly span?: Span
}

/**
 * A PST file's bytes by their place, never more of them in memory than were asked for. The work is bounded: index
 * pages and blocks of a hostile file may name each other over and over, so what may be read in all is a multiple of
 * the file's size, and after that every read gives nothing.
 */
export interface PstBytes {
  readonly size: number
  /** Bytes [from, from + length), fewer where the file or the work ends. */
  read(from: number, length: number): Uint8Array
  /** True once more was asked for than the file's size justifies. */
  exhausted(): boolean
  close(): void
}

/** Honest files are read about twice; a copied message that shares its attachments with others adds to that. */
const READS_PER_BYTE = 64
const FREE_READS = 64 * 1024 * 1024

/** Bytes in memory as `PstBytes`. */
export function bytesInMemory(bytes: Uint8Array): PstBytes {
  return bounded(
    bytes.length,
    (from, length) => bytes.subarray(from, from + length),
    () => undefined,
  )
}

/** Opens a file for reading at any place. Throws an `Outage` when the disk refuses. */
export function openBytes(path: string): PstBytes {
  try {
    const file = openSync(path, 'r')
    const read = (from: number, length: number) => {
      const buffer = new Uint8Array(length)
      let filled = 0
      while (filled < length) {
        const count = readSync(file, buffer, filled, length - filled, from + filled)
        if (count === 0) break
        filled += count
      }
      return buffer.subarray(0, filled)
    }
    return bounded(fstatSync(file).size, read, () => closeSync(file))
  } catch (cause) {
    throw new Outage(`${path} cannot be opened. Check that it is there and may be read.`, { cause })
  }
}

function bounded(size: number, fetch: (from: number, length: number) => Uint8Array, close: () => void): PstBytes {
  let left = size * READS_PER_BYTE + FREE_READS
  return {
    size,
    read(from, length) {
      if (from >= size || left <= 0) return new Uint8Array(0)
      const count = Math.min(length, size - from)
      // A tiny read costs as much as a page.
      left -= Math.max(count, 512)
      return fetch(from, count)
    },
    exhausted: () => left <= 0,
    close,
  }
}

/**
 * The checksum of pages, blocks and the header ([MS-PST] §5.3): CRC-32 with the usual polynomial, but begun at 0 and
 * not inverted at the end. zlib inverts before and after, which is undone here.
 */
export function pstChecksum(bytes: Uint8Array): number {
  return (crc32(bytes, 0xffffffff) ^ 0xffffffff) >>> 0
}
