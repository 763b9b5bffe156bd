import type { Moment } from '#ground'
import type { AnyDetector, Given, Labelled, Memory, Sight } from './detector.ts'
import type { Look, Passage } from './looks.ts'

/** One stop of the walk. A planted mail is written only when it is opened; undefined where nothing could carry it. */
export interface Stop {
  /** For the order of the walk. */
  readonly at: Moment
  open(): { readonly passage: Passage; readonly bytes: Uint8Array } | undefined
}

/** A world is what a detector can remember: one archive, or all of them as one fleet. */
export interface World {
  readonly name: string
  has(passage: Passage): boolean
}

/** What the walk brings home: for each detector and world one look for each passage, or none where it is not its world. */
export interface Walked {
  readonly passages: readonly Passage[]
  looks(detector: string, world: string): readonly (Look | undefined)[]
}

/** Options of a walk. */
export interface Walking {
  readonly detectors: readonly AnyDetector[]
  readonly worlds: readonly World[]
  /**
   * The poisoned variant: planted mail that stays under its detector's threshold is learnt like honest mail.
   * Absent: no planted mail is ever learnt.
   */
  readonly poisonedBelow?: (detector: string, world: string) => number
  readonly onStep?: (done: number) => void
}

interface Walker {
  readonly detector: AnyDetector
  readonly world: World
  readonly memory: Memory<unknown>
  readonly looks: (Look | undefined)[]
  readonly rows: Labelled[]
  fitted: boolean
}

/**
 * Walks through all mail in order of time. Honest mail is judged and then learnt; planted mail and controls are judged
 * at their moment and not learnt. Where a detector is fitted, its training looks are handed over before the first mail
 * of any calibration year is judged.
 */
export function walk(stops: Iterable<Stop>, { detectors, worlds, poisonedBelow, onStep }: Walking): Walked {
  const walkers: Walker[] = detectors.flatMap(detector =>
    worlds.map(world => ({ detector, world, memory: detector.fresh(), looks: [], rows: [], fitted: false })),
  )
  const passages: Passage[] = []
  for (const stop of stops) {
    const opened = stop.open()
    if (opened === undefined) continue
    const { passage, bytes } = opened
    const index = passages.push(passage) - 1
    const read = readOnce({ bytes, mailbox: passage.archive, at: passage.at })
    for (const walker of walkers) if (walker.world.has(passage)) step(walker, { passage, index, read }, poisonedBelow)
    if (index % 500 === 0) onStep?.(index)
  }
  for (const { looks } of walkers) looks.length = passages.length
  return {
    passages,
    looks: (detector, world) =>
      walkers.find(other => other.detector.name === detector && other.world.name === world)?.looks ?? [],
  }
}

/** Reads a mail at most once with each reading function. */
function readOnce(given: Given): (detector: AnyDetector) => unknown {
  const done = new Map<AnyDetector['read'], unknown>()
  return detector => {
    if (!done.has(detector.read)) done.set(detector.read, detector.read(given))
    return done.get(detector.read)
  }
}

interface Step {
  readonly passage: Passage
  readonly index: number
  readonly read: (detector: AnyDetector) => unknown
}

function step(walker: Walker, { passage, index, read }: Step, poisonedBelow: Walking['poisonedBelow']): void {
  const { detector, memory, world, rows } = walker
  if (passage.kind === 'honest' && !walker.fitted && (passage.phase === 'calibrate' || passage.phase === 'test')) {
    memory.fit?.(rows)
    rows.length = 0
    walker.fitted = true
  }
  const seen = read(detector)
  const sight = memory.look(seen)
  walker.looks[index] = lookOf(sight)
  if (memory.fit !== undefined && passage.phase === 'train' && !walker.fitted)
    rows.push({ sight, planted: passage.kind === 'planted' })
  const poisons =
    passage.kind === 'planted' &&
    poisonedBelow !== undefined &&
    passage.phase === 'test' &&
    (sight.score ?? -Infinity) < poisonedBelow(detector.name, world.name)
  if (passage.kind === 'honest' || poisons) memory.learn(seen)
}

function lookOf({ score, bits, history }: Sight): Look {
  return { score: score === null || Number.isNaN(score) ? null : score, bits, history }
}
