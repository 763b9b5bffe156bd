import type { Measured } from '../measure.ts'

const COLOURS = ['var(--first)', 'var(--second)', 'var(--third)', 'var(--fourth)']
const WIDTH = 900
const HEIGHT = 300
const LEFT = 44
const BOTTOM = 40

/** One bar with its interval, as shares. */
interface Bar {
  readonly value: number
  readonly lower?: number
  readonly upper?: number
}

/** Text that may stand in a page. */
export function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}

/** Recall of some detectors for each strength, with intervals. */
export function recallPicture(measured: readonly Measured[], budget: string, of: 'mail' | 'episode'): string {
  const groups = measured[0]!.tiers[0]!.recall.map(({ strength }) => strength)
  const bars = measured.map(({ tiers }) =>
    tiers.find(tier => tier.budget === budget && tier.setting === 'frozen')!.recall.map(recall => recall[of]),
  )
  return barPicture(
    `Recall per ${of} at ${budget}, frozen threshold (simulated attacks)`,
    groups,
    measured.map(({ detector }) => detector),
    bars,
    1,
    value => `${Math.round(100 * value)} %`,
  )
}

/** How often the true account stood first in its week. */
export function rankingPicture(measured: readonly Measured[]): string {
  const groups = measured[0]!.tiers[0]!.recall.map(({ strength }) => strength)
  const bars = measured.map(({ ranking }) => groups.map(strength => ({ value: ranking[strength]?.top1 ?? 0 })))
  return barPicture(
    'True account first in its week (simulated attacks)',
    groups,
    measured.map(({ detector }) => detector),
    bars,
    1,
    value => `${Math.round(100 * value)} %`,
  )
}

/** False alerts of each test year, with the budget as a line. */
export function falsePicture(measured: readonly Measured[], budget: string, share: number): string {
  const years = measured.map(
    ({ tiers }) => tiers.find(tier => tier.budget === budget && tier.setting === 'frozen')!.falseAlerts,
  )
  const groups = years[0]!.map(({ year }) => String(year))
  const bars = years.map(some =>
    some.map(({ judged }) => ({ value: judged.share, lower: judged.lower, upper: judged.upper })),
  )
  const top = Math.max(share * 2, ...bars.flat().map(({ upper, value }) => Math.min(upper, value * 2 + share)))
  const line = `<line x1="${LEFT}" x2="${WIDTH}" y1="${y(share, top)}" y2="${y(share, top)}" class="budget"/>`
  return barPicture(
    `False alerts per 1,000 honest mails by year, ${budget} frozen; the line is the budget`,
    groups,
    measured.map(({ detector }) => detector),
    bars,
    top,
    value => (1000 * value).toFixed(1),
    line,
  )
}

function y(value: number, top: number): number {
  return Math.round((10 + (HEIGHT - BOTTOM - 10) * (1 - Math.min(1, value / top))) * 10) / 10
}

function barPicture(
  title: string,
  groups: readonly string[],
  names: readonly string[],
  bars: readonly (readonly Bar[])[],
  top: number,
  label: (value: number) => string,
  extra = '',
): string {
  const room = (WIDTH - LEFT) / groups.length
  const width = Math.min(26, (room - 12) / names.length)
  const axis = [0, 0.25, 0.5, 0.75, 1].map(share => {
    const at = y(share * top, top)
    return `<line x1="${LEFT}" x2="${WIDTH}" y1="${at}" y2="${at}" class="grid"/><text x="${LEFT - 6}" y="${at + 4}" text-anchor="end">${label(share * top)}</text>`
  })
  const drawn = groups.map((group, index) => {
    const start = LEFT + index * room + (room - width * names.length) / 2
    const columns = names.map((name, column) =>
      oneBar(name, bars[column]![index]!, start + column * width, width, top, COLOURS[column % COLOURS.length]!, label),
    )
    return `${columns.join('')}<text x="${LEFT + (index + 0.5) * room}" y="${HEIGHT - BOTTOM + 18}" text-anchor="middle">${escaped(group)}</text>`
  })
  const legend = names.map(
    (name, index) => `<span><i style="background:${COLOURS[index % COLOURS.length]!}"></i>${escaped(name)}</span>`,
  )
  return `<figure><figcaption>${escaped(title)}</figcaption><svg viewBox="0 0 ${WIDTH} ${HEIGHT - 10}" role="img" aria-label="${escaped(title)}">${axis.join('')}${drawn.join('')}${extra}</svg><p class="legend">${legend.join('')}</p></figure>`
}

function oneBar(
  name: string,
  { value, lower, upper }: Bar,
  left: number,
  width: number,
  top: number,
  colour: string,
  label: (value: number) => string,
): string {
  const at = y(value, top)
  const middle = left + width / 2
  const whisker =
    lower === undefined || upper === undefined
      ? ''
      : `<path d="M${middle} ${y(lower, top)}V${y(upper, top)}M${middle - 3} ${y(lower, top)}h6M${middle - 3} ${y(upper, top)}h6" class="whisker"/>`
  const title = `<title>${escaped(name)}: ${label(value)}</title>`
  return `<rect x="${left + 1}" y="${at}" width="${Math.max(1, width - 2)}" height="${Math.max(0, HEIGHT - BOTTOM - at)}" fill="${colour}">${title}</rect>${whisker}`
}
