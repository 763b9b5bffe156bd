import type { Limits } from '#ground'
import type { FileInput } from './reader.ts'

/** The bytes of a file that becomes one item. */
export interface Whole {
  readonly bytes: Buffer
  /** It is longer than an item may be, and its bytes stop there. */
  readonly cut: boolean
}

/** Reads a file into memory, up to the limit of one message. */
export async function wholeFile(input: FileInput, limits: Limits): Promise<Whole> {
  const pieces: Uint8Array[] = []
  let length = 0
  for await (const piece of input.stream()) {
    pieces.push(piece)
    length += piece.length
    if (length > limits.messageBytes) break
  }
  const all = pieces.length === 1 ? pieces[0]! : Buffer.concat(pieces, length)
  const bytes = Buffer.from(all.buffer, all.byteOffset, Math.min(length, limits.messageBytes))
  return { bytes, cut: length > limits.messageBytes }
}
