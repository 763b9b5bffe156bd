import { traits } from '#profile'

import { habitEvidence } from '../habit-evidence.ts'

/**
 * The answer is put above, below or between the quoted lines otherwise than this account does it.
 *
 * Why it matters: it is a habit of person and program together.
 * When it is wrong: a reply from the phone.
 */
export const quotingDiffers = habitEvidence({
  name: 'quoting-differs',
  kin: 'wording',
  trait: traits.quoting,
  thing: 'way of answering',
  spans: ({ gist }) => [gist.words.span],
})
