import type { Gist } from '#message'
import type { Detector, Labelled } from '../detector.ts'
import { readGist } from '../reading.ts'
import { accountOf, WARM_UP } from './account.ts'
import { fitSteps, stepAt, type Steps } from './isotonic.ts'
import { Novelty, NOVELTIES } from './novelty.ts'

/**
 * The monotone combination of the project's first pilot, written anew: each novelty becomes rising log odds, and a
 * logistic regression with weights that are never negative adds them up, so that less novelty can never raise the score.
 */
export const monotone: Detector<Gist> = {
  name: 'B8 monotone',
  says: 'rising log odds of the twelve novelties, added with non-negative weights',
  read: readGist,
  fresh() {
    const novelty = new Novelty()
    let model: { steps: Steps[]; weights: Float64Array } | undefined
    return {
      look(gist) {
        const account = accountOf(gist)
        const history = novelty.history(gist)
        const features = history < WARM_UP ? undefined : novelty.of(gist)
        if (features === undefined) return { score: null, account, history }
        const score = model === undefined ? features.reduce((sum, value) => sum + value, 0) : weigh(features, model)
        return { score, account, history, features }
      },
      learn: gist => novelty.learn(gist),
      fit(rows) {
        model = fitMonotone(rows)
      },
    }
  },
}

function weigh(features: Float64Array, { steps, weights }: { steps: Steps[]; weights: Float64Array }): number {
  return steps.reduce((sum, step, index) => sum + weights[index]! * stepAt(step, features[index]!), 0)
}

function fitMonotone(rows: readonly Labelled[]): { steps: Steps[]; weights: Float64Array } | undefined {
  const used = rows.filter(({ sight }) => sight.features !== undefined)
  const planted = used.map(row => row.planted)
  if (!planted.includes(true) || !planted.includes(false)) return undefined
  const steps = NOVELTIES.map((_, index) =>
    fitSteps(
      used.map(({ sight }) => sight.features![index]!),
      planted,
    ),
  )
  const inputs = used.map(({ sight }) =>
    Float64Array.from(steps, (step, index) => stepAt(step, sight.features![index]!)),
  )
  return { steps, weights: fitWeights(inputs, planted) }
}

/** Projected gradient descent on the logistic loss, both kinds weighing the same; weights below nothing are set to nothing. */
function fitWeights(inputs: readonly Float64Array[], planted: readonly boolean[]): Float64Array {
  const width = NOVELTIES.length
  const weights = new Float64Array(width).fill(0.5)
  const hits = planted.filter(Boolean).length
  let offset = 0
  for (let round = 0; round < 150; round++) {
    const gradient = new Float64Array(width)
    let drift = 0
    inputs.forEach((input, row) => {
      let sum = offset
      for (let index = 0; index < width; index++) sum += weights[index]! * input[index]!
      const wanted = planted[row] === true
      const error = (1 / (1 + Math.exp(-sum)) - (wanted ? 1 : 0)) / (2 * (wanted ? hits : planted.length - hits))
      for (let index = 0; index < width; index++) gradient[index]! += error * input[index]!
      drift += error
    })
    for (let index = 0; index < width; index++) weights[index] = Math.max(0, weights[index]! - 0.5 * gradient[index]!)
    offset -= 0.5 * drift
  }
  return weights
}
