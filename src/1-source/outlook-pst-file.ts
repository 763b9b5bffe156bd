import { closeSync, fstatSync, openSync, readSync } from 'node:fs'
import { crc32 } from 'node:zlib'
import type { Span } from '#ground'
import { orOutage, refusal } from './disk.ts'

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
 * pages and blocks of a hostile file may name each other over and over, so the work in all is a multiple of the file's
 * size, and after that every read gives nothing.
 */
export interface PstBytes {
  readonly size: number
  /** Bytes [from, from + length), fewer where the file or the work ends. */
  read(from: number, length: number): Uint8Array
  /** Counts work that is no reading, as the bytes that could have been read instead. */
  spend(bytes: number): void
  /** True once more was asked for than the file's size justifies. */
  exhausted(): boolean
  close(): void
}

/** Honest files are read about twice; a copied message that shares its attachments with others adds to that. */
const READS_PER_BYTE = 64
const FREE_READS = 64 * 1024 * 1024

/** Opens a file for reading at any place. Throws an `Outage` where it cannot be opened. */
export function openBytes(path: string): PstBytes {
  const file = openFile(path)
  let left = file.size * READS_PER_BYTE + FREE_READS
  return {
    size: file.size,
    read(from, length) {
      if (from >= file.size || left <= 0) return new Uint8Array(0)
      const count = Math.min(length, file.size - from)
      // A tiny read costs as much as a page.
      left -= Math.max(count, 512)
      return readAt(file.number, from, count)
    },
    spend: bytes => void (left -= bytes),
    exhausted: () => left <= 0,
    close: () => closeSync(file.number),
  }
}

function openFile(path: string): { readonly number: number; readonly size: number } {
  try {
    const number = openSync(path, 'r')
    return { number, size: fstatSync(number).size }
  } catch (error) {
    return orOutage(path, error)
  }
}

/** Bytes of an open file; fewer where it ends, and where the disk refuses, which is a loss like any other. */
function readAt(file: number, from: number, length: number): Uint8Array {
  const buffer = new Uint8Array(length)
  let filled = 0
  try {
    while (filled < length) {
      const count = readSync(file, buffer, filled, length - filled, from + filled)
      if (count === 0) break
      filled += count
    }
  } catch (error) {
    if (refusal(error) === undefined) throw error
  }
  return buffer.subarray(0, filled)
}

/**
 * The checksum of pages, blocks and the header ([MS-PST] §5.3): CRC-32 with the usual polynomial, but begun at 0 and
 * not inverted at the end. zlib inverts before and after, which is undone here.
 */
export function pstChecksum(bytes: Uint8Array): number {
  return (crc32(bytes, 0xffffffff) ^ 0xffffffff) >>> 0
}
