/**
 * DEFLATE (RFC 1951), written out here because the samples must be the same bytes on every machine: the packer inside
 * Node looks for matches in another way on another processor. The gain over no packing is what counts, not the record.
 */
import { adler32, LONGEST_CODE, prefixCodes } from './prefix-code.ts'

const WINDOW = 32_768
const LONGEST = 258
const SHORTEST = 3
const CHAIN = 40
const GOOD = 96
const TOKENS_PER_BLOCK = 40_000
const HASHES = 1 << 15

// RFC 1951 §3.2.5: where each length and distance code begins, and how many further bits it takes.
const LENGTH_BITS = [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0]
const DISTANCE_BITS = [0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13]
const LENGTH_STARTS = starts(LENGTH_BITS, 3)
const DISTANCE_STARTS = starts(DISTANCE_BITS, 1)
LENGTH_STARTS[28] = LONGEST
const LENGTH_CODE = Uint8Array.from({ length: LONGEST + 1 }, (_, length) => lastStart(LENGTH_STARTS, length))
const DISTANCE_CODE = Uint8Array.from({ length: WINDOW + 1 }, (_, distance) => lastStart(DISTANCE_STARTS, distance))
/** RFC 1951 §3.2.7: the order in which the lengths of the code-length code are written. */
const LENGTH_ORDER = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15]

function starts(bits: readonly number[], first: number): number[] {
  return bits.map((_, code) => first + bits.slice(0, code).reduce((sum, extra) => sum + 2 ** extra, 0))
}

function lastStart(begins: readonly number[], value: number): number {
  return Math.max(
    0,
    begins.findLastIndex(begin => begin <= value),
  )
}

/** Bits, first the lowest of each byte, as RFC 1951 §3.1.1 wants them. */
class BitWriter {
  private bytes = Buffer.alloc(65_536)
  private size = 0
  private held = 0
  private count = 0

  write(value: number, bits: number): void {
    this.held |= value << this.count
    this.count += bits
    while (this.count >= 8) {
      if (this.size === this.bytes.length) this.bytes = Buffer.concat([this.bytes], this.bytes.length * 2)
      this.bytes[this.size++] = this.held & 255
      this.held >>>= 8
      this.count -= 8
    }
  }

  finish(): Buffer {
    if (this.count > 0) this.write(0, 8 - this.count)
    return Buffer.from(this.bytes.subarray(0, this.size))
  }
}

/** Packs bytes as a raw DEFLATE stream, as zip members want it. */
export function deflate(bytes: Uint8Array): Buffer {
  const out = new BitWriter()
  const tokens = new Uint32Array(TOKENS_PER_BLOCK)
  const heads = new Int32Array(HASHES).fill(-1)
  const earlier = new Int32Array(WINDOW)
  let count = 0
  let position = 0
  while (position < bytes.length) {
    const match = longestMatch(bytes, position, heads, earlier)
    const length = match >>> 16
    // A literal stands as itself, a match as length and distance; a length is never 0.
    tokens[count++] = length === 0 ? bytes[position]! : match
    const next = position + Math.max(1, length)
    for (; position < next; position++) enter(bytes, position, heads, earlier)
    if (count === TOKENS_PER_BLOCK) {
      writeBlock(out, tokens.subarray(0, count), false)
      count = 0
    }
  }
  writeBlock(out, tokens.subarray(0, count), true)
  return out.finish()
}

/** The same with the wrapping of RFC 1950, as PDF streams want it. */
export function zlib(bytes: Uint8Array): Buffer {
  const sum = Buffer.alloc(4)
  sum.writeUInt32BE(adler32(bytes))
  return Buffer.concat([Buffer.of(0x78, 0x9c), deflate(bytes), sum])
}

function hashAt(bytes: Uint8Array, position: number): number {
  const three = (bytes[position]! << 16) | (bytes[position + 1]! << 8) | bytes[position + 2]!
  return (Math.imul(three, 0x9e3779b1) >>> 17) & (HASHES - 1)
}

function enter(bytes: Uint8Array, position: number, heads: Int32Array, earlier: Int32Array): void {
  if (position + SHORTEST > bytes.length) return
  const hash = hashAt(bytes, position)
  earlier[position & (WINDOW - 1)] = heads[hash]!
  heads[hash] = position
}

/** The best earlier match as `length << 16 | distance`, 0 where there is none of three bytes. */
function longestMatch(bytes: Uint8Array, position: number, heads: Int32Array, earlier: Int32Array): number {
  const most = Math.min(LONGEST, bytes.length - position)
  if (most < SHORTEST) return 0
  let best = SHORTEST - 1
  let distance = 0
  let candidate = heads[hashAt(bytes, position)]!
  for (let tries = CHAIN; tries > 0 && candidate >= 0 && position - candidate < WINDOW; tries--) {
    if (bytes[candidate + best] === bytes[position + best]) {
      let length = 0
      while (length < most && bytes[candidate + length] === bytes[position + length]) length++
      if (length > best) {
        best = length
        distance = position - candidate
        if (length >= GOOD || length === most) break
      }
    }
    candidate = earlier[candidate & (WINDOW - 1)]!
  }
  return distance === 0 ? 0 : (best << 16) | distance
}

/** One block with codes of its own (RFC 1951 §3.2.7). */
function writeBlock(out: BitWriter, tokens: Uint32Array, last: boolean): void {
  const literals = new Uint32Array(286)
  const distances = new Uint32Array(30)
  literals[256] = 1
  for (const token of tokens) {
    if (token < 256) literals[token]!++
    else {
      literals[257 + LENGTH_CODE[token >>> 16]!]!++
      distances[DISTANCE_CODE[token & 0xffff]!]!++
    }
  }
  // A decoder needs at least one distance code, even where the block has no match.
  if (distances.every(count => count === 0)) distances[0] = 1
  const literalCode = prefixCodes(literals, LONGEST_CODE)
  const distanceCode = prefixCodes(distances, LONGEST_CODE)
  out.write(last ? 1 : 0, 1)
  out.write(2, 2)
  writeLengths(out, literalCode.lengths, distanceCode.lengths)
  for (const token of tokens) {
    if (token < 256) {
      out.write(literalCode.codes[token]!, literalCode.lengths[token]!)
      continue
    }
    const length = LENGTH_CODE[token >>> 16]!
    const distance = DISTANCE_CODE[token & 0xffff]!
    out.write(literalCode.codes[257 + length]!, literalCode.lengths[257 + length]!)
    out.write((token >>> 16) - LENGTH_STARTS[length]!, LENGTH_BITS[length]!)
    out.write(distanceCode.codes[distance]!, distanceCode.lengths[distance]!)
    out.write((token & 0xffff) - DISTANCE_STARTS[distance]!, DISTANCE_BITS[distance]!)
  }
  out.write(literalCode.codes[256]!, literalCode.lengths[256]!)
}

/** The two lists of code lengths, themselves packed with a third code; runs of zeros are shortened. */
function writeLengths(out: BitWriter, literals: Uint8Array, distances: Uint8Array): void {
  const all = [...literals, ...distances]
  const steps: { readonly symbol: number; readonly extra: number; readonly bits: number }[] = []
  for (let index = 0; index < all.length;) {
    let run = 1
    while (run < 138 && index + run < all.length && all[index + run] === 0 && all[index] === 0) run++
    if (run >= 11) steps.push({ symbol: 18, extra: run - 11, bits: 7 })
    else if (run >= 3) steps.push({ symbol: 17, extra: run - 3, bits: 3 })
    else {
      run = 1
      steps.push({ symbol: all[index]!, extra: 0, bits: 0 })
    }
    index += run
  }
  const counts = new Uint32Array(19)
  for (const { symbol } of steps) counts[symbol]!++
  const code = prefixCodes(counts, 7)
  const written = LENGTH_ORDER.findLastIndex(symbol => code.lengths[symbol] !== 0) + 1
  out.write(literals.length - 257, 5)
  out.write(distances.length - 1, 5)
  out.write(Math.max(4, written) - 4, 4)
  for (const symbol of LENGTH_ORDER.slice(0, Math.max(4, written))) out.write(code.lengths[symbol]!, 3)
  for (const { symbol, extra, bits } of steps) {
    out.write(code.codes[symbol]!, code.lengths[symbol]!)
    out.write(extra, bits)
  }
}
