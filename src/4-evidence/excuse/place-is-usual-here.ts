import { judgedLinks } from '#profile'

import type { ExcuseFunction } from '../evidence.ts'
import { mails, type GivenMessage } from '../given.ts'

/** Mails of at least so many accounts that make a place one that people here use. */
const USUAL = { mails: 10, accounts: 2 }

/**
 * All links of the mail lead to places to which several accounts here have long been linking.
 *
 * Why it matters: a team keeps its files where it keeps them, and everybody links there a first time.
 * When it is wrong: anybody can put anything on a place for shared files. So it takes only some of what the link says,
 * and nothing of what the mail asks for.
 */
export const placeIsUsualHere: ExcuseFunction<GivenMessage> = {
  name: 'place-is-usual-here',
  excuses: ['link'],
  rest: 0.6,
  look({ gist, memory }) {
    const places = judgedLinks(gist, memory).map(link => ({ link, known: memory.linked.get(link.organisation) }))
    const [first] = places
    if (first === undefined) return undefined
    const usual = places.every(
      ({ link, known }) =>
        // Where a redirector leads in the end is the redirector's to say.
        link.unwrapped.length === 0 &&
        known !== undefined &&
        known.mails >= USUAL.mails &&
        known.by.size >= USUAL.accounts,
    )
    return usual
      ? {
          says: `${first.link.host} is a place that people here use: ${mails(first.known!.mails)} of at least ${first.known!.by.size} accounts linked there before.`,
          spans: first.link.span === undefined ? [] : [first.link.span],
          values: { host: first.link.host, mails: first.known!.mails },
        }
      : undefined
  },
}
