import { ByteStream } from './byte-stream.ts'
import { zstdDecoder, type Decoded } from './decoder.ts'
import { Damage } from './reader.ts'

const FRAME = 0xfd2fb528

/** RFC 8878 §3.1.2: sixteen numbers mark a frame that decoders skip. */
const isSkippable = (mark: number) => mark >= 0x184d2a50 && mark <= 0x184d2a5f

/** Whether bytes begin as a Zstandard frame does, or as a frame to be skipped. */
export function looksLikeZstandard(head: Uint8Array): boolean {
  if (head.length < 4) return false
  const mark = Buffer.from(head.subarray(0, 4)).readUInt32LE(0)
  return mark === FRAME || isSkippable(mark)
}

/**
 * Unpacks Zstandard, all its frames one after another (RFC 8878). It walks the frames block by block, since the decoder
 * below drops what follows the first frame, and since so every block before a damaged one is kept. While one block is
 * worked on, the next is being unpacked.
 */
export async function* unzstd(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer, void> {
  const packed = new ByteStream(bytes)
  const decoder = zstdDecoder()
  const steps = blocks(packed)
  try {
    let running: Promise<Decoded> | undefined
    while (true) {
      const step = await steps.next()
      const before = await running
      const broken = before?.broken
      running = step.done === true || broken !== undefined ? undefined : decoder.step(step.value)
      if (before !== undefined) yield* before.pieces
      if (broken !== undefined) throw breaking(broken)
      if (step.done !== true) continue
      if (step.value === 'whole') return
      throw damage(step.value)
    }
  } finally {
    decoder.close()
    await packed.close()
  }
}

/** Why the decoder gave up. A window of more than 128 MiB is not damage, but a bomb's way to ask for memory. */
function breaking(reason: string): Damage {
  if (!reason.includes('too much memory'))
    return new Damage('compressed-damaged', `The compressed bytes are damaged (${reason}).`)
  const says = 'It was packed with a very large window. Unpack it with zstd -d --long=31 and give what comes out.'
  return new Damage('compressed-window', says)
}

/** How a run of frames ends. */
type Ending = 'whole' | 'cut' | 'trailing' | 'damaged'

function damage(ending: Exclude<Ending, 'whole'>): Damage {
  if (ending === 'cut') return new Damage('compressed-cut', 'The compressed bytes end before their end.')
  if (ending === 'damaged')
    return new Damage('compressed-damaged', 'The compressed bytes are damaged (a block of no type).')
  return new Damage('compressed-trailing', 'Bytes that are no Zstandard stand behind the end of the frame.')
}

/** Frame headers and blocks, each whole and one by one. The end of a frame is the end of a step. */
async function* blocks(packed: ByteStream): AsyncGenerator<Buffer, Ending> {
  while (true) {
    const start = await packed.peek(8)
    if (start.length === 0) return 'whole'
    if (start.length < 4) return 'cut'
    const mark = start.readUInt32LE(0)
    if (isSkippable(mark)) {
      if (start.length < 8) return 'cut'
      const length = 8 + start.readUInt32LE(4)
      if ((await packed.skip(length)) < length) return 'cut'
    } else if (mark === FRAME) {
      const ending = yield* frame(packed)
      if (ending !== 'whole') return ending
    } else return 'trailing'
  }
}

async function* frame(packed: ByteStream): AsyncGenerator<Buffer, Ending> {
  const start = await packed.peek(5)
  if (start.length < 5) return 'cut'
  // RFC 8878 §3.1.1.1.1: sizes of the header's fields by the bits of its descriptor.
  const descriptor = start[4]!
  const single = (descriptor & 0x20) !== 0
  const contentSize = [single ? 1 : 0, 2, 4, 8][descriptor >> 6]!
  const length = 5 + (single ? 0 : 1) + [0, 1, 2, 4][descriptor & 3]! + contentSize
  const header = await packed.take(length)
  yield header
  if (header.length < length) return 'cut'
  const checksum = (descriptor & 4) !== 0 ? 4 : 0
  for (let last = false; !last;) {
    const start = await packed.peek(3)
    if (start.length < 3) return 'cut'
    // RFC 8878 §3.1.1.2: last block, type, size; a block of type 1 is one byte that repeats.
    const bits = start.readUIntLE(0, 3)
    last = (bits & 1) === 1
    const type = (bits >> 1) & 3
    if (type === 3) return 'damaged'
    const length = 3 + (type === 1 ? 1 : bits >> 3) + (last ? checksum : 0)
    const block = await packed.take(length)
    yield block
    if (block.length < length) return 'cut'
  }
  return 'whole'
}
