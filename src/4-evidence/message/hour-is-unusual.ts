import { traits } from '#profile'

import { habitEvidence } from '../habit-evidence.ts'

/**
 * The mail was written at an hour at which this account hardly writes.
 *
 * Why it matters: who lives elsewhere works at other hours.
 * When it is wrong: a bad night, a journey, an election.
 */
export const hourIsUnusual = habitEvidence({
  name: 'hour-is-unusual',
  kin: 'rhythm',
  trait: traits.hour,
  of: 'person',
  thing: 'hour of the day',
  // The trait counts the neighbours of an hour with it, so that an hour beside the usual ones is usual too.
  reads: value => `around ${value.padStart(2, '0')}:00 UTC`,
  judged: ([now]) => now,
  spans: ({ gist }) => [gist.sent?.span],
})
