import { DAY, random, type Moment } from '#ground'
import { readMail, type Mail } from '../archive/mail.ts'
import { isReply, type Episode } from '../plant/draw.ts'
import type { Planting } from '../plant/plan.ts'
import { plant } from '../plant/plant.ts'
import type { Scene } from '../plant/scene.ts'
import { phaseOf, type Protocol, type Strength } from '../protocol.ts'
import { headerForms, headerNames } from './header-words.ts'
import { separability, type Example } from './linear-classifier.ts'
import { shamOf } from './sham.ts'

/** How well trained classifiers tell what the injector made, without any detector. .55 is the most that is bearable. */
export interface Separable {
  readonly archive: string
  /** Shams from their originals, by names and forms of all header fields. */
  readonly shams: number
  /**
   * Planted mail from honest mail of the same client, provider, season and kind, by the names of the author's header
   * fields and their order alone. What is left over a half are rare fields of single tenants, which a fresh mail lacks.
   */
  readonly names: Readonly<Partial<Record<Strength, number>>>
}

const EXAMPLES = 400

/** Runs both classifiers on one archive. */
export function separable(planting: Planting, episodes: readonly Episode[], protocol: Protocol): Separable {
  const { scene } = planting
  const strengths = protocol.strengths.filter(strength => !/^S[01]$/.test(strength))
  const pairs = strengths.map(
    strength =>
      [
        strength,
        twins(
          planting,
          episodes.filter(other => other.strength === strength && other.phase === 'test'),
          protocol,
        ),
      ] as const,
  )
  const each = (words: (bytes: Uint8Array) => string[]) =>
    Object.fromEntries(
      pairs.map(([strength, twinned]) => [
        strength,
        separability(
          twinned.flatMap(({ group, planted, honest }): Example[] => [
            { words: words(planted), group, positive: true },
            { words: words(honest.bytes), group, positive: false },
          ]),
          `${protocol.seed}/names/${strength}`,
        ),
      ]),
    )
  return { archive: scene.archive.name, shams: shamSeparability(scene, protocol), names: each(headerNames) }
}

interface Twin {
  readonly group: string
  readonly planted: Buffer
  readonly honest: Mail
}

/** For each planted mail an honest one that the same program wrote on the same kind of way in the same year. */
function twins(planting: Planting, episodes: readonly Episode[], protocol: Protocol): Twin[] {
  const { scene } = planting
  const chance = random(`${protocol.seed}/twins/${episodes[0]?.id ?? ''}`)
  const found: Twin[] = []
  for (const { episode, shot } of chance.shuffle(
    episodes.flatMap(other => other.mails.map(shot => ({ episode: other, shot }))),
  )) {
    if (found.length === EXAMPLES) break
    const planted = plant(planting, episode, shot)
    const read = planted === undefined ? undefined : readMail(planted.bytes, planted.id, scene.archive.name)
    if (planted === undefined || read === undefined) continue
    const alike = alikeMails(scene, read, isReply(episode.strength)).filter(
      mail => scene.pastOf(mail.from.address, mail.at) >= protocol.history,
    )
    const own = alike.filter(({ from }) => from.address === episode.victim)
    const senders = [...new Set(alike.map(({ from }) => from.address))]
    if (senders.length === 0) continue
    // The victim's own where there are any, else of another regular sender, each sender as likely.
    const other = own.length > 0 ? episode.victim : chance.pick(senders)
    const honest = chance.pick(alike.filter(({ from }) => from.address === other))
    found.push({ group: episode.victim, planted: planted.bytes, honest })
  }
  return found
}

/** Honest mails of the same program, provider and kind in the same season. */
function alikeMails(scene: Scene, planted: Mail, answers: boolean): Mail[] {
  const from = scene.indexAt((planted.at - 40 * DAY) as Moment)
  const to = scene.indexAt((planted.at + 40 * DAY) as Moment)
  return scene.archive.mails
    .slice(from, to)
    .filter(
      mail =>
        mail.family === planted.family && mail.provider === planted.provider && mail.references.length > 0 === answers,
    )
}

function shamSeparability(scene: Scene, protocol: Protocol): number {
  const chance = random(`${protocol.seed}/shams/${scene.archive.name}`)
  const tested = scene.archive.mails.filter(
    mail =>
      phaseOf(scene.archive.protocol, mail.at) === 'test' &&
      scene.pastOf(mail.from.address, mail.at) >= protocol.history,
  )
  const examples: Example[] = []
  for (const mail of chance.shuffle(tested)) {
    if (examples.length >= 2 * EXAMPLES) break
    const sham = shamOf(scene, mail, protocol.seed)
    if (sham === undefined) continue
    examples.push(
      { words: headerForms(sham.bytes), group: mail.from.address, positive: true },
      { words: headerForms(mail.bytes), group: mail.from.address, positive: false },
    )
  }
  return separability(examples, `${protocol.seed}/shams`)
}
