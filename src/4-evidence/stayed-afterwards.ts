import { DAY, rfc3339 } from '#ground'
import type { Gist } from '#message'
import { placeOfTrait, show, shown, traits, type Memory } from '#profile'

import type { Excuse } from './evidence.ts'
import { mails } from './given.ts'

/** Later mails of the account in the same form, and days over which they go on, that make a change one that stayed. */
const LATER = { mails: 5, days: 14 }

/**
 * The program with which this account first wrote here was used for weeks afterwards: a new phone, a new mailing service,
 * a new employer. Only the whole archive can tell, so a score that was made as the mail came knows nothing of it.
 *
 * Why it matters: an intruder's program goes when he goes; a person's stays.
 * When it is wrong: an intruder whom nobody noticed for weeks. What the mails ask for and where they link counts all the
 * same.
 */
export function stayedAfterwards(gist: Gist, memory: Memory): Excuse | undefined {
  const account = memory.accounts.get(gist.from[0]?.address ?? '')
  if (account === undefined) return undefined
  const showing = show(gist)
  const since = [traits.client, traits.messageId, traits.headerOrder]
    .flatMap(trait => shown(showing, trait).map(value => account.tallies[placeOfTrait(trait)]!.values.get(value)))
    // What the account had shown before is nothing that had to stay.
    .filter(seen => seen !== undefined && seen.first >= gist.at)
  const least = since.reduce((few, seen) => Math.min(few, seen!.mails), Infinity)
  const last = since.reduce((soon, seen) => Math.min(soon, seen!.last), Infinity)
  if (since.length === 0 || least <= LATER.mails || last - gist.at < LATER.days * DAY) return undefined
  return {
    name: 'stayed-afterwards',
    says: `What was new in the program stayed: ${mails(least - 1)} of this account came in the same form afterwards, until ${rfc3339(account.last < last ? account.last : (last as typeof gist.at)).slice(0, 10)}. An intruder’s program goes when he goes.`,
    excuses: ['form', 'route', 'authentication', 'rhythm'],
    rest: 0.4,
    values: { mails: least - 1 },
    where: [gist.where],
  }
}
