import { traits } from '#profile'

import { habitEvidence } from '../habit-evidence.ts'

/**
 * Dates, names or the text's encoding are written as this account's programs do not write them.
 *
 * Why it matters: each program has its own way here, and few forgers look.
 * When it is wrong: a first letter outside ASCII changes the encoding.
 */
export const writingDiffers = habitEvidence({
  name: 'writing-differs',
  kin: 'form',
  trait: traits.writing,
  of: 'account',
  thing: 'way of writing dates, names and text',
  spans: ({ gist }) => [gist.sent?.span, gist.from[0]?.span],
})
