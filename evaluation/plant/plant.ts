import type { Moment } from '#ground'
import type { Episode, Shot } from './draw.ts'
import { arrivalOf, planOf, type Planting } from './plan.ts'
import { writeAsOwner } from './write-as-owner.ts'
import { writeFromAbroad } from './write-from-abroad.ts'
import { writeFromOutside } from './write-from-outside.ts'
import { writeInPage } from './write-in-page.ts'

/** A mail that nobody wrote, as it would lie in the archive. */
export interface Planted {
  readonly id: string
  readonly at: Moment
  readonly bytes: Buffer
  readonly episode: Episode
  /** The lure's cluster, for looking at what was missed. */
  readonly lure: string
}

/** Writes one planted mail. Undefined where no honest mail near enough can carry it. */
export function plant(planting: Planting, episode: Episode, shot: Shot): Planted | undefined {
  const plan = planOf(planting, episode, shot)
  const made = writerOf(episode.strength)(plan)
  return made === undefined
    ? undefined
    : { id: shot.id, at: arrivalOf(plan, made), bytes: made.bytes, episode, lure: plan.words.lure }
}

function writerOf(strength: Episode['strength']): typeof writeInPage {
  switch (strength) {
    case 'S0':
      return writeFromOutside
    case 'S1':
      return writeFromAbroad
    case 'S4':
    case 'S4b':
      return writeAsOwner
    case 'S2':
    case 'S2b':
    case 'S3':
    case 'S3b':
    case 'H':
      return writeInPage
  }
}
