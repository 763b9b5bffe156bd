import type { Gist } from '#message'
import type { Detector } from '../detector.ts'
import { readGist } from '../reading.ts'
import { accountOf, Accounts, WARM_UP } from './account.ts'

/** The rule that every gateway has: what did the receiving host say of SPF, DKIM and DMARC; and is a usual signature missing? */
export const authenticationRule: Detector<Gist> = {
  name: 'B0 authentication',
  says: 'failed SPF, DKIM or DMARC, or a signature missing that was always there',
  read: readGist,
  fresh() {
    const signed = new Accounts(() => ({ signed: 0 }))
    return {
      look(gist) {
        const account = accountOf(gist)
        const known = signed.known(account)
        const history = known?.history ?? 0
        if (known === undefined || history < WARM_UP) return { score: null, account, history }
        const usual = known.state.signed / history
        const missing = gist.signing.length === 0 ? usual : 0
        return { score: failures(gist) + missing, account, history }
      },
      learn(gist) {
        const state = signed.learning(accountOf(gist))
        if (gist.signing.length > 0) state.signed++
      },
    }
  },
}

function failures({ authentication }: Gist): number {
  const says = authentication.filter(({ standing }) => standing === 'boundary').flatMap(other => other.says)
  const has = (pattern: RegExp) => says.some(said => pattern.test(said))
  return (
    (has(/^dmarc=fail/) ? 2 : 0) +
    (has(/^spf=(?:fail|softfail)/) ? 1 : 0) +
    (has(/^dkim=fail/) && !has(/^dkim=pass/) ? 1 : 0)
  )
}
