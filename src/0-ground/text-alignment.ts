import type { Run } from './text-runs.ts'

/** How the letters of one text stand to those of another, both read in order. */
export interface Alignment {
  /** For each letter of the left text the letter of the right one that it stands for, or −1. Increasing. */
  readonly partner: Int32Array
  /** Letters that stand for an equal letter. */
  readonly equal: number
  /** Letters that stand for another letter: read wrongly, or written anew. */
  readonly replaced: number
  /** Gaps: places where one of the texts has letters that the other lacks, and the letters of all of them. */
  readonly leftGaps: { readonly count: number; readonly letters: number }
  readonly rightGaps: { readonly count: number; readonly letters: number }
  /** The part of the right text that is spoken for: from the first letter with a partner to behind the last. */
  readonly right: { readonly from: number; readonly to: number }
}

/**
 * Two runs may claim the same letters, because each was made as long as it goes: where a paragraph was taken out, the one
 * after it often begins with the same words. A run may lose a part of itself to the one before, and no more than so many.
 */
const OVERLAP = { least: 4, most: 96, part: 0.25 }
/** Letters of left times letters of right up to which a gap is compared letter by letter. */
const GAP_CELLS = 1 << 14
/** Cost of a letter that stands for another one or for none, and of a place where the right text has more. */
const WRONG = 3
const SKIPPED = 4
/** Cost by letter up to which the two sides of a gap are one text, badly read; letters that meet by chance cost more. */
const COST_AT_MOST = 1.2
/** The same for two sides of about one length: there is nothing to skip, so chance has less to choose from. */
const COST_AT_MOST_EVEN = 1.8

/**
 * Aligns two texts along the runs that they share: the runs that can be read in one order in both are its skeleton, and
 * short gaps between them are compared letter by letter, which catches what a bad scan changed. What stands in long gaps
 * stays without partner: there the texts differ.
 */
export function alignLetters(left: Uint16Array, right: Uint16Array, runs: readonly Run[]): Alignment {
  const partner = new Int32Array(left.length).fill(-1)
  let leftFrom = 0
  let rightFrom = 0
  let first = true
  for (const run of chain(runs)) {
    // What an earlier run has taken already is cut off.
    const cut = Math.max(0, leftFrom - run.left, rightFrom - run.right)
    if (cut >= run.length) continue
    const begin = first ? Math.max(0, run.right - 2 * (run.left - leftFrom)) : rightFrom
    fillGap({ left, right, partner }, leftFrom, run.left + cut, begin, run.right + cut)
    for (let step = cut; step < run.length; step++) partner[run.left + step] = run.right + step
    leftFrom = run.left + run.length
    rightFrom = run.right + run.length
    first = false
  }
  if (!first) {
    const end = Math.min(right.length, rightFrom + 2 * (left.length - leftFrom))
    fillGap({ left, right, partner }, leftFrom, left.length, rightFrom, end)
  }
  return measured(left, right, partner)
}

/** The heaviest sequence of runs that is in order in both texts. n log n, by a tree of best sums (Fenwick, 1994). */
function chain(runs: readonly Run[]): Run[] {
  const byLeftEnd = runs.map(({ left, length }) => left + length).sort((one, other) => one - other)
  const best = new Int32Array(runs.length + 1).fill(-1)
  const weight = new Float64Array(runs.length)
  const before = new Int32Array(runs.length).fill(-1)
  let last = -1
  runs.forEach((run, index) => {
    let behind = -1
    for (let node = countUpTo(byLeftEnd, run.left + overlapOf(run)); node > 0; node -= node & -node)
      if (best[node] !== -1 && (behind === -1 || weight[best[node]!]! > weight[behind]!)) behind = best[node]!
    // What a run takes from the one before counts once; where that leaves nothing of it, it is better off alone.
    const gained = behind === -1 ? 0 : weight[behind]! - claimedTwice(runs[behind]!, run)
    before[index] = gained > 0 ? behind : -1
    weight[index] = run.length + Math.max(0, gained)
    for (let node = countUpTo(byLeftEnd, run.left + run.length); node <= runs.length; node += node & -node)
      if (best[node] === -1 || weight[best[node]!]! < weight[index]) best[node] = index
    if (last === -1 || weight[index] > weight[last]!) last = index
  })
  const chosen: Run[] = []
  for (let index = last; index !== -1; index = before[index]!) chosen.push(runs[index]!)
  return chosen.reverse()
}

function overlapOf({ length }: Run): number {
  return Math.max(OVERLAP.least, Math.min(OVERLAP.most, Math.floor(length * OVERLAP.part)))
}

function claimedTwice(before: Run, after: Run): number {
  return Math.max(0, before.left + before.length - after.left)
}

function countUpTo(sorted: readonly number[], most: number): number {
  let [low, high] = [0, sorted.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if (sorted[middle]! <= most) low = middle + 1
    else high = middle
  }
  return low
}

interface Texts {
  readonly left: Uint16Array
  readonly right: Uint16Array
  readonly partner: Int32Array
}

/**
 * Gives partners to the letters of a short gap at the least cost (Gotoh, 1982). Skipping letters of the right text costs
 * once for each place, however many they are, since whoever blackens or shortens takes whole words. A gap at an end of the
 * left text skips for nothing: an excerpt begins and ends where it likes.
 */
function fillGap(
  { left, right, partner }: Texts,
  leftFrom: number,
  leftTo: number,
  rightFrom: number,
  rightTo: number,
) {
  const rows = leftTo - leftFrom
  const width = rightTo - rightFrom + 1
  if (rows <= 0 || width <= 1 || (rows + 1) * width > GAP_CELLS) return
  // The least cost up to a cell, and the least of those ways that end with skipping.
  const cost = new Uint16Array((rows + 1) * width)
  const skip = new Uint16Array((rows + 1) * width)
  const skipped = (row: number) => ((row === 0 ? leftFrom > 0 : row < rows || leftTo < left.length) ? SKIPPED : 0)
  for (let row = 0; row <= rows; row++) {
    const first = row * width
    cost[first] = row * WRONG
    skip[first] = FORBIDDEN
    const price = skipped(row)
    for (let column = 1; column < width; column++) {
      const place = first + column
      const way = Math.min(skip[place - 1]!, cost[place - 1]! + price)
      skip[place] = way
      cost[place] = way
      if (row === 0) continue
      const equal = left[leftFrom + row - 1] === right[rightFrom + column - 1]
      cost[place] = Math.min(way, cost[place - width]! + WRONG, cost[place - width - 1]! + (equal ? 0 : WRONG))
    }
  }
  const even = Math.abs(width - 1 - rows) <= 1 + rows / 8
  if (cost[cost.length - 1]! > (even ? COST_AT_MOST_EVEN : COST_AT_MOST) * rows) return
  let row = rows
  let column = width - 1
  while (row > 0 && column > 0) {
    const place = row * width + column
    const equal = left[leftFrom + row - 1] === right[rightFrom + column - 1]
    if (cost[place] === skip[place]) {
      while (column > 0 && skip[row * width + column] !== cost[row * width + column - 1]! + skipped(row)) column--
      column--
    } else if (cost[place] === cost[place - width - 1]! + (equal ? 0 : WRONG))
      partner[leftFrom + --row] = rightFrom + --column
    else row--
  }
}

/** More than any way can cost. */
const FORBIDDEN = 0xffff

function measured(left: Uint16Array, right: Uint16Array, partner: Int32Array): Alignment {
  let [equal, replaced, from, to] = [0, 0, 0, 0]
  const leftGaps = { count: 0, letters: 0 }
  const rightGaps = { count: 0, letters: 0 }
  let inGap = false
  for (let index = 0; index < partner.length; index++) {
    const other = partner[index]!
    if (other === -1) {
      if (!inGap) leftGaps.count++
      leftGaps.letters++
      inGap = true
      continue
    }
    inGap = false
    if (equal + replaced === 0) from = other
    else if (other > to) {
      rightGaps.count++
      rightGaps.letters += other - to
    }
    to = other + 1
    if (left[index] === right[other]) equal++
    else replaced++
  }
  return { partner, equal, replaced, leftGaps, rightGaps, right: { from, to } }
}
