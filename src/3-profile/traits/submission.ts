import { networkOf } from '../network-of.ts'

import type { Trait } from '../trait.ts'

/** How and from which network the author's own device handed the mail in, where a header tells. */
export const submission: Trait = {
  name: 'submission',
  values: ({ route }) =>
    route.submissionIp === undefined && route.submission === undefined
      ? []
      : [
          `${route.submission ?? 'unnamed protocol'}${route.submissionIp === undefined ? '' : ` from ${networkOf(route.submissionIp)}`}`,
        ],
}
