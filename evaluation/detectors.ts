import { baselines } from './baselines.ts'
import type { AnyDetector } from './detector.ts'

/**
 * All detectors that are run, the one under test first. To add one: a file in `detectors/` that exports a `Detector`
 * (see detector.ts), and here `anyDetector(itsName)` before the baselines.
 */
export const detectors: readonly AnyDetector[] = [...baselines]
