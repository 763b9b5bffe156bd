import { organisation } from '#ground'

import { NOTHING, saw, type EvidenceFunction } from '../evidence.ts'
import type { GivenMessage } from '../given.ts'

/**
 * The text of a link shows one address, and the link leads to another organisation.
 *
 * Why it matters: the reader is shown where they believe to go.
 * When it is wrong: newsletters count clicks through a service and show their own address. That is unwrapped where the
 * service is known; an unknown one looks the same as a trap.
 */
export const shownLinkDiffers: EvidenceFunction<GivenMessage> = {
  name: 'shown-link-differs',
  kin: 'link',
  claims: ['phish', 'account-turned'],
  look({ gist, memory }) {
    const lying = gist.links.filter(
      ({ shownHost, organisation: leads, quoted }) =>
        !quoted && shownHost !== undefined && leads !== '' && organisation(shownHost) !== leads,
    )
    const [first] = lying
    if (first === undefined) return NOTHING
    // A service to which many mails here link is a counter of clicks more often than a trap.
    const common = memory.linked.get(first.organisation)?.mails ?? 0
    return saw({
      says: `A link is shown as ${first.shownHost!} and leads to ${first.host}${lying.length > 1 ? `; ${lying.length - 1} more do the like` : ''}.`,
      bits: common > 5 ? 1.5 : 4,
      spans: first.span === undefined ? [] : [first.span],
      values: { shown: first.shownHost!, leads: first.host, links: lying.length },
      usual: first.shownHost!,
      now: first.host,
    })
  },
}
