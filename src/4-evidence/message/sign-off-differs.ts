import { traits } from '#profile'

import { habitEvidence } from '../habit-evidence.ts'

/**
 * The mail closes in a way in which this account does not close.
 *
 * Why it matters: closings are as stable as greetings.
 * When it is wrong: in a quick exchange people leave them out.
 */
export const signOffDiffers = habitEvidence({
  name: 'sign-off-differs',
  kin: 'wording',
  trait: traits.signOff,
  of: 'person',
  thing: 'way of closing',
  reads: value => (value === 'none' ? 'no closing words' : `“${value}”`),
  spans: ({ gist }) => [gist.words.span],
})
