import { at, type Where } from '#ground'

import type { Evidence, EvidenceFunction } from './evidence.ts'
import type { GivenMessage } from './given.ts'
import * as messageEvidence from './message.ts'

/** All evidence functions for one mail, in the order of their names. */
export const messageEvidenceList: readonly EvidenceFunction<GivenMessage>[] = Object.values(messageEvidence).sort(
  (one, other) => (one.name < other.name ? -1 : 1),
)

/** What was seen in one mail, and what could not be looked at. */
export interface Looked {
  readonly evidence: readonly Evidence[]
  readonly blind: readonly string[]
}

/** Looks at one mail with every evidence function. */
export function lookAt(given: GivenMessage): Looked {
  const evidence: Evidence[] = []
  const blind = new Set<string>()
  for (const { name, kin, claims, look } of messageEvidenceList) {
    const answer = look(given)
    if ('blind' in answer) {
      blind.add(answer.blind)
      continue
    }
    for (const sighting of answer.saw) {
      const places = sighting.spans.map(span => at(given.gist.where, span))
      const where: readonly [Where, ...Where[]] =
        places.length === 0 ? [given.gist.where] : [places[0]!, ...places.slice(1)]
      evidence.push({ ...sighting, name, kin, claims, where })
    }
  }
  return { evidence, blind: [...blind] }
}
