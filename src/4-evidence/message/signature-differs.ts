import { traits } from '#profile'

import { habitEvidence } from '../habit-evidence.ts'

/**
 * The signature block is not one of this account's, or is missing where it always stood.
 *
 * Why it matters: the program adds it by itself; another program does not have it.
 * When it is wrong: phones have another signature or none, and jobs change.
 */
export const signatureDiffers = habitEvidence({
  name: 'signature-differs',
  kin: 'wording',
  trait: traits.signature,
  of: 'person',
  thing: 'signature block',
  reads: value => (value === 'none' ? 'no signature' : `signature ${value}`),
  spans: ({ gist }) => [gist.words.span],
})
