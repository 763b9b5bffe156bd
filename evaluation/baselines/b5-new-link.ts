import type { Gist } from '#message'
import type { Detector } from '../detector.ts'
import { readGist } from '../reading.ts'
import { accountOf, Accounts, WARM_UP } from './account.ts'
import { Tally } from './tally.ts'

/** The rule of Ho et al.: a link whose domain this sender never sent, the rarer among all the worse. */
export const newLinkRule: Detector<Gist> = {
  name: 'B5 new link',
  says: 'domain of a link never sent by this account, weighted by its rarity among all',
  read: readGist,
  fresh() {
    const all = new Tally()
    const accounts = new Accounts(() => new Set<string>())
    return {
      look(gist) {
        const account = accountOf(gist)
        const known = accounts.known(account)
        const history = known?.history ?? 0
        if (known === undefined || history < WARM_UP) return { score: null, account, history }
        const fresh = ownLinks(gist).filter(domain => !known.state.has(domain))
        return {
          score: Math.max(0, ...fresh.map(domain => 1 + Math.log2((all.total + 2) / (all.count(domain) + 1)))),
          account,
          history,
        }
      },
      learn(gist) {
        const seen = accounts.learning(accountOf(gist))
        for (const domain of ownLinks(gist)) {
          seen.add(domain)
          all.add(domain)
        }
      },
    }
  },
}

/** Registered domains of the links that the author wrote, each once. */
export function ownLinks({ links }: Gist): string[] {
  return [
    ...new Set(
      links.filter(({ aside, organisation }) => !aside && organisation !== '').map(({ organisation }) => organisation),
    ),
  ]
}
