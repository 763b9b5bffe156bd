import { HOUR } from '#ground'

import type { Trait } from '../trait.ts'

/**
 * The hour of the day in UTC with both its neighbours, so that habits are smooth over the clock. The hour itself stands
 * first: it is the one that is judged.
 */
export const hour: Trait = {
  name: 'hour',
  values({ at }) {
    const now = Math.floor(at / HOUR) % 24
    return [String(now), String((now + 23) % 24), String((now + 1) % 24)]
  },
}
