import { random, type Moment } from '#ground'
import type { Mail } from './archive/mail.ts'
import { HARD, hardNegative } from './controls/hard.ts'
import { shamOf, type Sham } from './controls/sham.ts'
import { withUsualLink } from './controls/usual-link.ts'
import type { Passage } from './looks.ts'
import type { Episode, Shot } from './plant/draw.ts'
import type { SplitLures } from './plant/lures.ts'
import type { Planting } from './plant/plan.ts'
import { plant, type Planted } from './plant/plant.ts'
import type { Scene } from './plant/scene.ts'
import { phaseOf, type Protocol } from './protocol.ts'
import type { Stop } from './walk.ts'

/** One archive with what is planted in it. */
export interface PlantedArchive {
  readonly scene: Scene
  readonly episodes: readonly Episode[]
  readonly lures: SplitLures
  readonly protocol: Protocol
}

/** All stops of one archive: honest mail, planted mail, shams and hard negatives, not yet in order. */
export function stopsOf(whole: PlantedArchive): Stop[] {
  const honest = honestPassages(whole.scene)
  return [
    ...honest.map(({ mail, passage }) => ({ at: mail.at, open: () => ({ passage, bytes: mail.bytes }) })),
    ...whole.episodes.flatMap(episode => plantedStops(whole, episode)),
    ...usualLinkStops(whole),
    ...controlStops(whole, honest),
  ]
}

function plantingOf({ scene, lures, protocol }: PlantedArchive, phase: 'train' | 'test'): Planting {
  return { scene, lures: lures[phase], seed: protocol.seed }
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

function plantedStops(whole: PlantedArchive, episode: Episode): Stop[] {
  const planting = plantingOf(whole, episode.phase)
  return episode.mails.map(shot => ({
    at: orderOf(shot),
    open() {
      const planted = plant(planting, episode, shot)
      return planted === undefined ? undefined : { passage: plantedPassage(whole.scene, planted), bytes: planted.bytes }
    },
  }))
}

/** Mail takes a minute; and an answer is never judged before what it answers was learnt. */
function orderOf({ date, answers }: Shot): Moment {
  return Math.max(date + 60_000, (answers?.at ?? 0) + 1) as Moment
}

function plantedPassage(scene: Scene, { id, at, episode, lure }: Planted): Passage {
  const { victim, phase, grade, strength, archive } = episode
  const past = scene.pastOf(victim, at)
  return { id, at, archive, sender: victim, past, phase, kind: 'planted', episode: episode.id, strength, grade, lure }
}

/** Planted mails of test episodes once more, less new in one respect. */
function usualLinkStops(whole: PlantedArchive): Stop[] {
  const planting = plantingOf(whole, 'test')
  const some = whole.episodes.filter(
    ({ strength, phase }) => phase === 'test' && (strength === 'S2' || strength === 'S3'),
  )
  const drawn = random(`${whole.protocol.seed}/usual link`).shuffle(some).slice(0, hardOf(whole))
  return drawn.flatMap(episode =>
    episode.mails.slice(0, 1).map(shot => ({
      at: orderOf(shot),
      open() {
        const planted = plant(planting, episode, shot)
        const bytes = planted === undefined ? undefined : withUsualLink(whole.scene, planted)
        if (planted === undefined || bytes === undefined) return undefined
        const { id, at, archive, sender, past, phase } = plantedPassage(whole.scene, planted)
        return {
          passage: {
            id: `${id}/usual link`,
            at,
            archive,
            sender,
            past,
            phase,
            kind: 'hard',
            from: id,
            edit: 'usual link',
          },
          bytes,
        }
      },
    })),
  )
}

/** Hard negatives of each kind. */
function hardOf({ protocol }: PlantedArchive): number {
  return Math.ceil(protocol.size.controls / 5)
}

function controlStops(whole: PlantedArchive, honest: readonly Honest[]): Stop[] {
  const { scene, protocol } = whole
  const planting = plantingOf(whole, 'test')
  const judged = honest.filter(
    ({ passage, mail }) => passage.phase === 'test' && passage.past >= protocol.history && mail.sent !== undefined,
  )
  const chance = random(`${protocol.seed}/controls/${scene.archive.name}`)
  const draw = (edit: string, count: number) => chance.fork(edit).shuffle(judged).slice(0, count)
  const stop = ({ mail, passage }: Honest, edit: string, make: () => Sham | undefined): Stop => ({
    at: (mail.at - 1) as Moment,
    open() {
      const made = make()
      if (made === undefined) return undefined
      const kind = edit === 'sham' ? 'sham' : 'hard'
      return {
        passage: { ...passage, id: `${passage.id}/${edit}`, at: made.at, kind, from: passage.id, edit },
        bytes: made.bytes,
      }
    },
  })
  return [
    ...draw('sham', protocol.size.controls).map(other =>
      stop(other, 'sham', () => shamOf(scene, other.mail, protocol.seed)),
    ),
    ...HARD.flatMap(edit =>
      draw(edit, hardOf(whole)).map(other => stop(other, edit, () => hardNegative(planting, other.mail, edit))),
    ),
  ]
}

/** Brings the stops of all archives into order of time. */
export function inOrder(stops: readonly Stop[]): Stop[] {
  return [...stops].sort((one, other) => one.at - other.at)
}
