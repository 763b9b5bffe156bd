import { traits } from '#profile'

import { habitEvidence } from '../habit-evidence.ts'

/**
 * The first server that took the mail is of a kind that this account's mail did not meet.
 *
 * Why it matters: web pages, phones and programs are served by different machines of the same provider.
 * When it is wrong: providers rename their machines.
 */
export const firstServerDiffers = habitEvidence({
  name: 'first-server-differs',
  kin: 'route',
  trait: traits.firstServer,
  of: 'account',
  thing: 'first server',
  spans: ({ gist }) => [gist.route.span],
})
