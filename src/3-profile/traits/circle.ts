import type { Trait } from '../trait.ts'

/** How many it goes to, in steps: one, two, a few, many. */
export const circle: Trait = {
  name: 'circle',
  values: ({ to }) => [
    to.length <= 1 ? 'one' : to.length === 2 ? 'two' : to.length <= 5 ? 'a few' : to.length <= 15 ? 'several' : 'many',
  ],
}
