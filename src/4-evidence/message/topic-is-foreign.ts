import { decided } from '#ground'
import { mailsWith, proseOf, topicSurprise, wordsOf } from '#profile'

import { blind, NOTHING, saw, type EvidenceFunction } from '../evidence.ts'
import type { GivenMessage } from '../given.ts'

/** Bits under which it is not worth a sentence: one honest mail in five is as foreign. */
const LEAST = 1.3
/** Words that are named. */
const NAMED = 6

/**
 * The words of the mail stand in few mails of the whole material, far fewer than those of honest mails as long.
 *
 * Why it matters: a lure that was not made for these people talks of wallets, parcels and mailboxes that nobody here
 * talks of.
 * When it is wrong: a new subject, another language, a newsletter that somebody passes on. A lure that was made for
 * these people uses their words, and is not seen by this.
 */
export const topicIsForeign: EvidenceFunction<GivenMessage> = {
  name: 'topic-is-foreign',
  kin: 'topic',
  claims: ['account-turned', 'phish'],
  look(given) {
    const { gist, memory, person, showing } = given
    const { here } = topicSurprise(memory, person, showing)
    if (here === undefined)
      return blind('The mail is too short, or too few mails were read, to say if its words are foreign here.')
    if (here < LEAST) return NOTHING
    const { vocabulary } = memory.topic
    const words = wordsOf(gist, proseOf(gist)).all.map(word => ({ word, seen: mailsWith(vocabulary, word) }))
    const unknown = words.filter(({ seen }) => seen === 0)
    const rarest = words
      .toSorted((one, other) => decided(one.seen - other.seen, one.word, other.word))
      .slice(0, NAMED)
      .map(({ word }) => `“${word}”`)
    return saw({
      says: `It talks of things that hardly anybody here talks of: ${rarest.join(', ')}. Of its ${words.length} different words ${unknown.length} stood in none of ${vocabulary.mails} mails; about one honest mail of that length in ${Math.round(2 ** (here + 1))} is as foreign.`,
      bits: here,
      spans: [gist.subjectSpan, gist.words.span].filter(span => span !== undefined),
      values: { words: words.length, unknown: unknown.length, mails: vocabulary.mails },
    })
  },
}
