import { crc32 } from 'node:zlib'
import { ByteStream } from './byte-stream.ts'
import { inflateDecoder } from './decoder.ts'
import { Damage } from './reader.ts'

const BROKEN = 'compressed-damaged'

/** Compressed bytes given to the decoder at once. When a stream breaks, what one step would have become is lost. */
const STEP = 16 * 1024

/** The first step: enough for most mails, and of a bomb no more than four megabytes are unpacked before anybody looks. */
const FIRST_STEP = 4 * 1024

/** The step by which the way to a break is gone again, so that hardly anything is lost. */
const FINE_STEP = 32

/** What one DEFLATE stream came to. */
export interface Inflated {
  readonly size: number
  readonly crc: number
}

/**
 * Unpacks one DEFLATE stream (RFC 1951) and leaves the bytes after it in the stream. While one step is worked on, the
 * next is being unpacked. From the place `fine` on it goes by small steps.
 */
export async function* inflate(packed: ByteStream, fine = Infinity): AsyncGenerator<Buffer, Inflated> {
  const decoder = inflateDecoder()
  const take = (step = STEP) => packed.take(packed.position < fine ? Math.min(step, fine - packed.position) : FINE_STEP)
  let size = 0
  let crc = 0
  try {
    let given = await take(FIRST_STEP)
    let running = decoder.step(given)
    while (true) {
      const { pieces, used, ended, broken } = await running
      const next = ended || broken !== undefined ? undefined : await take()
      if (next !== undefined && next.length > 0) running = decoder.step(next)
      for (const piece of pieces) {
        size += piece.length
        crc = crc32(piece, crc)
        yield piece
      }
      if (broken !== undefined) throw new Damage(BROKEN, `The compressed bytes are damaged (${broken}).`)
      if (ended) {
        packed.unread(given.subarray(used))
        return { size, crc }
      }
      if (next === undefined || next.length === 0) {
        const last = await decoder.finish()
        if (last.ended) return { size, crc }
        throw new Damage('compressed-cut', 'The compressed bytes end before their end.')
      }
      given = next
    }
  } finally {
    decoder.close()
  }
}

/** Unpacks a gzip file, all its members one after another (RFC 1952 §2.2). */
export function gunzip(bytes: () => AsyncIterable<Uint8Array>, again: boolean): AsyncGenerator<Buffer, void> {
  return thoroughly(members, bytes, again)
}

/**
 * Unpacks, and where the stream breaks and `bytes` may be asked for again, goes the way a second time with small steps at
 * its end, so that all that stands before the break is given.
 */
export async function* thoroughly<Result>(
  unpack: (packed: ByteStream, fine: number) => AsyncGenerator<Buffer, Result>,
  bytes: () => AsyncIterable<Uint8Array>,
  again: boolean,
): AsyncGenerator<Buffer, Result> {
  const packed = new ByteStream(bytes())
  const second = { packed, given: 0 }
  try {
    return yield* counted(unpack(packed, Infinity), second)
  } catch (error) {
    if (!(error instanceof Damage) || error.code !== BROKEN || !again) throw error
    second.packed = new ByteStream(bytes())
    return yield* afterwards(unpack(second.packed, Math.max(0, packed.position - 3 * STEP)), second.given)
  } finally {
    await packed.close()
    await second.packed.close()
  }
}

async function* counted<Result>(
  pieces: AsyncGenerator<Buffer, Result>,
  count: { given: number },
): AsyncGenerator<Buffer, Result> {
  while (true) {
    const step = await pieces.next()
    if (step.done === true) return step.value
    count.given += step.value.length
    yield step.value
  }
}

async function* afterwards<Result>(
  pieces: AsyncGenerator<Buffer, Result>,
  given: number,
): AsyncGenerator<Buffer, Result> {
  let left = given
  while (true) {
    const step = await pieces.next()
    if (step.done === true) return step.value
    if (step.value.length > left) yield step.value.subarray(left)
    left = Math.max(0, left - step.value.length)
  }
}

async function* members(packed: ByteStream, fine: number): AsyncGenerator<Buffer, void> {
  await takeHeader(packed)
  while (true) {
    const { size, crc } = yield* inflate(packed, fine)
    const trailer = await packed.take(8)
    if (trailer.length < 8) throw new Damage('compressed-cut', 'The checksum at the end of the gzip stream is missing.')
    // RFC 1952 §2.3.1: CRC-32 of the unpacked bytes, then their number modulo 2^32.
    if (trailer.readUInt32LE(0) !== crc || trailer.readUInt32LE(4) !== size % 2 ** 32) {
      const says = 'The checksum of the gzip stream is wrong: some bytes before this place are not what was packed.'
      throw new Damage('checksum-wrong', says)
    }
    if (!(await anotherMember(packed))) return
    await takeHeader(packed)
  }
}

async function takeHeader(packed: ByteStream): Promise<void> {
  const fixed = await packed.take(10)
  if (fixed.length < 10) throw new Damage('compressed-cut', 'The gzip stream ends within its header.')
  if (fixed[2] !== 8) throw new Damage(BROKEN, `Compression method ${fixed[2]!} is not gzip's.`)
  const flags = fixed[3]!
  // RFC 1952 §2.3.1: the optional fields stand in this order.
  if ((flags & 4) !== 0) {
    const length = await packed.take(2)
    if (length.length === 2) await packed.skip(length.readUInt16LE(0))
  }
  if ((flags & 8) !== 0) await skipText(packed)
  if ((flags & 16) !== 0) await skipText(packed)
  if ((flags & 2) !== 0) await packed.skip(2)
}

async function skipText(packed: ByteStream): Promise<void> {
  while (true) {
    const piece = await packed.some(1024)
    const end = piece.indexOf(0)
    if (end !== -1) packed.unread(piece.subarray(end + 1))
    if (end !== -1 || piece.length === 0) return
  }
}

/** Whether another member follows. Zeros at the end are the padding of tapes and say nothing. */
async function anotherMember(packed: ByteStream): Promise<boolean> {
  while (true) {
    const next = await packed.some(4096)
    if (next.length === 0) return false
    const first = next.findIndex(byte => byte !== 0)
    if (first === -1) continue
    packed.unread(next.subarray(first))
    const mark = await packed.peek(2)
    if (first === 0 && mark[0] === 0x1f && mark[1] === 0x8b) return true
    throw new Damage('compressed-trailing', 'Bytes that are no gzip stand behind the end of the gzip stream.')
  }
}
