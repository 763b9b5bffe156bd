import { ownLinks, traits } from '#profile'

import { habitEvidence } from '../habit-evidence.ts'

/**
 * The mail links where this account does not link, or hides links behind words where it writes them plainly.
 *
 * Why it matters: the link is what the attacker needs.
 * When it is wrong: somebody who never linked has to share something one day.
 */
export const linkingDiffers = habitEvidence({
  name: 'linking-differs',
  kin: 'link',
  trait: traits.linking,
  of: 'person',
  thing: 'way of linking',
  spans: ({ gist }) => [...ownLinks(gist).map(({ span }) => span)],
})
