import { countryName } from '#ground'
import { traits } from '#profile'

import { habitEvidence } from '../habit-evidence.ts'

/**
 * The author's device handed the mail in from a network of a country where this account did not write.
 *
 * Why it matters: networks of one country change with every café and telephone, the country seldom; intruders often sit
 * in another one.
 * When it is wrong: journeys, virtual private networks, roaming telephones. The country is the one to which a registry
 * gave the network by the table's date: some firms use their addresses elsewhere, and networks were sold since.
 */
export const countryIsNew = habitEvidence({
  name: 'country-is-new',
  kin: 'route',
  trait: traits.country,
  of: 'person',
  thing: 'country of the network it was handed in from',
  reads: countryName,
  spans: ({ gist }) => [gist.route.span],
})
