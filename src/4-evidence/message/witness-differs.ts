import { traits } from '#profile'

import { habitEvidence } from '../habit-evidence.ts'

/**
 * The receiving hosts said something of the sender's authentication that they never said of this account.
 *
 * Why it matters: mail of one account is checked with the same outcome for months; a forger can rarely bring about the same.
 * When it is wrong: a provider that rotates its setup, a list in between, a host that failed to ask.
 */
export const witnessDiffers = habitEvidence({
  name: 'witness-differs',
  kin: 'authentication',
  trait: traits.witness,
  of: 'account',
  thing: "outcome of the receiving side's checks",
  spans: ({ gist }) => [...gist.authentication.map(({ span }) => span)],
})
