import { DAY } from '#ground'

import { NOTHING, saw, type EvidenceFunction } from '../evidence.ts'
import { nameOf, type GivenMessage } from '../given.ts'

/**
 * The mail takes up a thread that had long gone quiet, or one in which this account never took part.
 *
 * Why it matters: an intruder who looks for a way in revives an old conversation, because it is trusted.
 * When it is wrong: people find old mails again, and lists are there to be joined.
 */
export const joinedLate: EvidenceFunction<GivenMessage> = {
  name: 'joined-late',
  kin: 'thread',
  claims: ['account-turned'],
  look(given) {
    const { gist, memory } = given
    const parent = gist.thread.parent === undefined ? undefined : memory.threadMails.get(gist.thread.parent)
    if (parent === undefined) return NOTHING
    const days = (gist.at - parent.at) / DAY
    if (days < 21) return NOTHING
    return saw({
      says: `${nameOf(given)} takes up a thread that had been quiet for ${Math.round(days)} days.`,
      bits: Math.min(2.5, Math.log2(days / 10)),
      spans: gist.thread.span === undefined ? [] : [gist.thread.span],
      values: { days: Math.round(days) },
    })
  },
}
