import { traits } from '#profile'

import { habitEvidence } from '../habit-evidence.ts'

/**
 * The author's device handed the mail in from a network or by a protocol that the account did not use.
 *
 * Why it matters: it is where the writer sat. Attackers can choose a near network, but seldom the very one.
 * When it is wrong: journeys, hotels, mobile networks and virtual private networks. Many providers hide it altogether.
 */
export const submissionDiffers = habitEvidence({
  name: 'submission-differs',
  kin: 'route',
  trait: traits.submission,
  of: 'account',
  thing: 'network and protocol it was handed in by',
  spans: ({ gist }) => [gist.route.span],
})
