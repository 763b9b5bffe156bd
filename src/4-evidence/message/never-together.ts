import { blind, NOTHING, saw, type EvidenceFunction } from '../evidence.ts'
import { mails, nameOf, type GivenMessage } from '../given.ts'

/**
 * The mail goes to people of whom this account wrote to none before.
 *
 * Why it matters: an intruder with an address book does not know who is close to whom.
 * When it is wrong: introductions, new projects, lists. Honest people meet new people every week.
 */
export const neverTogether: EvidenceFunction<GivenMessage> = {
  name: 'never-together',
  kin: 'people',
  claims: ['account-turned'],
  look(given) {
    const { person, memory, gist } = given
    if (person === undefined || person.mails < 20)
      return blind('Too few mails of this account came before to know to whom it writes.')
    if (gist.to.length === 0) {
      return saw({
        says: `The mail names no visible recipient; ${nameOf(given)} nearly always names them.`,
        bits: 1.5,
        spans: [],
        values: { recipients: 0 },
      })
    }
    if (gist.to.some(to => memory.pairs.has(`${person.address}>${to}`))) return NOTHING
    return saw({
      says: `${nameOf(given)} wrote to none of these ${gist.to.length === 1 ? 'readers' : `${gist.to.length} readers`} in ${mails(person.mails)} before.`,
      bits: 2,
      spans: gist.from[0] === undefined ? [] : [gist.from[0].span],
      values: { recipients: gist.to.length },
    })
  },
}
