import type { Trait } from '../trait.ts'

/** The organisations whose servers handled the mail first. */
export const way: Trait = {
  name: 'way',
  values: ({ route }) => (route.organisations === '' ? [] : [route.organisations]),
}
