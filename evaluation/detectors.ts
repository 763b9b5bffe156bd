import { baselines } from './baselines.ts'
import type { AnyDetector } from './detector.ts'
import { turncoat } from './detectors/turncoat.ts'

/**
 * All detectors that are run, the one under test first. To add one: a file in `detectors/` that exports a `Detector`
 * (see detector.ts), and here its name before the baselines.
 */
export const detectors: readonly AnyDetector[] = [turncoat, ...baselines]
