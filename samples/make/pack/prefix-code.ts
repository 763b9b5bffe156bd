/** The longest code that DEFLATE allows for literals and distances (RFC 1951 §3.2.7). */
export const LONGEST_CODE = 15

/** A prefix code by symbol: how many bits, and which, already turned round for a writer that starts at the low end. */
export interface PrefixCode {
  readonly lengths: Uint8Array
  readonly codes: Uint16Array
}

/** The canonical code of RFC 1951 §3.2.2 for symbols that occur so often, none longer than `longest` bits. */
export function prefixCodes(counts: Uint32Array, longest: number): PrefixCode {
  const lengths = codeLengths(counts, longest)
  const perLength = new Uint16Array(longest + 1)
  for (const length of lengths) if (length > 0) perLength[length]!++
  const next = new Uint16Array(longest + 2)
  for (let length = 1; length <= longest; length++) next[length + 1] = (next[length]! + perLength[length]!) << 1
  const codes = new Uint16Array(lengths.length)
  lengths.forEach((length, symbol) => {
    if (length > 0) codes[symbol] = reversed(next[length]!++, length)
  })
  return { lengths, codes }
}

function reversed(code: number, bits: number): number {
  let result = 0
  for (let bit = 0; bit < bits; bit++) result |= ((code >>> bit) & 1) << (bits - 1 - bit)
  return result
}

interface Node {
  readonly weight: number
  readonly symbols: readonly number[]
}

/** The cheapest lengths; ties fall by order of symbol, so that the result depends on nothing but the counts. */
function codeLengths(counts: Uint32Array, longest: number): Uint8Array {
  const leaves = [...counts]
    .map((weight, symbol) => ({ weight, symbols: [symbol] }))
    .filter(({ weight }) => weight > 0)
    .sort((one, other) => one.weight - other.weight)
  const lengths = new Uint8Array(counts.length)
  if (leaves.length === 1) lengths[leaves[0]!.symbols[0]!] = 1
  if (leaves.length < 2) return lengths
  deepen(leaves, lengths)
  if (lengths.some(length => length > longest)) limited(leaves, lengths.fill(0), longest)
  return lengths
}

/** Huffman's tree from leaves in order of weight: the two lightest are joined until one is left. */
function deepen(leaves: readonly Node[], lengths: Uint8Array): void {
  const joined: Node[] = []
  let [leaf, tree] = [0, 0]
  const lightest = (): Node => {
    const [one, other] = [leaves[leaf], joined[tree]]
    if (one !== undefined && (other === undefined || one.weight <= other.weight)) {
      leaf++
      return one
    }
    tree++
    return other!
  }
  for (let joins = 1; joins < leaves.length; joins++) {
    const [one, other] = [lightest(), lightest()]
    const symbols = [...one.symbols, ...other.symbols]
    for (const symbol of symbols) lengths[symbol]!++
    joined.push({ weight: one.weight + other.weight, symbols })
  }
}

/** Package-merge (Larmore and Hirschberg, 1990): the cheapest code under a limit, for the rare block that needs it. */
function limited(leaves: readonly Node[], lengths: Uint8Array, longest: number): void {
  let packages: readonly Node[] = []
  for (let level = 0; level < longest; level++) {
    const pairs: Node[] = []
    for (let index = 0; index + 1 < packages.length; index += 2) {
      const [one, other] = [packages[index]!, packages[index + 1]!]
      pairs.push({ weight: one.weight + other.weight, symbols: [...one.symbols, ...other.symbols] })
    }
    packages = [...leaves, ...pairs].sort((one, other) => one.weight - other.weight)
  }
  for (const { symbols } of packages.slice(0, 2 * leaves.length - 2)) for (const symbol of symbols) lengths[symbol]!++
}

/** The check sum of RFC 1950 §8.2. */
export function adler32(bytes: Uint8Array): number {
  let low = 1
  let high = 0
  for (const byte of bytes) {
    low = (low + byte) % 65_521
    high = (high + low) % 65_521
  }
  return ((high << 16) | low) >>> 0
}
