/** How honest a detector's likelihood ratios are. */
export interface Calibration {
  /** Cost of the ratios as they are (Brümmer and du Preez 2006), in bits: 0 is perfect, 1 is a coin. */
  readonly cllr: number
  /** The same after the best monotone correction: what is left is lack of discrimination, not of calibration. */
  readonly cllrMin: number
  /** For ratios of at least so much: the planted and the honest share that reach them, and the ratio of both. */
  readonly reliability: readonly {
    readonly atLeast: number
    readonly planted: number
    readonly honest: number
    readonly ratio: number
  }[]
}

/** Checks log2 likelihood ratios of planted and honest mail. */
export function calibration(planted: readonly number[], honest: readonly number[]): Calibration {
  const shareOver = (bits: readonly number[], least: number) =>
    bits.length === 0 ? 0 : bits.filter(other => other >= least).length / bits.length
  return {
    cllr: cllr(planted, honest),
    cllrMin: cllrMin(planted, honest),
    reliability: [10, 100, 1000].map(atLeast => {
      const [p, h] = [shareOver(planted, Math.log2(atLeast)), shareOver(honest, Math.log2(atLeast))]
      return { atLeast, planted: p, honest: h, ratio: h === 0 ? Infinity : p / h }
    }),
  }
}

/** Cllr of log2 likelihood ratios. */
export function cllr(planted: readonly number[], honest: readonly number[]): number {
  const cost = (bits: readonly number[], sign: number) =>
    bits.reduce((sum, value) => sum + softLog2(sign * value), 0) / bits.length
  return (cost(planted, -1) + cost(honest, 1)) / 2
}

/** log2(1 + 2^x) without overflow. */
function softLog2(x: number): number {
  return x > 30 ? x : Math.log2(1 + 2 ** x)
}

/** Cllr after pooling adjacent violators (Ayer et al. 1955). */
export function cllrMin(planted: readonly number[], honest: readonly number[]): number {
  const all = [...planted.map(bits => ({ bits, hit: 1 })), ...honest.map(bits => ({ bits, hit: 0 }))].sort(
    (one, other) => one.bits - other.bits,
  )
  const blocks: { hits: number; of: number }[] = []
  for (let from = 0; from < all.length;) {
    let to = from
    while (to < all.length && all[to]!.bits === all[from]!.bits) to++
    blocks.push({ hits: all.slice(from, to).reduce((sum, { hit }) => sum + hit, 0), of: to - from })
    from = to
    while (blocks.length > 1 && blocks.at(-2)!.hits * blocks.at(-1)!.of >= blocks.at(-1)!.hits * blocks.at(-2)!.of) {
      const last = blocks.pop()!
      const before = blocks.pop()!
      blocks.push({ hits: before.hits + last.hits, of: before.of + last.of })
    }
  }
  const prior = planted.length / honest.length
  let cost = 0
  for (const { hits, of } of blocks) {
    const misses = of - hits
    // The ratio of a block is its odds over the prior odds; a pure block costs nothing.
    const ratio = hits / misses / prior
    if (hits > 0 && misses > 0)
      cost += (hits * Math.log2(1 + 1 / ratio)) / planted.length + (misses * Math.log2(1 + ratio)) / honest.length
  }
  return cost / 2
}
