import { traits } from '#profile'

import { habitEvidence } from '../habit-evidence.ts'

/**
 * Somebody is written to whom this account never wrote.
 *
 * Why it matters: an intruder does not know who belongs together.
 * When it is wrong: every acquaintance begins with a first mail.
 */
export const recipientIsNew = habitEvidence({
  name: 'recipient-is-new',
  kin: 'people',
  trait: traits.recipients,
  of: 'person',
  thing: 'set of recipients',
  spans: ({ gist }) => [gist.from[0]?.span],
})
