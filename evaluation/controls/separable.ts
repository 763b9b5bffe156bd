import { DAY, random, type Moment, type Random } from '#ground'
import { readMail, type Mail } from '../archive/mail.ts'
import { isReply, type Episode } from '../plant/draw.ts'
import type { SplitLures } from '../plant/lures.ts'
import { plant, type Planted } from '../plant/plant.ts'
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
   * Planted mail from honest mail of the same client, provider, season and kind, by the names of the
   * author's header fields and their order alone. It is over a half where attackers write otherwise than honest people do
   * in the same program: more plain text, more or fewer people in Cc.
   */
  readonly names: Readonly<Partial<Record<Strength, number>>>
}

const EXAMPLES = 400

/** Runs both classifiers on one archive. */
export function separable(
  scene: Scene,
  episodes: readonly Episode[],
  protocol: Protocol,
  lures: SplitLures,
): Separable {
  const strengths = protocol.strengths.filter(strength => !/^S[01]$/.test(strength))
  const pairs = strengths.map(strength => [strength, twins(scene, episodes, strength, protocol, lures)] as const)
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
function twins(
  scene: Scene,
  episodes: readonly Episode[],
  strength: Strength,
  protocol: Protocol,
  lures: SplitLures,
): Twin[] {
  const chance = random(`${protocol.seed}/twins/${scene.archive.name}/${strength}`)
  const chosen = chance.shuffle(
    episodes
      .filter(other => other.strength === strength && other.phase === 'test')
      .flatMap(episode => episode.mails.map(shot => ({ episode, shot }))),
  )
  const found: Twin[] = []
  for (const { episode, shot } of chosen) {
    if (found.length === EXAMPLES) break
    const planted = plant(scene, episode, shot, lures.test, protocol.seed)
    const read = planted === undefined ? undefined : readMail(planted.bytes, planted.id, scene.archive.name)
    if (planted === undefined || read === undefined) continue
    const honest = honestTwin(scene, planted, read, { ...protocol, answers: isReply(strength) }, chance)
    if (honest !== undefined) found.push({ group: episode.victim, planted: planted.bytes, honest })
  }
  return found
}

/** An honest mail of the same program, provider and kind: the victim's own where there is one, else of another regular sender. */
function honestTwin(
  scene: Scene,
  planted: Planted,
  read: Mail,
  { history, answers }: Protocol & { readonly answers: boolean },
  chance: Random,
): Mail | undefined {
  const era = scene.archive.mails.slice(
    scene.indexAt((planted.at - 40 * DAY) as Moment),
    scene.indexAt((planted.at + 40 * DAY) as Moment),
  )
  const alike = era.filter(
    mail =>
      mail.family === read.family &&
      mail.provider === read.provider &&
      mail.references.length > 0 === answers &&
      scene.pastOf(mail.from.address, mail.at) >= history,
  )
  const own = alike.filter(({ from }) => from.address === planted.episode.victim)
  if (own.length > 0) return chance.pick(own)
  const senders = [...new Set(alike.map(({ from }) => from.address))]
  const sender = senders.length === 0 ? undefined : chance.pick(senders)
  return sender === undefined ? undefined : chance.pick(alike.filter(({ from }) => from.address === sender))
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
