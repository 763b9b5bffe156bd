import { digest, random, type Digest } from '#ground'
import { readArchive, type Archive } from './archive/archive.ts'
import { separable, type Separable } from './controls/separable.ts'
import type { AnyDetector } from './detector.ts'
import { differences, measure, type Difference, type Measured } from './measure.ts'
import { drawEpisodes, type Episode } from './plant/draw.ts'
import { readLures, type SplitLures } from './plant/lures.ts'
import { setScene, type Scene } from './plant/scene.ts'
import type { Protocol } from './protocol.ts'
import { inOrder, stopsOf } from './stops.ts'
import { walk, type Walked, type Walking, type World } from './walk.ts'

/** What a run is asked. */
export interface Running {
  readonly protocol: Protocol
  /** Folder of the material: `mail/<archive>.mbox.zst`, `mail/phishing-sample.tar.zst`. */
  readonly material: string
  /** The first one is compared with all others. */
  readonly detectors: readonly AnyDetector[]
  /** Also the variant in which planted mail that is not detected is learnt. */
  readonly poisoned: boolean
  readonly says: (line: string) => void
}

/** All that a run found, ready to print. */
export interface Report {
  readonly protocol: { readonly name: string; readonly digest: Digest; readonly seed: string }
  /** Names all positions, victims and strengths as they were drawn before any detector was run. */
  readonly drawn: Digest
  readonly archives: readonly {
    readonly name: string
    readonly mails: number
    readonly senders: number
    readonly leftOut: Archive['leftOut']
    readonly episodes: number
  }[]
  readonly lures: { readonly train: number; readonly test: number }
  readonly separable: readonly Separable[]
  readonly measured: readonly Measured[]
  readonly poisoned: readonly Measured[]
  /** The first detector against each other one: recall per mail at the first budget, frozen. */
  readonly differences: readonly Difference[]
  readonly detectors: readonly { readonly name: string; readonly says: string }[]
}

/** Runs the whole evaluation: reads, draws, plants, walks, measures. The same material and seed give the same report. */
export function run({ protocol, material, detectors, poisoned, says }: Running): Report {
  const scenes = Object.entries(protocol.archives).map(([name, archive]) => {
    const { mails: atMost } = protocol.size
    const reading = { name, protocol: archive, ...(atMost === undefined ? {} : { atMost }) }
    return setScene(readArchive(`${material}/mail/${name}.mbox.zst`, reading), protocol.history)
  })
  const drawn = scenes.map(scene => ({ scene, episodes: some(drawEpisodes(scene, protocol), protocol) }))
  const lures = readLures(`${material}/mail/phishing-sample.tar.zst`, protocol.seed)
  const names = drawn.flatMap(({ episodes }) =>
    episodes.flatMap(({ mails }) => mails.map(({ id, date }) => `${id} ${date}`)),
  )
  says(`${names.length} planted mails are drawn from seed ${protocol.seed}: ${digest(names.join('\n'))}`)
  const worlds = worldsOf(scenes)
  const going: Going = { drawn, lures, protocol, detectors, worlds, says }
  const walked = walkAll(going)
  const measured = detectors.flatMap(({ name }) =>
    worlds.map(world => measure(walked, { detector: name, world: world.name }, protocol)),
  )
  says('Measured. Now the controls that need no detector.')
  return {
    protocol: { name: protocol.name, digest: protocol.digest, seed: protocol.seed },
    drawn: digest(names.join('\n')),
    archives: drawn.map(({ scene, episodes }) => ({
      name: scene.archive.name,
      mails: scene.archive.mails.length,
      senders: scene.bySender.size,
      leftOut: scene.archive.leftOut,
      episodes: episodes.length,
    })),
    lures: { train: Object.values(lures.train).flat().length, test: Object.values(lures.test).flat().length },
    separable: drawn.map(({ scene, episodes }) =>
      separable({ scene, lures: lures.test, seed: protocol.seed }, episodes, protocol),
    ),
    measured,
    poisoned: poisoned ? walkPoisoned(going, measured) : [],
    differences: differences(walked, measured, protocol),
    detectors: detectors.map(({ name, says: line }) => ({ name, says: line })),
  }
}

interface Drawn {
  readonly scene: Scene
  readonly episodes: readonly Episode[]
}

/** As many episodes of each strength as the protocol's size asks for. */
function some(episodes: readonly Episode[], { size, strengths, seed }: Protocol): Episode[] {
  const { episodes: limit } = size
  if (limit === undefined) return [...episodes]
  const shuffled = random(`${seed}/some`).shuffle(episodes)
  return strengths.flatMap(strength =>
    (['train', 'test'] as const).flatMap(phase =>
      shuffled.filter(other => other.strength === strength && other.phase === phase).slice(0, limit[phase]),
    ),
  )
}

/** Each archive for itself, and all together as one fleet where there are several. */
function worldsOf(scenes: readonly Scene[]): World[] {
  const apart = scenes.map(({ archive }): World => ({
    name: archive.name,
    has: passage => passage.archive === archive.name,
  }))
  return scenes.length > 1 ? [...apart, { name: 'fleet', has: () => true }] : apart
}

interface Going {
  readonly drawn: readonly Drawn[]
  readonly lures: SplitLures
  readonly protocol: Protocol
  readonly detectors: readonly AnyDetector[]
  readonly worlds: readonly World[]
  readonly says: (line: string) => void
}

function walkAll(
  { drawn, lures, protocol, detectors, worlds, says }: Going,
  poisonedBelow?: Walking['poisonedBelow'],
): Walked {
  const stops = inOrder(drawn.flatMap(({ scene, episodes }) => stopsOf({ scene, episodes, protocol, lures })))
  return walk(stops, {
    detectors,
    worlds,
    ...(poisonedBelow === undefined ? {} : { poisonedBelow }),
    onStep: done => {
      if (done % 5000 === 0) says(`${done} of ${stops.length} mails`)
    },
  })
}

/** The first detector alone, once more, learning what it let pass. */
function walkPoisoned(going: Going, measured: readonly Measured[]): Measured[] {
  const [first] = going.detectors
  if (first === undefined) return []
  const threshold = (detector: string, world: string) =>
    measured.find(other => other.detector === detector && other.world === world)?.tiers[0]?.threshold ?? Infinity
  const walked = walkAll({ ...going, detectors: [first] }, threshold)
  return going.worlds.map(world => measure(walked, { detector: first.name, world: world.name }, going.protocol))
}
