import { surprises, traits, type Account, type Memory, type Showing } from '#profile'

import type { Evidence, ExcuseFunction } from '../evidence.ts'
import { nameOf, type GivenMessage } from '../given.ts'

/** Mails of history under which a device is not known. */
const KNOWN = 20
/** A form that surprises less than this is the usual one. */
const USUAL = 0.4
/** Share of the account's mails from which a program is taken for a device of its own, and no webmail page. */
const OFTEN = 0.1

/**
 * Program, Message-ID and order of fields are those of the account's own device, a program that runs on a machine and not
 * in a page.
 *
 * Why it matters: who travels writes from other zones, networks and hours, but on his own machine.
 * When it is wrong: an intruder on the machine itself. Its marks can be copied, so it counts only where the account's
 * provider signed as it always does. What the mail asks for counts all the same.
 */
export const sameDevice: ExcuseFunction<GivenMessage> = {
  name: 'same-device',
  excuses: ['rhythm', 'route'],
  rest: 0.6,
  look(given, evidence) {
    const { account, memory, gist, showing } = given
    if (account === undefined || account.mails < KNOWN || gist.form.agent === undefined) return undefined
    if (!isSignedAsAlways(memory, account, showing) || evidence.some(isAnotherWay)) return undefined
    const forms = [traits.client, traits.messageId, traits.headerOrder, traits.writing].flatMap(trait =>
      surprises(memory, account, trait, showing),
    )
    if (forms.length < 4 || forms.some(({ bits, share }) => bits > USUAL || share < OFTEN)) return undefined
    return {
      says: `It was written with ${gist.form.agent}, in every form as ${nameOf(given)} always wrote with it: on a journey the device stays the same.`,
      spans: gist.form.agentSpan === undefined ? [] : [gist.form.agentSpan],
      values: { agent: gist.form.agent },
    }
  },
}

/** A journey changes the network from which somebody hands in, and nothing of the way behind it. */
function isAnotherWay({ kin, name, bits }: Evidence): boolean {
  return kin === 'route' && name !== 'submission-differs' && bits > 1
}

function isSignedAsAlways(memory: Memory, account: Account, showing: Showing): boolean {
  const [first, ...more] = surprises(memory, account, traits.signing, showing)
  return first !== undefined && first.value !== 'unsigned' && [first, ...more].every(({ bits }) => bits < USUAL)
}
