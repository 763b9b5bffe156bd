import { blind, NOTHING, saw, type EvidenceFunction } from '../evidence.ts'
import { nameOf, type GivenMessage } from '../given.ts'

/** Mails that the archive must hold before a missing one means anything. */
const ENOUGH = 200

/**
 * The mail says that it answers another, and the archive, which holds most such threads, does not hold that mail, nor
 * the text that it quotes.
 *
 * Why it matters: an invented thread lends a stranger's mail an air of going on. Filters believe it.
 * When it is wrong: mails that went to others only, or came before the archive begins. It counts by how seldom honest
 * answers here lack what they answer.
 */
export const threadNotHeld: EvidenceFunction<GivenMessage> = {
  name: 'thread-not-held',
  kin: 'thread',
  claims: ['account-turned', 'phish'],
  look(given) {
    const { gist, memory } = given
    const { thread, words } = gist
    if (memory.mails < ENOUGH)
      return blind(`Only ${memory.mails} mails were read before this one: too few to say which threads should be held.`)
    if (thread.parent === undefined) {
      if (!thread.marked) return NOTHING
      return saw({
        says: `The subject says that this is an answer (“${gist.subject}”), but no field names the mail that it answers.`,
        bits: 1,
        spans: gist.subjectSpan === undefined ? [] : [gist.subjectSpan],
        values: { subject: gist.subject },
      })
    }
    const named = [thread.parent, ...thread.others, ...(thread.root === undefined ? [] : [thread.root])]
    if (named.some(id => memory.threadMails.has(id))) return NOTHING
    const quotedHeld = words.quotedPrints.filter(print => memory.lines.authorOf(print) !== undefined).length
    if (quotedHeld > 0) return NOTHING
    return saw({
      says: `${nameOf(given)} answers a thread of which the material holds no mail${words.quotedPrints.length === 0 ? '' : ', nor any line of what is quoted'}.`,
      bits: words.quotedPrints.length === 0 ? 0.7 : 1.2,
      spans: thread.span === undefined ? [] : [thread.span],
      values: { named: named.length, quotedLines: words.quotedPrints.length },
    })
  },
}
