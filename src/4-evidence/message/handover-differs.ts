import { traits } from '#profile'

import { habitEvidence } from '../habit-evidence.ts'

/**
 * The server that passed the mail to the receiving side stands in another network than always.
 *
 * Why it matters: the account's provider sends from its own servers; a stranger's mail comes from others.
 * When it is wrong: large providers have many networks and add new ones.
 */
export const handoverDiffers = habitEvidence({
  name: 'handover-differs',
  kin: 'route',
  trait: traits.handover,
  of: 'account',
  thing: 'network of the server that passed it on',
  spans: ({ gist }) => [gist.route.span],
})
