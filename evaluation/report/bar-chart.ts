const COLOURS = ['var(--first)', 'var(--second)', 'var(--third)', 'var(--fourth)']
const WIDTH = 900
const HEIGHT = 290
const LEFT = 46
const TOP = 10
const FOOT = 250

/** One bar, with its interval where it has one. */
export interface Bar {
  readonly value: number
  readonly lower?: number
  readonly upper?: number
}

/** A chart of grouped bars. */
export interface BarChart {
  readonly title: string
  readonly groups: readonly string[]
  /** What the bars of a group stand for; at most four. */
  readonly names: readonly string[]
  /** For each name a bar for each group. */
  readonly bars: readonly (readonly Bar[])[]
  /** The value at the upper edge. */
  readonly top: number
  /** A value to draw a line at. */
  readonly line?: number
  readonly label: (value: number) => string
}

/** Text that may stand in a page. */
export function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}

/** Draws a chart as SVG with a caption and a legend; colours come from the page. */
export function drawBars(chart: BarChart): string {
  const { title, groups, names, line } = chart
  const room = (WIDTH - LEFT) / groups.length
  const legend = names.map(
    (name, index) => `<span><i style="background:${COLOURS[index]!}"></i>${escaped(name)}</span>`,
  )
  const drawn = groups.map((group, index) => {
    const middle = LEFT + (index + 0.5) * room
    return `${drawGroup(chart, index, room)}<text x="${middle}" y="${FOOT + 20}" text-anchor="middle">${escaped(group)}</text>`
  })
  const level = line === undefined ? '' : across(heightOf(line, chart), 'budget')
  const picture = `<svg viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${escaped(title)}">${drawAxis(chart)}${drawn.join('')}${level}</svg>`
  return `<figure><figcaption>${escaped(title)}</figcaption>${picture}<p class="legend">${legend.join('')}</p></figure>`
}

function heightOf(value: number, { top }: BarChart): number {
  return Math.round((TOP + (FOOT - TOP) * (1 - Math.min(1, value / top))) * 10) / 10
}

function across(y: number, kind: string): string {
  return `<line x1="${LEFT}" x2="${WIDTH}" y1="${y}" y2="${y}" class="${kind}"/>`
}

function drawAxis(chart: BarChart): string {
  return [0, 0.25, 0.5, 0.75, 1]
    .map(share => {
      const y = heightOf(share * chart.top, chart)
      return `${across(y, 'grid')}<text x="${LEFT - 6}" y="${y + 4}" text-anchor="end">${chart.label(share * chart.top)}</text>`
    })
    .join('')
}

function drawGroup(chart: BarChart, group: number, room: number): string {
  const { names, bars, label } = chart
  const width = Math.min(26, (room - 12) / names.length)
  const start = LEFT + group * room + (room - width * names.length) / 2
  return names
    .map((name, index) => {
      const bar = bars[index]![group]!
      const x = start + index * width
      const y = heightOf(bar.value, chart)
      const title = `<title>${escaped(name)}: ${label(bar.value)}</title>`
      const box = `x="${x + 1}" y="${y}" width="${Math.max(1, width - 2)}" height="${Math.max(0, FOOT - y)}"`
      return `<rect ${box} fill="${COLOURS[index]!}">${title}</rect>${drawInterval(bar, x + width / 2, chart)}`
    })
    .join('')
}

function drawInterval({ lower, upper }: Bar, x: number, chart: BarChart): string {
  if (lower === undefined || upper === undefined) return ''
  const [low, high] = [heightOf(lower, chart), heightOf(upper, chart)]
  return `<path d="M${x} ${low}V${high}M${x - 3} ${low}h6M${x - 3} ${high}h6" class="whisker"/>`
}
