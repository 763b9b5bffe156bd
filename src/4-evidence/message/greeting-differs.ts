import { traits } from '#profile'

import { habitEvidence } from '../habit-evidence.ts'

/**
 * The mail greets in a way in which this account does not greet.
 *
 * Why it matters: greetings are habits of the hand, different from person to person and stable for years.
 * When it is wrong: one greets strangers, friends and a round of people differently.
 */
export const greetingDiffers = habitEvidence({
  name: 'greeting-differs',
  kin: 'wording',
  trait: traits.greeting,
  of: 'person',
  thing: 'greeting',
  reads: value => (value === 'none' ? 'no greeting' : `“${value}”`),
  spans: ({ gist }) => [gist.words.span],
})
