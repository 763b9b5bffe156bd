import { random, type Moment } from '#ground'
import type { Mail } from './archive/mail.ts'
import { HARD, hardNegative } from './controls/hard.ts'
import { shamOf, type Sham } from './controls/sham.ts'
import { withUsualLink } from './controls/usual-link.ts'
import type { Passage } from './looks.ts'
import { drawEpisodes, type Episode } from './plant/draw.ts'
import type { SplitLures } from './plant/lures.ts'
import { plant } from './plant/plant.ts'
import type { Scene } from './plant/scene.ts'
import { phaseOf, type Protocol } from './protocol.ts'
import type { Stop } from './walk.ts'

/** How many controls are made for an archive. */
export interface ControlCounts {
  readonly shams: number
  /** Of each kind. */
  readonly hard: number
}

/** All stops of one archive: honest mail, planted mail, shams and hard negatives, not yet in order. */
export function stopsOf(
  scene: Scene,
  episodes: readonly Episode[],
  protocol: Protocol,
  lures: SplitLures,
  counts: ControlCounts,
): Stop[] {
  const honest = honestPassages(scene)
  return [
    ...honest.map(({ mail, passage }) => ({ at: mail.at, open: () => ({ passage, bytes: mail.bytes }) })),
    ...episodes.flatMap(episode => plantedStops(scene, episode, protocol, lures)),
    ...usualLinkStops(scene, episodes, protocol, lures, counts),
    ...controlStops(scene, honest, protocol, lures, counts),
  ]
}

interface Honest {
  readonly mail: Mail
  readonly passage: Passage
}

function honestPassages(scene: Scene): Honest[] {
  const counts = new Map<string, number>()
  return scene.archive.mails.map(mail => {
    const sender = mail.from.address
    const past = counts.get(sender) ?? 0
    counts.set(sender, past + 1)
    const phase = phaseOf(scene.archive.protocol, mail.at)
    return {
      mail,
      passage: { id: mail.id, at: mail.at, archive: mail.archive, sender, past, phase, kind: 'honest' as const },
    }
  })
}

function plantedStops(scene: Scene, episode: Episode, protocol: Protocol, lures: SplitLures): Stop[] {
  const side = episode.phase === 'train' ? lures.train : lures.test
  return episode.mails.map(shot => ({
    // Mail takes a minute; an answer is never judged before what it answers was learnt.
    at: Math.max(shot.date + 60_000, (shot.answers?.at ?? 0) + 1) as Moment,
    open() {
      const planted = plant(scene, episode, shot, side, protocol.seed)
      if (planted === undefined) return undefined
      const { strength, victim, phase, grade } = episode
      const past = scene.pastOf(victim, planted.at)
      const passage: Passage = {
        id: shot.id,
        at: planted.at,
        archive: episode.archive,
        sender: victim,
        past,
        phase,
        kind: 'planted',
        episode: episode.id,
        strength,
        grade,
        lure: planted.lure,
      }
      return { passage, bytes: planted.bytes }
    },
  }))
}

function usualLinkStops(
  scene: Scene,
  episodes: readonly Episode[],
  protocol: Protocol,
  lures: SplitLures,
  { hard }: ControlCounts,
): Stop[] {
  const some = episodes
    .filter(({ strength, phase }) => phase === 'test' && (strength === 'S2' || strength === 'S3'))
    .slice(0, hard)
  return some.flatMap(episode => {
    const [shot] = episode.mails
    if (shot === undefined) return []
    const open = () => {
      const planted = plant(scene, episode, shot, lures.test, protocol.seed)
      const bytes = planted === undefined ? undefined : withUsualLink(scene, planted)
      if (planted === undefined || bytes === undefined) return undefined
      const { victim, phase, archive } = episode
      const past = scene.pastOf(victim, planted.at)
      const passage: Passage = {
        id: `${shot.id}/usual link`,
        at: planted.at,
        archive,
        sender: victim,
        past,
        phase,
        kind: 'hard',
        from: shot.id,
        edit: 'usual link',
      }
      return { passage, bytes }
    }
    return [{ at: Math.max(shot.date + 60_000, (shot.answers?.at ?? 0) + 1) as Moment, open }]
  })
}

function controlStops(
  scene: Scene,
  honest: readonly Honest[],
  protocol: Protocol,
  lures: SplitLures,
  { shams, hard }: ControlCounts,
): Stop[] {
  const judged = honest.filter(
    ({ passage, mail }) => passage.phase === 'test' && passage.past >= protocol.history && mail.sent !== undefined,
  )
  const chance = random(`${protocol.seed}/controls/${scene.archive.name}`)
  const stop = (
    { mail, passage }: Honest,
    kind: 'sham' | 'hard',
    edit: string,
    make: () => Sham | undefined,
  ): Stop => ({
    at: (mail.at - 1) as Moment,
    open() {
      const made = make()
      if (made === undefined) return undefined
      return {
        passage: { ...passage, id: `${passage.id}/${edit}`, at: made.at, kind, from: passage.id, edit },
        bytes: made.bytes,
      }
    },
  })
  return [
    ...chance
      .fork('sham')
      .shuffle(judged)
      .slice(0, shams)
      .map(other => stop(other, 'sham', 'sham', () => shamOf(scene, other.mail, protocol.seed))),
    ...HARD.flatMap(edit =>
      chance
        .fork(edit)
        .shuffle(judged)
        .slice(0, hard)
        .map(other =>
          stop(other, 'hard', edit, () => hardNegative(scene, other.mail, edit, lures.test, protocol.seed)),
        ),
    ),
  ]
}

/** Brings the stops of all archives into order of time. */
export function inOrder(stops: readonly Stop[]): Stop[] {
  return [...stops].sort((one, other) => one.at - other.at)
}

/** Draws what will be planted, before any detector exists. */
export function drawAll(scenes: readonly Scene[], protocol: Protocol): Map<Scene, Episode[]> {
  return new Map(scenes.map(scene => [scene, drawEpisodes(scene, protocol)]))
}
