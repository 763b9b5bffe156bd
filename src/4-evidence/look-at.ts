import { at, type Span, type Where } from '#ground'

import { NOTHING, type Evidence, type EvidenceFunction, type Excuse, type ExcuseFunction } from './evidence.ts'
import * as excuses from './excuse.ts'
import type { GivenMessage } from './given.ts'
import * as messageEvidence from './message.ts'

/** All evidence functions for one mail, in the order of their names. */
export const messageEvidenceList: readonly EvidenceFunction<GivenMessage>[] = Object.values(messageEvidence).sort(
  (one, other) => (one.name < other.name ? -1 : 1),
)

/** All that may speak for innocence, in the order of their names. */
export const excuseList: readonly ExcuseFunction<GivenMessage>[] = Object.values(excuses).sort((one, other) =>
  one.name < other.name ? -1 : 1,
)

/** What was seen in one mail, what speaks for innocence, and what could not be looked at. */
export interface Looked {
  readonly evidence: readonly Evidence[]
  readonly excuses: readonly Excuse[]
  readonly blind: readonly string[]
}

/** Looks at one mail with every evidence function. */
export function lookAt(given: GivenMessage): Looked {
  const evidence: Evidence[] = []
  const blind = new Set<string>()
  const placed = (spans: readonly Span[]): readonly [Where, ...Where[]] => {
    const [first, ...others] = spans.map(span => at(given.gist.where, span))
    return first === undefined ? [given.gist.where] : [first, ...others]
  }
  for (const { name, kin, claims, look } of messageEvidenceList) {
    const answer = look(given)
    // Nine of ten see nothing: that is told by the answer's identity alone.
    if (answer === NOTHING) continue
    if ('blind' in answer) blind.add(answer.blind)
    else
      for (const sighting of answer.saw)
        evidence.push({ ...sighting, name, kin, claims, where: placed(sighting.spans) })
  }
  // What shows nothing needs no excuse.
  if (evidence.length === 0) return { evidence, excuses: [], blind: [...blind] }
  const excused = excuseList.flatMap(({ name, excuses: kins, rest, look }): Excuse[] => {
    if (!evidence.some(({ kin }) => kins.includes(kin))) return []
    const found = look(given, evidence)
    return found === undefined
      ? []
      : [{ name, says: found.says, excuses: kins, rest, values: found.values, where: placed(found.spans) }]
  })
  return { evidence, excuses: excused, blind: [...blind] }
}
