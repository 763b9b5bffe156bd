import { networkOf } from '../network-of.ts'

import type { Trait } from '../trait.ts'

/** The network of the server that handed the mail to another organisation. */
export const handover: Trait = {
  name: 'handover',
  values: ({ route }) => (route.handoverIp === undefined ? [] : [networkOf(route.handoverIp)]),
}
