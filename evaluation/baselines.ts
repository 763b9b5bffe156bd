import { authenticationRule } from './baselines/b0-authentication.ts'
import { newAgentRule } from './baselines/b1-new-agent.ts'
import { nearestNeighbour } from './baselines/b2-nearest-neighbour.ts'
import { style } from './baselines/b3-style.ts'
import { newLinkRule } from './baselines/b5-new-link.ts'
import { forest } from './baselines/b6-forest.ts'
import { dominance } from './baselines/b7-dominance.ts'
import { monotone } from './baselines/b8-monotone.ts'
import type { AnyDetector } from './detector.ts'

/** The detectors to beat, TAT-1 §7.6. B4, the outside programs, are in peers.ts. */
export const baselines: readonly AnyDetector[] = [
  authenticationRule,
  newAgentRule,
  nearestNeighbour,
  style,
  newLinkRule,
  forest,
  dominance,
  monotone,
]
