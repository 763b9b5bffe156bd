import { wordSurprise } from '#profile'

import { blind, NOTHING, saw, type EvidenceFunction } from '../evidence.ts'
import { mails, nameOf, percent, type GivenMessage } from '../given.ts'
import { LEAST_HISTORY, tooFew } from '../habit-evidence.ts'

/** Bits under which it is not worth a sentence. */
const LEAST = 1

/**
 * Hardly any of the words that tell something were ever used by this account.
 *
 * Why it matters: everybody has words for what is his to do, names of people and places among them. A lure talks past
 * them, whatever program and network it comes from.
 * When it is wrong: a new task, another language. Whoever puts sentences of the owner together is not seen by this.
 */
export const vocabularyDiffers: EvidenceFunction<GivenMessage> = {
  name: 'vocabulary-differs',
  kin: 'wording',
  claims: ['account-turned'],
  look(given) {
    const { memory, person, gist, showing } = given
    if (person === undefined || person.mails < LEAST_HISTORY) return blind(tooFew(person))
    const surprise = wordSurprise(memory, person, showing)
    if (surprise === undefined)
      return blind('The mail is too short, or too few mails were read, to say if its words are those of its author.')
    const { known, bits } = surprise
    if (bits < LEAST) return NOTHING
    return saw({
      says: `Of what it says, ${percent(known)} is said in words that ${nameOf(given)} used in ${mails(person.mails)} before; one honest mail in ${Math.round(2 ** (bits + 1))} of accounts known so long has as little.`,
      bits,
      spans: [gist.subjectSpan, gist.words.span].filter(span => span !== undefined),
      values: { known: Math.round(known * 1000) / 1000, mails: person.mails },
    })
  },
}
