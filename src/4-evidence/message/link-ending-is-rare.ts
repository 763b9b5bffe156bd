import { organisation } from '#ground'
import { endingOf, isRareEnding, judgedLinks } from '#profile'

import { blind, NOTHING, saw, type EvidenceFunction } from '../evidence.ts'
import type { GivenMessage } from '../given.ts'

/** Mails with links that must have been read. */
const ENOUGH = 100

/**
 * A link leads to a host whose name ends as hardly any link here does.
 *
 * Why it matters: names under some endings cost nothing, and attackers use what costs nothing.
 * When it is wrong: a correspondent in another country; fashions. It counts by how seldom honest mails here do that.
 */
export const linkEndingIsRare: EvidenceFunction<GivenMessage> = {
  name: 'link-ending-is-rare',
  kin: 'link',
  claims: ['account-turned', 'phish'],
  look({ memory, gist }) {
    const { newcomers, watched } = memory.newEndings
    if (watched < ENOUGH)
      return blind('Too few mails with links were read to say which endings of host names are rare.')
    const own = organisation(gist.from[0]?.domain ?? '')
    const rare = judgedLinks(gist, memory).find(
      link => link.organisation !== own && isRareEnding(memory, endingOf(link.organisation)),
    )
    if (rare === undefined) return NOTHING
    const ending = endingOf(rare.organisation)
    return saw({
      says: `${rare.host} ends in “${ending}”, as hardly any place does to which mails here link.`,
      bits: Math.max(0, -Math.log2(Math.max(newcomers / watched, 0.002))),
      spans: rare.span === undefined ? [] : [rare.span],
      values: { ending, seen: memory.endings.get(ending) ?? 0 },
    })
  },
}
