import { traits, usualValues } from '#profile'

import type { ExcuseFunction } from '../evidence.ts'
import { mails, nameOf, type GivenMessage } from '../given.ts'
import { LEAST_HISTORY } from '../habit-evidence.ts'

/** Share of an account's mails that begin a conversation, from which it is said to answer nobody. */
const NEVER_ANSWERS = 0.98

/**
 * The account sends to many and has no conversation with anybody here: a newsletter, a shop, a system.
 *
 * Why it matters: such senders change their mailing service, their looks and their hosts, and there is no trust between
 * persons in them that could be turned.
 * When it is wrong: newsletters are taken over too. What the mail asks for and where it links counts all the same.
 */
export const onlyBroadcasts: ExcuseFunction<GivenMessage> = {
  name: 'only-broadcasts',
  excuses: ['form', 'route', 'authentication', 'rhythm', 'wording', 'topic'],
  rest: 0.3,
  look(given) {
    const { account, memory, gist } = given
    if (gist.bulk !== true || gist.thread.parent !== undefined) return undefined
    if (account === undefined || account.mails < LEAST_HISTORY || memory.writtenTo.has(account.address))
      return undefined
    const [most] = usualValues(account, traits.opening, gist.at, 1)
    if (most?.value !== 'begins a conversation' || most.share < NEVER_ANSWERS) return undefined
    return {
      says: `${nameOf(given)} only sends to many: in ${mails(account.mails)} it answered nobody, and nobody here ever wrote to it. Such senders change their mailing service now and then.`,
      spans: gist.from[0] === undefined ? [] : [gist.from[0].span],
      values: { mails: account.mails },
    }
  },
}
