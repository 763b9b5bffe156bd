import { DAY } from '#ground'

import { blind, NOTHING, saw, type EvidenceFunction } from '../evidence.ts'
import { mails, nameOf, type GivenMessage } from '../given.ts'

/**
 * The account wrote nothing for much longer than its pauses are.
 *
 * Why it matters: accounts that nobody watches, of former people above all, are taken first.
 * When it is wrong: holidays, illness, a new project. Silence says little alone.
 */
export const revived: EvidenceFunction<GivenMessage> = {
  name: 'revived',
  kin: 'rhythm',
  claims: ['account-turned'],
  look(given) {
    const { account, gist } = given
    if (account === undefined || account.mails < 5)
      return blind('Too few mails of this account came before to know its pauses.')
    const silent = (gist.at - account.last) / DAY
    const usual = (account.last - account.first) / DAY / account.mails
    if (silent < 60 || silent < 8 * usual) return NOTHING
    return saw({
      says: `${nameOf(given)} had been silent for ${Math.round(silent)} days, after ${mails(account.mails)} about every ${Math.max(1, Math.round(usual))} days.`,
      bits: Math.min(2, 0.7 * Math.log2(silent / 30)),
      spans: gist.sent === undefined ? [] : [gist.sent.span],
      values: { days: Math.round(silent), usualDays: Math.round(usual) },
    })
  },
}
