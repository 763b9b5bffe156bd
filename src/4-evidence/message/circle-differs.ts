import { traits } from '#profile'

import { habitEvidence } from '../habit-evidence.ts'

/**
 * The mail goes to many more or fewer people than this account writes to.
 *
 * Why it matters: attackers write to one person, or to everybody in the address book.
 * When it is wrong: invitations and farewells.
 */
export const circleDiffers = habitEvidence({
  name: 'circle-differs',
  kin: 'people',
  trait: traits.circle,
  of: 'person',
  thing: 'number of recipients',
  spans: ({ gist }) => [gist.from[0]?.span],
})
