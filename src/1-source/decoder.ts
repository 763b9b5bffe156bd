import { constants, createInflateRaw, createZstdDecompress, type InflateRaw, type ZstdDecompress } from 'node:zlib'

/** What came of giving some compressed bytes to a decoder. */
export interface Decoded {
  readonly pieces: readonly Buffer[]
  /** How many of the given bytes it wanted: fewer only where the compressed stream ends among them. */
  readonly used: number
  readonly ended: boolean
  /** Why it cannot go on. What is in `pieces` is good. */
  readonly broken: string | undefined
}

/** Unpacks one compressed stream step by step, so that nothing that was good is lost when it breaks. */
export interface Decoder {
  /** One step at a time: the next only after this one is done. */
  step(packed: Buffer): Promise<Decoded>
  /** Says that there are no more bytes: an end that stood at the very end of the last step is only seen then. */
  finish(): Promise<Decoded>
  close(): void
}

/** Output is made in pieces of this size. */
const PIECE = 256 * 1024

/** A decoder of a bare DEFLATE stream (RFC 1951). */
export function inflateDecoder(): Decoder {
  return stepping(createInflateRaw({ chunkSize: PIECE }))
}

/**
 * A decoder of Zstandard frames (RFC 8878). A frame's end must be the end of a step: what stands behind it in the same
 * step would be dropped in silence by the decoder below.
 */
export function zstdDecoder(): Decoder {
  return stepping(createZstdDecompress({ chunkSize: PIECE, params: { [constants.ZSTD_d_windowLogMax]: 27 } }))
}

function stepping(stream: InflateRaw | ZstdDecompress): Decoder {
  let pieces: Buffer[] = []
  let ended = false
  let broken: string | undefined
  let done: () => void = () => undefined
  stream.on('data', (piece: Buffer) => pieces.push(piece))
  stream.on('end', () => {
    ended = true
    done()
  })
  stream.on('error', error => {
    broken = error.message
    done()
  })
  const result = async (before: number, work: (resolve: () => void) => void): Promise<Decoded> => {
    if (broken === undefined && !ended) {
      await new Promise<void>(resolve => {
        done = resolve
        work(resolve)
      })
    }
    const taken = pieces
    pieces = []
    return { pieces: taken, used: stream.bytesWritten - before, ended, broken }
  }
  return {
    step: packed => result(stream.bytesWritten, resolve => void stream.write(packed, () => resolve())),
    finish: () => result(stream.bytesWritten, () => void stream.end()),
    close: () => void stream.destroy(),
  }
}
