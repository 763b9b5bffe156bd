import type { Trait } from '../trait.ts'

/** How long the own text is, in steps of about three times. */
export const length: Trait = {
  name: 'length',
  values: ({ words }) => [
    words.patch ? 'patch' : `10^${(Math.round(2 * Math.log10(words.ownLength + 1)) / 2).toFixed(1)}`,
  ],
}
