import type { Trait } from '../trait.ts'

/** The country of the network from which the author's own device handed the mail in, where a header tells. */
export const country: Trait = {
  name: 'country',
  values: ({ route }) => (route.submissionCountry === undefined ? [] : [route.submissionCountry]),
}
