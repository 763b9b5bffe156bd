import type { Measured, Tier } from '../measure.ts'
import { drawBars } from './bar-chart.ts'

const percent = (value: number) => `${Math.round(100 * value)} %`
const namesOf = (measured: readonly Measured[]) => measured.map(({ detector }) => detector)
const strengthsOf = (measured: readonly Measured[]) => measured[0]!.tiers[0]!.recall.map(({ strength }) => strength)

function frozen({ tiers }: Measured, budget: string): Tier {
  return tiers.find(tier => tier.budget === budget && tier.setting === 'frozen')!
}

/** Recall of some detectors for each strength, with intervals. */
export function recallPicture(measured: readonly Measured[], budget: string, of: 'mail' | 'episode'): string {
  return drawBars({
    title: `Recall per ${of} at ${budget}, frozen threshold (simulated attacks)`,
    groups: strengthsOf(measured),
    names: namesOf(measured),
    bars: measured.map(other => frozen(other, budget).recall.map(recall => recall[of])),
    top: 1,
    label: percent,
  })
}

/** How often the true account stood first in its week. */
export function rankingPicture(measured: readonly Measured[]): string {
  const strengths = strengthsOf(measured)
  return drawBars({
    title: 'True account first in its week (simulated attacks)',
    groups: strengths,
    names: namesOf(measured),
    bars: measured.map(({ ranking }) => strengths.map(strength => ({ value: ranking[strength]?.top1 ?? 0 }))),
    top: 1,
    label: percent,
  })
}

/** False alerts of each test year, with the budget as a line. */
export function falsePicture(
  measured: readonly Measured[],
  { name, share }: { readonly name: string; readonly share: number },
): string {
  const years = measured.map(other => frozen(other, name).falseAlerts)
  const bars = years.map(some =>
    some.map(({ judged }) => ({ value: judged.share, lower: judged.lower, upper: judged.upper })),
  )
  return drawBars({
    title: `False alerts per 1,000 honest mails by year, ${name} frozen; the line is the budget`,
    groups: years[0]!.map(({ year }) => String(year)),
    names: namesOf(measured),
    bars,
    top: Math.max(share * 2, ...bars.flat().map(({ upper, value }) => Math.min(upper, value * 2 + share))),
    line: share,
    label: value => (1000 * value).toFixed(1),
  })
}
