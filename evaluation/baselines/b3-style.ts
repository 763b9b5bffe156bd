import type { Gist } from '#message'
import type { Detector } from '../detector.ts'
import { readGist } from '../reading.ts'
import { accountOf, Accounts, WARM_UP } from './account.ts'
import { addGrams, gramsOf, noGrams, strangeness } from './style.ts'

/** Below so many characters a text has no style. */
const LEAST = 60

/** Stylometry: runs of four characters, the sender's own against everybody's. */
export const style: Detector<Gist> = {
  name: 'B3 style',
  says: 'log likelihood ratio of runs of four characters, everybody against the sender',
  read: readGist,
  fresh() {
    const all = noGrams()
    const accounts = new Accounts(noGrams)
    return {
      look(gist) {
        const account = accountOf(gist)
        const known = accounts.known(account)
        const history = known?.history ?? 0
        if (known === undefined || history < WARM_UP) return { score: null, account, history }
        const own = gist.words.own
        // A short text is drawn towards nothing, as it could be anybody's.
        const share = Math.min(1, own.length / 400)
        return {
          score: own.length < LEAST ? -1 : strangeness(gramsOf(own), known.state, all) * share,
          account,
          history,
        }
      },
      learn(gist) {
        const slots = gramsOf(gist.words.own)
        addGrams(all, slots)
        addGrams(accounts.learning(accountOf(gist)), slots)
      },
    }
  },
}
