import { traits } from '#profile'

import { habitEvidence } from '../habit-evidence.ts'

/**
 * The own text is much longer or shorter than this account's mails are.
 *
 * Why it matters: lures are short, and of about the same length.
 * When it is wrong: everybody writes a short note at times. It never says much alone.
 */
export const lengthDiffers = habitEvidence({
  name: 'length-differs',
  kin: 'wording',
  trait: traits.length,
  of: 'person',
  thing: 'length of the text',
  reads: textLength,
  spans: ({ gist }) => [gist.words.span],
})

/** `about 300 characters` from the trait's power of ten. */
function textLength(value: string): string {
  return value === 'patch' ? 'a patch' : `about ${Math.round(10 ** Number(value.slice(3)))} characters`
}
