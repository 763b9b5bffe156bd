import type { Moment } from '#ground'
import type { AnyDetector, Given, Labelled, Memory } from './detector.ts'
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
  /** Planted mail below it is learnt; undefined: none is. */
  readonly poison: number | undefined
  fitted: boolean
}

/**
 * Walks through all mail in order of time. Honest mail is judged and then learnt; planted mail and controls are judged
 * at their moment and not learnt. Where a detector is fitted, its training looks are handed over before the first mail
 * of any calibration year is judged.
 */
export function walk(stops: Iterable<Stop>, { detectors, worlds, poisonedBelow, onStep }: Walking): Walked {
  const walkers = detectors.flatMap(detector =>
    worlds.map((world): Walker => {
      const poison = poisonedBelow?.(detector.name, world.name)
      return { detector, world, memory: detector.fresh(), looks: [], rows: [], poison, fitted: false }
    }),
  )
  const passages: Passage[] = []
  for (const stop of stops) {
    const opened = stop.open()
    if (opened === undefined) continue
    const { passage, bytes } = opened
    passages.push(passage)
    const read = readOnce({ bytes, mailbox: passage.archive, at: passage.at })
    for (const walker of walkers) walker.looks.push(walker.world.has(passage) ? step(walker, passage, read) : undefined)
    if (passages.length % 500 === 0) onStep?.(passages.length)
  }
  return {
    passages,
    looks: (detector, world) =>
      walkers.find(other => other.detector.name === detector && other.world.name === world)?.looks ?? [],
  }
}

/** Reads a mail at most once with each reading function. */
function readOnce(given: Given): Reads {
  const done = new Map<AnyDetector['read'], unknown>()
  return detector => {
    if (!done.has(detector.read)) done.set(detector.read, detector.read(given))
    return done.get(detector.read)
  }
}

type Reads = (detector: AnyDetector) => unknown

function step(walker: Walker, passage: Passage, read: Reads): Look {
  const { detector, memory, rows, poison } = walker
  const { kind, phase } = passage
  if (kind === 'honest' && !walker.fitted && (phase === 'calibrate' || phase === 'test')) {
    memory.fit?.(rows)
    rows.length = 0
    walker.fitted = true
  }
  const seen = read(detector)
  const sight = memory.look(seen)
  if (memory.fit !== undefined && phase === 'train' && !walker.fitted)
    rows.push({ sight, planted: kind === 'planted', strength: passage.strength })
  const poisons = kind === 'planted' && phase === 'test' && poison !== undefined && (sight.score ?? -Infinity) < poison
  if (kind === 'honest' || poisons) memory.learn(seen)
  const { score, bits, history } = sight
  return { score: score === null || Number.isNaN(score) ? null : score, bits, history }
}
