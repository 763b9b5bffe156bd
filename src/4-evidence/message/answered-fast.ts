import { MINUTE } from '#ground'

import { NOTHING, saw, type EvidenceFunction } from '../evidence.ts'
import { nameOf, type GivenMessage } from '../given.ts'

/**
 * The mail goes straight back to somebody who wrote a moment ago, shorter than one can read and answer.
 *
 * Why it matters: whoever watches a mailbox for a way in answers while the thread is warm.
 * When it is wrong: people who sit at the same problem answer within the minute. It counts little.
 */
export const answeredFast: EvidenceFunction<GivenMessage> = {
  name: 'answered-fast',
  kin: 'thread',
  claims: ['account-turned'],
  look(given) {
    const { gist, memory } = given
    const parent = gist.thread.parent === undefined ? undefined : memory.threadMails.get(gist.thread.parent)
    if (parent === undefined) return NOTHING
    const minutes = (gist.at - parent.at) / MINUTE
    const own = parent.account === gist.from[0]?.address
    if (minutes > 2 && !(own && minutes < 60 * 24 && gist.words.quotedLength > 0)) return NOTHING
    return saw({
      says: own
        ? `${nameOf(given)} answers the account's own mail.`
        : `${nameOf(given)} answers within ${Math.max(1, Math.round(minutes))} minutes.`,
      bits: own ? 0.8 : 0.5,
      spans: gist.thread.span === undefined ? [] : [gist.thread.span],
      values: { minutes: Math.round(minutes), own },
    })
  },
}
