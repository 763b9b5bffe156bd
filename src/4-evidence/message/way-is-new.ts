import { traits } from '#profile'

import { habitEvidence } from '../habit-evidence.ts'

/**
 * The mail began its way at organisations whose servers this account's mail never began at.
 *
 * Why it matters: a forged mail comes from elsewhere, and a taken-over account may be used through another service.
 * When it is wrong: a changed provider, a new list or a forwarding address change the way for good.
 */
export const wayIsNew = habitEvidence({
  name: 'way-is-new',
  kin: 'route',
  trait: traits.way,
  of: 'account',
  thing: 'first servers on the way',
  spans: ({ gist }) => [gist.route.span],
})
