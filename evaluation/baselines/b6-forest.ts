import { random, type Random } from '#ground'
import type { Gist } from '#message'
import type { Detector, Labelled } from '../detector.ts'
import { readGist } from '../reading.ts'
import { accountOf, WARM_UP } from './account.ts'
import { Novelty } from './novelty.ts'

const TREES = 60
const DEPTH = 9
const LEAF = 4

interface Node {
  readonly feature: number
  readonly at: number
  readonly low: Node | number
  readonly high: Node | number
}

/** A random forest over the novelties, after the classifier of Ho et al. (2019). It may learn any shape, also wrong ones. */
export const forest: Detector<Gist> = {
  name: 'B6 forest',
  says: 'random forest of sixty trees over the twelve novelties (after Ho 2019)',
  read: readGist,
  fresh() {
    const novelty = new Novelty()
    let trees: (Node | number)[] = []
    return {
      look(gist) {
        const account = accountOf(gist)
        const history = novelty.history(gist)
        const features = history < WARM_UP ? undefined : novelty.of(gist)
        if (features === undefined) return { score: null, account, history }
        const votes = trees.reduce<number>((sum, tree) => sum + vote(tree, features), 0)
        return { score: votes / Math.max(1, trees.length), account, history, features }
      },
      learn: gist => novelty.learn(gist),
      fit(rows) {
        trees = growForest(rows)
      },
    }
  },
}

function vote(tree: Node | number, features: Float64Array): number {
  let node = tree
  while (typeof node !== 'number') node = features[node.feature]! < node.at ? node.low : node.high
  return node
}

function growForest(rows: readonly Labelled[]): (Node | number)[] {
  const used = rows.filter(({ sight }) => sight.features !== undefined)
  const hits = used.filter(({ planted }) => planted)
  const misses = used.filter(({ planted }) => !planted)
  if (hits.length === 0 || misses.length === 0) return []
  const chance = random('forest')
  const size = Math.min(4000, hits.length, misses.length)
  const draw = (from: readonly Labelled[]) => Array.from({ length: size }, () => chance.pick(from))
  return Array.from({ length: TREES }, () => grow([...draw(hits), ...draw(misses)], DEPTH, chance))
}

function grow(rows: readonly Labelled[], depth: number, chance: Random): Node | number {
  const hits = rows.filter(({ planted }) => planted).length
  if (depth === 0 || rows.length < 2 * LEAF || hits === 0 || hits === rows.length) return hits / rows.length
  const width = rows[0]!.sight.features!.length
  let best: { feature: number; at: number; cost: number } | undefined
  for (let attempt = 0; attempt < 4; attempt++) {
    const feature = chance.below(width)
    for (let cut = 0; cut < 8; cut++) {
      const at = chance.pick(rows).sight.features![feature]!
      const cost = gini(rows, feature, at)
      if (best === undefined || cost < best.cost) best = { feature, at, cost }
    }
  }
  const { feature, at } = best!
  const low = rows.filter(({ sight }) => sight.features![feature]! < at)
  const high = rows.filter(({ sight }) => sight.features![feature]! >= at)
  if (low.length < LEAF || high.length < LEAF) return hits / rows.length
  return { feature, at, low: grow(low, depth - 1, chance), high: grow(high, depth - 1, chance) }
}

function gini(rows: readonly Labelled[], feature: number, at: number): number {
  let [lowHits, low, highHits, high] = [0, 0, 0, 0]
  for (const { sight, planted } of rows) {
    if (sight.features![feature]! < at) {
      low++
      if (planted) lowHits++
    } else {
      high++
      if (planted) highHits++
    }
  }
  const impurity = (hits: number, of: number) => (of === 0 ? 0 : (hits * (of - hits)) / of)
  return impurity(lowHits, low) + impurity(highHits, high)
}
