import { topicSurprise } from '#profile'

import { blind, NOTHING, saw, type EvidenceFunction } from '../evidence.ts'
import { mails, nameOf, type GivenMessage } from '../given.ts'
import { LEAST_HISTORY, tooFew } from '../habit-evidence.ts'

/** Bits under which it is not worth a sentence. */
const LEAST = 1.3

/**
 * The words of the mail are rarer here than those of the account's mails usually are.
 *
 * Why it matters: what somebody writes about changes more slowly than who writes it.
 * When it is wrong: a new task, another language. It says the less the more subjects the account has.
 */
export const topicIsNew: EvidenceFunction<GivenMessage> = {
  name: 'topic-is-new',
  kin: 'topic',
  claims: ['account-turned'],
  look(given) {
    const { memory, person, gist, showing } = given
    if (person === undefined || person.mails < LEAST_HISTORY) return blind(tooFew(person))
    const { own } = topicSurprise(memory, person, showing)
    if (own === undefined || own < LEAST) return NOTHING
    return saw({
      says: `Its words are much rarer here than those that ${nameOf(given)} used in ${mails(person.usualRarity.mails)}: one honest mail in ${Math.round(2 ** (own + 1))} is as far from what its author writes about.`,
      bits: own,
      spans: [gist.subjectSpan, gist.words.span].filter(span => span !== undefined),
      values: { mails: person.usualRarity.mails },
    })
  },
}
