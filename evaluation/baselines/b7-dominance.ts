import type { Gist } from '#message'
import type { Detector } from '../detector.ts'
import { readGist } from '../reading.ts'
import { accountOf, WARM_UP } from './account.ts'
import { Novelty, NOVELTIES } from './novelty.ts'

/** Past mails of all senders that a mail is compared with. */
const KEPT = 3000

/**
 * Directed anomaly scoring (Ho et al. 2017): how many past mails are at most as suspicious in every single respect.
 * Needs no labels and no weights; a mail that is strange in one respect alone dominates few.
 */
export const dominance: Detector<Gist> = {
  name: 'B7 dominance',
  says: 'directed anomaly scoring over the twelve novelties (after Ho 2017)',
  read: readGist,
  fresh() {
    const novelty = new Novelty()
    const width = NOVELTIES.length
    const past = new Float64Array(KEPT * width)
    let filled = 0
    let next = 0
    return {
      look(gist) {
        const account = accountOf(gist)
        const history = novelty.history(gist)
        const features = history < WARM_UP ? undefined : novelty.of(gist)
        if (features === undefined || filled < 200) return { score: null, account, history }
        let dominated = 0
        for (let row = 0; row < filled; row++) {
          let column = 0
          while (column < width && past[row * width + column]! <= features[column]!) column++
          if (column === width) dominated++
        }
        return { score: dominated / filled, account, history }
      },
      learn(gist) {
        const features = novelty.history(gist) < WARM_UP ? undefined : novelty.of(gist)
        if (features !== undefined) {
          past.set(features, next * width)
          next = (next + 1) % KEPT
          filled = Math.min(KEPT, filled + 1)
        }
        novelty.learn(gist)
      },
    }
  },
}
