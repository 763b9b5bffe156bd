import { random } from '#ground'
import { auc } from '../metrics/auc.ts'

/** One example: the features that it has, as any words; whom it is about; and what it is. */
export interface Example {
  readonly words: readonly string[]
  /** Examples of one group are never on both sides of a fold. */
  readonly group: string
  readonly positive: boolean
}

const SLOTS = 1 << 14
const FOLDS = 5

/**
 * How well a trained linear classifier tells positives from negatives it has not seen: the AUC over five folds by group
 * of a logistic regression on hashed words. A half means that it cannot.
 */
export function separability(examples: readonly Example[], seed: string): number {
  const groups = random(seed).shuffle([...new Set(examples.map(({ group }) => group))])
  const foldOf = new Map(groups.map((group, index) => [group, index % FOLDS]))
  const hashed = examples.map(example => ({
    ...example,
    slots: [...new Set(example.words.map(slot))],
    fold: foldOf.get(example.group)!,
  }))
  const positives: number[] = []
  const negatives: number[] = []
  for (let fold = 0; fold < FOLDS; fold++) {
    const weights = train(random(`${seed}/${fold}`).shuffle(hashed.filter(other => other.fold !== fold)))
    for (const { slots, positive } of hashed.filter(other => other.fold === fold))
      (positive ? positives : negatives).push(sum(weights, slots))
  }
  return auc(positives, negatives)
}

function train(examples: readonly { readonly slots: readonly number[]; readonly positive: boolean }[]): Float64Array {
  const weights = new Float64Array(SLOTS + 1)
  for (let round = 0; round < 12; round++) {
    const rate = 0.2 / (1 + round)
    for (const { slots, positive } of examples) {
      const error = (positive ? 1 : 0) - 1 / (1 + Math.exp(-sum(weights, slots)))
      weights[SLOTS]! += rate * error
      for (const at of slots) weights[at]! += rate * (error - 1e-4 * weights[at]!)
    }
  }
  return weights
}

function sum(weights: Float64Array, slots: readonly number[]): number {
  let total = weights[SLOTS]!
  for (const at of slots) total += weights[at]!
  return total
}

function slot(word: string): number {
  let hash = 0x811c9dc5
  for (let index = 0; index < word.length; index++) hash = Math.imul(hash ^ word.charCodeAt(index), 0x01000193)
  return (hash ^ (hash >>> 13)) & (SLOTS - 1)
}
