import { styleDistance } from '#profile'

import { blind, NOTHING, saw, type EvidenceFunction } from '../evidence.ts'
import { mails, nameOf, type GivenMessage } from '../given.ts'

/**
 * The own text reads, in its groups of letters, more like everybody else than like this account.
 *
 * Why it matters: words and spelling are habits, and a stranger has others.
 * When it is wrong: often. A new subject brings new words, a short text says little, and who has a machine imitate
 * somebody's style succeeds. It never raises an alarm alone.
 */
export const wordingShifts: EvidenceFunction<GivenMessage> = {
  name: 'wording-shifts',
  kin: 'wording',
  claims: ['account-turned'],
  look(given) {
    const { person, memory, gist } = given
    if (person === undefined) return blind('Nothing was ever read of this account, so its wording is not known.')
    if (gist.words.patch) return NOTHING
    const distance = styleDistance(person.style, memory.everybody.style, given.showing.letters)
    if (distance === undefined)
      return blind('The text is too short, or too little was read of this account, to compare the wording.')
    // −0.35 is where own and foreign mails of list archives meet; a bit more for each tenth above it.
    const bits = Math.min(5, 8 * (distance + 0.35))
    if (bits < 0.4) return NOTHING
    return saw({
      says: `The wording is unlike that of ${nameOf(given)} in ${mails(person.mails)}: by its groups of letters everybody else is as likely to have written it.`,
      bits,
      spans: gist.words.span === undefined ? [] : [gist.words.span],
      values: { distance: Math.round(distance * 1000) / 1000, characters: gist.words.own.length },
    })
  },
}
