import { random } from '#ground'
import { measureControls, type ControlResults } from './controls/results.ts'
import { falseAlerts, judgedHonest, thresholdOn, type FalseAlerts, type Seen } from './measure-alerts.ts'
import { honestWeeks, rankingOf } from './measure-ranking.ts'
import { groupBy } from './group-by.ts'
import { clustersOf, plantedOf, recallOf, type Recall } from './measure-recall.ts'
import { auc } from './metrics/auc.ts'
import { holm, pairedBootstrap, type Estimate } from './metrics/bootstrap.ts'
import { calibration, type Calibration } from './metrics/calibration.ts'
import type { Ranking } from './metrics/ranking.ts'
import type { Protocol, Strength } from './protocol.ts'
import type { Walked } from './walk.ts'

/** One detector in one world at one budget and one way of setting its threshold. */
export interface Tier {
  readonly budget: string
  /** Frozen on the calibration year, or set on the test years themselves, which nobody could do in advance. */
  readonly setting: 'frozen' | 'oracle'
  readonly threshold: number
  /** False where the calibration year is too small for the budget: the threshold then lies above all honest mail. */
  readonly supported: boolean
  readonly falseAlerts: readonly FalseAlerts[]
  readonly recall: readonly Recall[]
}

/** All that was measured of one detector in one world. */
export interface Measured {
  readonly detector: string
  readonly world: string
  readonly calibrationMails: number
  readonly testMails: number
  readonly abstained: number
  readonly tiers: readonly Tier[]
  readonly ranking: Readonly<Partial<Record<Strength, Ranking>>>
  /** Against honest test mail. For comparison with papers only: budgets decide. */
  readonly auc: Readonly<Partial<Record<Strength, number>>>
  readonly calibration: Calibration | undefined
  readonly controls: ControlResults
}

/** What the first detector finds more than another. */
export interface Difference {
  readonly world: string
  readonly against: string
  readonly strength: Strength
  readonly gain: Estimate
  /** p of no difference, corrected by Holm over the strengths. */
  readonly p: number
}

/** The looks of one detector in one world, with their passages. */
export function seenBy(walked: Walked, detector: string, world: string): Seen[] {
  const looks = walked.looks(detector, world)
  return walked.passages.flatMap((passage, index) => {
    const look = looks[index]
    return look === undefined ? [] : [{ passage, look }]
  })
}

/** Measures one detector in one world. */
export function measure(
  walked: Walked,
  { detector, world }: { readonly detector: string; readonly world: string },
  protocol: Protocol,
): Measured {
  const seen = seenBy(walked, detector, world)
  const calibrated = judgedHonest(seen, 'calibrate', protocol)
  const tested = judgedHonest(seen, 'test', protocol)
  const tiers = protocol.budgets.flatMap(budget =>
    (['frozen', 'oracle'] as const).map((setting): Tier => {
      const on = setting === 'frozen' ? calibrated : tested
      const threshold = thresholdOn(on, budget, protocol)
      return {
        budget: budget.name,
        setting,
        threshold,
        supported: on.length * budget.alerts >= budget.of,
        falseAlerts: falseAlerts(seen, threshold, protocol),
        recall: protocol.strengths.map(strength => recallOf(seen, { strength, threshold }, protocol)),
      }
    }),
  )
  const weeks = honestWeeks(seen)
  const scores = (some: readonly Seen[]) => some.map(({ look }) => look.score ?? -Infinity)
  const each = <Value>(value: (strength: Strength) => Value) =>
    Object.fromEntries(protocol.strengths.map(strength => [strength, value(strength)]))
  return {
    detector,
    world,
    calibrationMails: calibrated.length,
    testMails: tested.length,
    abstained: tested.filter(({ look }) => look.score === null).length,
    tiers,
    ranking: each(strength => rankingOf(seen, strength, weeks)),
    auc: each(strength => auc(scores(plantedOf(seen, strength)), scores(tested))),
    calibration: calibrationOf(seen, tested, protocol),
    controls: measureControls({ seen, tested, threshold: tiers[0]!.threshold, seed: protocol.seed }),
  }
}

function calibrationOf(seen: readonly Seen[], tested: readonly Seen[], protocol: Protocol): Calibration | undefined {
  const bits = (some: readonly Seen[]) => some.flatMap(({ look }) => (look.bits === undefined ? [] : [look.bits]))
  const planted = protocol.strengths.flatMap(strength => bits(plantedOf(seen, strength)))
  const honest = bits(tested)
  return planted.length === 0 || honest.length === 0 ? undefined : calibration(planted, honest)
}

/** How much more the first detector of a world finds than each other, at the first budget, frozen, on the same planted mail. */
export function differences(walked: Walked, measured: readonly Measured[], protocol: Protocol): Difference[] {
  const clusters = ({ detector, world, tiers }: Measured) => {
    const seen = seenBy(walked, detector, world)
    return protocol.strengths.map(strength => clustersOf(plantedOf(seen, strength), tiers[0]!.threshold))
  }
  return [...groupBy(measured, ({ world }) => world)].flatMap(([world, [first, ...others]]) => {
    const own = clusters(first!)
    return others.flatMap(other => {
      const theirs = clusters(other)
      const gains = protocol.strengths.map((strength, index) =>
        pairedBootstrap(own[index]!, theirs[index]!, protocol.bootstrap, random(`${protocol.seed}/paired/${strength}`)),
      )
      const corrected = holm(gains.map(({ p }) => p))
      return protocol.strengths.map((strength, index) => ({
        world,
        against: other.detector,
        strength,
        gain: gains[index]!,
        p: corrected[index]!,
      }))
    })
  })
}
