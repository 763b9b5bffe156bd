import { organisation, resembles } from '#ground'

import { blind, NOTHING, saw, type EvidenceFunction } from '../evidence.ts'
import type { GivenMessage } from '../given.ts'

/**
 * The sender's domain, or one that the mail links to or asks answers at, looks like one of the team's own or of its
 * people, and is another.
 *
 * Why it matters: nobody registers such a name by chance next to a campaign.
 * When it is wrong: short names are alike by chance, and organisations own several. A domain from which much mail came
 * before is not counted.
 */
export const lookalikeDomain: EvidenceFunction<GivenMessage> = {
  name: 'lookalike-domain',
  kin: 'name',
  claims: ['impersonated', 'phish'],
  look({ gist, team, memory }) {
    const known = [
      ...new Set([
        ...team.domains,
        ...team.people.flatMap(({ addresses }) =>
          addresses.map(address => address.slice(address.lastIndexOf('@') + 1)),
        ),
      ]),
    ]
    if (known.length === 0)
      return blind(
        'Neither the team’s domains (--org) nor a roster (--roster) were given, so look-alikes cannot be told.',
      )
    const homes = new Set(known.map(organisation))
    const shown = [
      ...gist.from.map(({ domain, span }) => ({ domain, span, what: 'The sender’s domain' })),
      ...gist.replyTo.map(({ domain, span }) => ({ domain, span, what: 'The domain for answers' })),
      ...gist.links
        .filter(({ quoted, host }) => !quoted && host !== '')
        .map(({ host, span }) => ({ domain: host, span, what: 'A link’s host' })),
    ]
    const seen = new Set<string>()
    const found = shown.flatMap(({ domain, span, what }) => {
      if (
        domain === '' ||
        seen.has(domain) ||
        homes.has(organisation(domain)) ||
        (memory.linked.get(organisation(domain))?.mails ?? 0) > 20
      )
        return []
      seen.add(domain)
      const twin = known.map(own => ({ own, why: resembles(domain, own) })).find(({ why }) => why !== undefined)
      return twin === undefined ? [] : [{ domain, span, what, own: twin.own, why: twin.why! }]
    })
    return found.length === 0
      ? NOTHING
      : saw(
          ...found.map(({ domain, span, what, own, why }) => ({
            says: `${what} ${domain} looks like ${own} and is not: ${why}.`,
            bits: 6,
            spans: span === undefined ? [] : [span],
            values: { domain, looksLike: own, why },
            usual: own,
            now: domain,
          })),
        )
  },
}
