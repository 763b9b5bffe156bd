import { print32 } from '#ground'

import type { Trait } from '../trait.ts'

/** The signature block: which one of the author's, or none. */
export const signature: Trait = {
  name: 'signature',
  values: ({ words }) => [
    words.signature === undefined
      ? 'none'
      : String(
          print32(
            words.signature
              .toLowerCase()
              .replace(/[\d\s]+/g, ' ')
              .trim()
              .slice(0, 120),
          ),
        ),
  ],
}
