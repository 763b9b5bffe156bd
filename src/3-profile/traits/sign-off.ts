import type { Trait } from '../trait.ts'

/** How the author closes. */
export const signOff: Trait = {
  name: 'sign-off',
  values: ({ words }) =>
    words.ownLength < 20
      ? []
      : [
          words.signOff === undefined
            ? 'none'
            : words.signOff
                .toLowerCase()
                .replace(/[^\p{L}\s]/gu, '')
                .trim()
                .slice(0, 40),
        ],
}
