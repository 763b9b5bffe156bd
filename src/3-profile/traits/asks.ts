import type { Trait } from '../trait.ts'

/** What the author asks for. */
export const asks: Trait = {
  name: 'asks',
  values: ({ words }) => (words.asks.length === 0 ? ['nothing'] : words.asks.map(({ kind }) => kind)),
}
