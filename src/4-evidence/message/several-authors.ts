import { NOTHING, saw, type EvidenceFunction } from '../evidence.ts'
import type { GivenMessage } from '../given.ts'

/**
 * The mail names more than one author address.
 *
 * Why it matters: programs show the first or the last of them, and checks may look at the other.
 * When it is wrong: the standard allows it (RFC 5322 §3.6.2); hardly anybody does it.
 */
export const severalAuthors: EvidenceFunction<GivenMessage> = {
  name: 'several-authors',
  kin: 'name',
  claims: ['impersonated', 'phish'],
  look({ gist }) {
    const addresses = [...new Set(gist.from.map(({ address }) => address))]
    if (addresses.length < 2) return NOTHING
    return saw({
      says: `The mail names ${addresses.length} authors: ${addresses.slice(0, 4).join(', ')}. Programs show only one of them.`,
      bits: 4,
      spans: gist.from.map(({ span }) => span),
      values: { authors: addresses.length },
    })
  },
}
