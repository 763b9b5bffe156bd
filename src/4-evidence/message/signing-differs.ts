import { traits } from '#profile'

import { habitEvidence } from '../habit-evidence.ts'

/**
 * The mail is signed by other domains than always, or not at all.
 *
 * Why it matters: the account's provider signs each mail it sends; one that went round the provider is not signed.
 * When it is wrong: lists take signatures off, and domains begin to sign one day.
 */
export const signingDiffers = habitEvidence({
  name: 'signing-differs',
  kin: 'authentication',
  trait: traits.signing,
  of: 'account',
  thing: 'signing domain',
  reads: value => (value === 'unsigned' ? 'no signature' : value),
  spans: ({ gist }) => [gist.from[0]?.span],
})
