import { messageEvidenceList, type Kin } from '#evidence'
import { MOST_SAID, UNTAUGHT, type Card, type Tree } from '#finding'
import type { Strength } from './protocol.ts'

/** One mail of the training years as the fit sees it: bits by evidence, in the order of `messageEvidenceList`. */
export interface Row {
  readonly bits: Float64Array
  /** Undefined for honest mail. */
  readonly strength: Strength | undefined
}

/** How the fit goes about it. */
const FITTING = {
  trees: 300,
  /** How far each tree goes towards what would be best for the training mails. */
  pace: 0.08,
  /** Mails that must stand behind each value of a tree. */
  least: 40,
  /** Draws values towards nothing, as so many mails would of which nothing is known. */
  lean: 5,
  /** Bits that the strongest piece of each kin adds for each bit that it says, before any tree. */
  plain: 0.2,
  /** How much all honest mails count against all planted ones. More of it looks harder at the few strange honest mails. */
  honest: 100,
  /** How much the planted mails of each strength count. Nobody can learn from what cannot be seen. */
  strengths: { S0: 3, S1: 1, S2: 1.5, S2b: 1, S3: 1.2, S3b: 0.5, S4: 0.2, S4b: 0.05, H: 0.4 } satisfies Record<
    Strength,
    number
  >,
}
/** Evidence is asked about in steps of a quarter of a bit, up to nine bits. */
const STEP = 0.25
const STEPS = 37

/**
 * Fits a card: gradient-boosted trees with second-order steps (Friedman 2001; Chen and Guestrin 2016) that may only rise
 * in every piece of evidence. It knows nothing of words, names or hosts, only how much each piece said.
 */
export function fitCard(rows: readonly Row[]): Card {
  const asked = messageEvidenceList
    .map(({ name, kin }, place) => ({ name, kin, place }))
    .filter(({ name }) => !UNTAUGHT.has(name))
  const columns = asked.map(({ place }) =>
    Uint8Array.from(rows, ({ bits }) => Math.max(0, Math.min(STEPS - 1, Math.floor(bits[place]! / STEP)))),
  )
  const weights = weightsOf(rows)
  const planted = Uint8Array.from(rows, ({ strength }) => (strength === undefined ? 0 : 1))
  const share = weights.reduce((sum, weight, index) => sum + weight * planted[index]!, 0) / rows.length
  const prior = Math.log(share / (1 - share))
  const scores = Float64Array.from(rows, ({ bits }) => prior + FITTING.plain * Math.LN2 * plainly(bits, asked))
  const trees = Array.from({ length: FITTING.trees }, () => grow({ columns, planted, weights, scores }))
  return { asked: asked.map(({ name }) => name), trees, plain: FITTING.plain, untaught: 1 }
}

/** What the strongest pieces of each kin say together. */
function plainly(bits: Float64Array, asked: readonly { readonly place: number; readonly kin: Kin }[]): number {
  const most = new Map<Kin, number>()
  for (const { place, kin } of asked) most.set(kin, Math.max(most.get(kin) ?? 0, Math.min(MOST_SAID, bits[place]!)))
  return [...most.values()].reduce((sum, value) => sum + value, 0)
}

/** Weights whose mean is 1: each strength as it counts, honest mails as they do together. */
function weightsOf(rows: readonly Row[]): Float64Array {
  const many = Map.groupBy(rows, ({ strength }) => strength)
  const raw = Float64Array.from(rows, ({ strength }) => {
    const all = strength === undefined ? FITTING.honest : FITTING.strengths[strength]
    return all / many.get(strength)!.length
  })
  const mean = raw.reduce((sum, weight) => sum + weight, 0) / rows.length
  return raw.map(weight => weight / mean)
}

interface Material {
  readonly columns: readonly Uint8Array[]
  readonly planted: Uint8Array
  readonly weights: Float64Array
  /** Natural log-odds so far; the tree that is grown is added. */
  readonly scores: Float64Array
}

/** A split of some rows: the question, and the best values under it and from it on. */
interface Split {
  readonly column: number
  readonly step: number
  readonly under: number
  readonly above: number
  readonly gain: number
}

/** Grows one tree of two levels on what is still wrong, and adds it to the scores. */
function grow(material: Material): Tree {
  const { columns, planted, weights, scores } = material
  const slopes = new Float64Array(scores.length)
  const bends = new Float64Array(scores.length)
  for (let row = 0; row < scores.length; row++) {
    const chance = 1 / (1 + Math.exp(-scores[row]!))
    slopes[row] = weights[row]! * (chance - planted[row]!)
    bends[row] = weights[row]! * chance * (1 - chance)
  }
  const all = Uint32Array.from(scores, (_, row) => row)
  const root = bestSplit({ columns, slopes, bends }, all) ?? { column: 0, step: 1, under: 0, above: 0, gain: 0 }
  const isAbove = (row: number) => columns[root.column]![row]! >= root.step
  const middle = (root.under + root.above) / 2
  const level = (part: Uint32Array, side: 'no' | 'yes'): Level => {
    const split = bestSplit({ columns, slopes, bends }, part)
    const value = side === 'no' ? root.under : root.above
    const { column, step, under, above } = split ?? { column: root.column, step: 1, under: value, above: value }
    // What stands after a no may not rise over what stands after a yes: the tree never falls.
    const bound = (best: number) => (side === 'no' ? Math.min(best, middle) : Math.max(best, middle)) * FITTING.pace
    const values = [bound(under), bound(above)] as const
    for (const row of part) scores[row]! += values[columns[column]![row]! >= step ? 1 : 0]
    return { column, from: step * STEP, values: [inBits(values[0]), inBits(values[1])] }
  }
  const low = level(
    all.filter(row => !isAbove(row)),
    'no',
  )
  const high = level(all.filter(isAbove), 'yes')
  return [root.column, root.step * STEP, low.column, low.from, high.column, high.from, ...low.values, ...high.values]
}

interface Level {
  readonly column: number
  readonly from: number
  readonly values: readonly [number, number]
}

const inBits = (nats: number) => Math.round((10_000 * nats) / Math.LN2) / 10_000

/** The question that tells most rows rightly apart and never falls; undefined where none does. */
function bestSplit(
  { columns, slopes, bends }: { columns: readonly Uint8Array[]; slopes: Float64Array; bends: Float64Array },
  rows: Uint32Array,
): Split | undefined {
  let best: Split | undefined
  columns.forEach((column, index) => {
    const slope = new Float64Array(STEPS)
    const bend = new Float64Array(STEPS)
    const count = new Uint32Array(STEPS)
    for (const row of rows) {
      const step = column[row]!
      slope[step]! += slopes[row]!
      bend[step]! += bends[row]!
      count[step]!++
    }
    const [slopeSum, bendSum] = [sumOf(slope), sumOf(bend)]
    let [lowSlope, lowBend, lowCount] = [0, 0, 0]
    for (let step = 1; step < STEPS; step++) {
      lowSlope += slope[step - 1]!
      lowBend += bend[step - 1]!
      lowCount += count[step - 1]!
      if (lowCount < FITTING.least || rows.length - lowCount < FITTING.least) continue
      const under = -lowSlope / (lowBend + FITTING.lean)
      const above = -(slopeSum - lowSlope) / (bendSum - lowBend + FITTING.lean)
      const gain = lowSlope * -under + (slopeSum - lowSlope) * -above - slopeSum ** 2 / (bendSum + FITTING.lean)
      if (above > under && gain > Math.max(1e-9, best?.gain ?? 0)) best = { column: index, step, under, above, gain }
    }
  })
  return best
}

function sumOf(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0)
}
