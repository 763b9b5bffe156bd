export {
  type Claim,
  type Evidence,
  type EvidenceFunction,
  type Excuse,
  type ExcuseFunction,
  type Kin,
  type Look,
  type Sighting,
} from './evidence.ts'
export { type GivenMessage, givenMessage, nameOf } from './given.ts'
export { isHeld } from './leak-held.ts'
export { LEAST_HISTORY } from './habit-evidence.ts'
export { type Looked, lookAt, messageEvidenceList } from './look-at.ts'
export { stayedAfterwards } from './stayed-afterwards.ts'
