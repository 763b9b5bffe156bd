/** A rising step function from a feature to the log2 odds ratio of planted against honest. */
export interface Steps {
  readonly from: readonly number[]
  readonly bits: readonly number[]
}

/** Fits rising steps by pooling adjacent violators; each step is drawn towards 0 by half a mail of each kind, and capped. */
export function fitSteps(values: readonly number[], planted: readonly boolean[], cap = 6): Steps {
  const hits = planted.filter(Boolean).length
  const prior = hits / Math.max(1, planted.length - hits)
  const order = values.map((_, index) => index).sort((one, other) => values[one]! - values[other]!)
  const blocks: { from: number; hits: number; of: number }[] = []
  for (let at = 0; at < order.length;) {
    const from = values[order[at]!]!
    const block = { from, hits: 0, of: 0 }
    for (; at < order.length && values[order[at]!] === from; at++) {
      block.of++
      if (planted[order[at]!] === true) block.hits++
    }
    blocks.push(block)
    while (blocks.length > 1 && blocks.at(-2)!.hits * blocks.at(-1)!.of >= blocks.at(-1)!.hits * blocks.at(-2)!.of) {
      const last = blocks.pop()!
      const before = blocks.pop()!
      blocks.push({ from: before.from, hits: before.hits + last.hits, of: before.of + last.of })
    }
  }
  const bits = blocks.map(block => {
    const odds = (block.hits + 0.5 * prior) / (block.of - block.hits + 0.5)
    return Math.max(-cap, Math.min(cap, Math.log2(odds / prior)))
  })
  return { from: blocks.map(({ from }) => from), bits }
}

/** The step's value at a feature. */
export function stepAt({ from, bits }: Steps, value: number): number {
  let low = 0
  let high = from.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (from[middle]! <= value) low = middle
    else high = middle - 1
  }
  return bits[low] ?? 0
}
