import type { Gist } from '#message'
import type { Detector } from '../detector.ts'
import { readGist } from '../reading.ts'
import { accountOf, Accounts, WARM_UP } from './account.ts'

/** The oldest rule of account takeover: a program that this account never used. */
export const newAgentRule: Detector<Gist> = {
  name: 'B1 new agent',
  says: 'User-Agent or X-Mailer never seen of this account',
  read: readGist,
  fresh() {
    const accounts = new Accounts(() => new Set<string>())
    return {
      look(gist) {
        const account = accountOf(gist)
        const known = accounts.known(account)
        const history = known?.history ?? 0
        if (known === undefined || history < WARM_UP) return { score: null, account, history }
        const seen = (value: string) => known.state.has(value)
        return { score: (seen(product(gist)) ? 0 : 2) + (seen(gist.form.agent ?? '-') ? 0 : 1), account, history }
      },
      learn(gist) {
        const seen = accounts.learning(accountOf(gist))
        seen.add(product(gist)).add(gist.form.agent ?? '-')
      },
    }
  },
}

function product({ form }: Gist): string {
  return `product ${(form.agent ?? '-').replace(/[\d.]+.*$/, '')}`
}
