import { messageEvidenceList, type Kin } from '#evidence'
import { MOST, UNTAUGHT, type Card } from '#finding'

/** One mail of the training years as the fit sees it: bits by evidence, in the order of `messageEvidenceList`. */
export interface Row {
  readonly bits: Float64Array
  readonly planted: boolean
}

/** How the fit goes about it. */
interface Fitting {
  /** How much all honest mails count against all planted ones. More of it looks harder at the few strange honest mails. */
  readonly honest: number
  /** Price of each factor, so that evidence that adds little is left out. */
  readonly price: number
  readonly rounds: number
}

const FITTING: Fitting = { honest: 20, price: 1e-4, rounds: 3000 }

const TAUGHT = messageEvidenceList
  .map(({ name, kin }, place) => ({ name, kin, place }))
  .filter(({ name }) => !UNTAUGHT.has(name))
const KINS: readonly Kin[] = [...new Set(messageEvidenceList.map(({ kin }) => kin))].sort()
const PAIRS = KINS.flatMap((one, index) => KINS.slice(index + 1).map(other => ({ one, other })))

/**
 * Fits a card: logistic regression whose factors may not be negative, by accelerated proximal gradient steps (Beck and
 * Teboulle 2009). Public, small, and each factor can be read; it knows nothing of words, names or hosts.
 */
export function fitCard(rows: readonly Row[]): Card {
  const drawn = rows.map(({ bits }) => featuresOf(bits))
  const planted = rows.map(row => row.planted)
  const weights = weightsOf(planted)
  const factors = descend(drawn, planted, weights)
  const inBits = (nats: number) => Math.round((1000 * nats) / Math.LN2) / 1000
  const entries = (names: readonly string[], from: number) =>
    Object.fromEntries(
      names
        .map((name, index): [string, number] => [name, inBits(factors[from + index]!)])
        .filter(([, factor]) => factor > 0.004),
    )
  return {
    factors: entries(
      TAUGHT.map(({ name }) => name),
      0,
    ),
    together: entries(
      PAIRS.map(({ one, other }) => `${one}+${other}`),
      TAUGHT.length,
    ),
    untaught: 1,
  }
}

function featuresOf(bits: Float64Array): Float64Array {
  const said = bits.map(each => Math.min(MOST, Math.max(0, each)))
  const strongest = new Map<Kin, number>()
  messageEvidenceList.forEach(({ kin }, place) => strongest.set(kin, Math.max(strongest.get(kin) ?? 0, said[place]!)))
  return Float64Array.from([
    ...TAUGHT.map(({ place }) => said[place]!),
    ...PAIRS.map(({ one, other }) => Math.min(strongest.get(one) ?? 0, strongest.get(other) ?? 0)),
  ])
}

/** Planted mails together count as one, honest ones together as `honest`. */
function weightsOf(planted: readonly boolean[]): Float64Array {
  const attacks = planted.filter(Boolean).length
  const sum = 1 + FITTING.honest
  return Float64Array.from(planted, each => (each ? 1 / attacks : FITTING.honest / (planted.length - attacks)) / sum)
}

function descend(rows: readonly Float64Array[], planted: readonly boolean[], weights: Float64Array): Float64Array {
  const width = TAUGHT.length + PAIRS.length
  // The last place is the constant, which may have any sign and costs nothing.
  let now = new Float64Array(width + 1)
  now[width] = -4
  let ahead = Float64Array.from(now)
  let pace = 1
  const step = 1 / steepest(rows, weights)
  for (let round = 0; round < FITTING.rounds; round++) {
    const slope = slopeAt(ahead, rows, planted, weights)
    const next = ahead.map((factor, place) => {
      const moved = factor - step * slope[place]!
      return place === width ? moved : Math.max(0, moved - step * FITTING.price)
    })
    const further = (1 + Math.sqrt(1 + 4 * pace * pace)) / 2
    ahead = next.map((factor, place) => factor + ((pace - 1) / further) * (factor - now[place]!))
    now = next
    pace = further
  }
  return now
}

function slopeAt(
  factors: Float64Array,
  rows: readonly Float64Array[],
  planted: readonly boolean[],
  weights: Float64Array,
): Float64Array {
  const width = factors.length - 1
  const slope = new Float64Array(width + 1)
  rows.forEach((row, index) => {
    let score = factors[width]!
    for (let place = 0; place < width; place++) score += row[place]! * factors[place]!
    const error = weights[index]! * (1 / (1 + Math.exp(-score)) - (planted[index] === true ? 1 : 0))
    for (let place = 0; place < width; place++) slope[place]! += error * row[place]!
    slope[width]! += error
  })
  return slope
}

/** An upper bound of the loss's curvature, from which the step follows. */
function steepest(rows: readonly Float64Array[], weights: Float64Array): number {
  return (
    0.25 *
    rows.reduce((sum, row, index) => sum + weights[index]! * row.reduce((square, each) => square + each * each, 1), 0)
  )
}
