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
  // Copied, since a small piece may be a view into a large one, which an item that is kept would hold in memory.
  const bytes = Buffer.concat(pieces, Math.min(length, limits.messageBytes))
  return { bytes, cut: length > limits.messageBytes }
}
