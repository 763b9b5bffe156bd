import { organisation } from '#ground'
import { judgedLinks } from '#profile'

import { blind, NOTHING, saw, type EvidenceFunction } from '../evidence.ts'
import type { GivenMessage } from '../given.ts'
import { LEAST_HISTORY, tooFew } from '../habit-evidence.ts'

/** Mails that must have been read before a place may count as unknown to everybody. */
const ENOUGH = 200

/**
 * The mail links to an organisation to which nobody in the whole material linked before, wherever in it the link stands.
 *
 * Why it matters: an attacker's site is new to everybody, and a link that everybody knows cannot be his.
 * When it is wrong: whoever shares what is new in the world. It counts by how seldom honest mails here do that.
 */
export const linkIsNewHere: EvidenceFunction<GivenMessage> = {
  name: 'link-is-new-here',
  kin: 'link',
  claims: ['account-turned', 'phish'],
  look(given) {
    const { person, memory, gist } = given
    if (person === undefined || person.mails < LEAST_HISTORY) return blind(tooFew(person))
    if (memory.mails < ENOUGH)
      return blind(
        `Only ${memory.mails} mails were read before this one: too few to say which places are unknown here.`,
      )
    const own = organisation(gist.from[0]?.domain ?? '')
    const unknown = judgedLinks(gist, memory).filter(
      link => link.organisation !== own && !memory.linked.has(link.organisation),
    )
    const [first] = unknown
    if (first === undefined) return NOTHING
    const rate = memory.newHosts.newcomers / memory.newHosts.watched
    const one = Math.max(2, Math.round(1 / rate))
    return saw({
      says: `Nobody in ${memory.mails} mails ever linked to ${first.host}${first.aside ? ', which stands where signatures, footers or quotes do' : ''}. About one in ${one} honest mails with links brings a place that is new to everybody.`,
      bits: Math.max(0, -Math.log2(Math.max(rate, 0.002))),
      spans: first.span === undefined ? [] : [first.span],
      values: { host: first.host, unknown: unknown.length, expected: Math.round(rate * 1e4) / 1e4 },
      usual: 'places that are known here',
      now: first.host,
    })
  },
}
