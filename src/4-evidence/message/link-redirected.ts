import { organisation } from '#ground'
import { isShortener } from '#message'

import { NOTHING, saw, type EvidenceFunction } from '../evidence.ts'
import type { GivenMessage } from '../given.ts'

/**
 * A link goes through somebody's redirector before it comes to the page that it names.
 *
 * Why it matters: in 2024 a campaign was sent links that passed an attacker's domain and ended on the real site. Who
 * looks only at the last page sees nothing wrong.
 * When it is wrong: newsletters and mail gateways redirect every link. Known gateways are unwrapped and not counted.
 */
export const linkRedirected: EvidenceFunction<GivenMessage> = {
  name: 'link-redirected',
  kin: 'link',
  claims: ['phish', 'account-turned'],
  look({ gist, memory }) {
    const found = gist.links.flatMap(link => {
      if (link.aside || link.kind === 'image') return []
      const first = hostOf(link.target)
      const redirects =
        link.unwrapped.some(step => !GATEWAY.test(step)) &&
        first !== undefined &&
        organisation(first) !== link.organisation
      const short = isShortener(link.host)
      return redirects || short ? [{ link, through: first ?? link.host, short }] : []
    })
    const [first] = found
    if (first === undefined) return NOTHING
    const known = memory.linked.get(organisation(first.through))?.mails ?? 0
    return saw({
      says: first.short
        ? `A link is hidden behind the shortener ${first.link.host}; where it leads cannot be read from the mail.`
        : `A link goes through ${first.through} before it leads to ${first.link.host}.`,
      bits: first.short ? 1.5 : known > 5 ? 0.7 : 2.5,
      spans: first.link.span === undefined ? [] : [first.link.span],
      values: { through: first.through, leads: first.link.host, links: found.length },
    })
  },
}

/** Security gateways that rewrite each link for their customers. */
const GATEWAY = /safe ?links|proofpoint|urldefense|barracuda|mimecast|cisco|symantec|sophos|trend/i

function hostOf(target: string): string | undefined {
  return URL.canParse(target) ? new URL(target).hostname : undefined
}
