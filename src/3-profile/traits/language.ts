import type { Trait } from '../trait.ts'

/** The language of the author's own text. */
export const language: Trait = {
  name: 'language',
  values: ({ words }) => (words.language === undefined ? [] : [words.language]),
}
