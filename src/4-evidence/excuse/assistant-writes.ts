import type { ExcuseFunction } from '../evidence.ts'
import { mails, type GivenMessage } from '../given.ts'
import { LEAST_HISTORY } from '../habit-evidence.ts'

/**
 * Another known account of the same domain is named as the one that sent it: an assistant who writes for her principal.
 *
 * Why it matters: RFC 5322 §3.6.2 has the Sender field for just that, and an intruder in the principal's account has no
 * use for it.
 * When it is wrong: where the assistant's account is the one that was taken over. What the mail asks for and where it
 * links counts all the same.
 */
export const assistantWrites: ExcuseFunction<GivenMessage> = {
  name: 'assistant-writes',
  excuses: ['form', 'route', 'rhythm', 'wording'],
  rest: 0.4,
  look({ gist, memory }) {
    const { sender, from } = gist
    const [author] = from
    if (sender === undefined || author === undefined || sender.address === author.address) return undefined
    if (sender.domain !== author.domain) return undefined
    const known = memory.accounts.get(sender.address)
    if (known === undefined || known.mails < LEAST_HISTORY) return undefined
    return {
      says: `${sender.address} is named as the sender for ${author.address}, and ${mails(known.mails)} of that account are known: an assistant writes so.`,
      spans: [sender.span],
      values: { sender: sender.address, mails: known.mails },
    }
  },
}
