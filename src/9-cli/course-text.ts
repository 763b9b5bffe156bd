import type { CourseMark, HabitCourse, ShownValue } from '#finding'

import { freshIn, LANES, laneValue, span, stepName } from './course-words.ts'
import { counted, grouped, safe } from './terminal.ts'

/** Eight heights of a column, and the signs for no mail and for the mail itself. */
const HEIGHTS = '▁▂▃▄▅▆▇█'
const NONE = '·'
const HERE = '▲'
/** Columns before the strip and after it; what stands before it is cut short where there is less room, down to a least. */
const ROOM = { label: 30, least: 20, count: 16, indent: 9 }
/** Lanes and values of each that a terminal shows; all of them stand on the page. */
const SHOWN = { lanes: 3, values: 2 }

/**
 * How an account wrote over time, one sign a step, with the mail marked: only the lanes in which it is new. Nothing where
 * the terminal is too narrow for it, or nothing is new: the page has the whole picture.
 */
export function courseText(course: HabitCourse, mark: CourseMark, width: number): string[] {
  const fresh = freshIn(mark)
  const label = Math.min(ROOM.label, width - ROOM.indent - course.counts.length - ROOM.count)
  if (fresh.length === 0 || label < ROOM.least) return []
  const all = [...new Set(fresh.map(({ lane }) => lane))]
  const lanes = all.slice(0, SHOWN.lanes)
  const row = (name: string, strip: string, end: string) =>
    `${' '.repeat(ROOM.indent)}${cut(safe(name), label - 1).padEnd(label)}${strip}  ${end}`
  return [
    row('All its mail', strip(course.counts), grouped(course.mails)),
    ...lanes.flatMap(name => {
      const shows = new Map(fresh.filter(({ lane }) => lane === name).map(shown => [shown.value, shown]))
      const values = course.lanes.find(lane => lane.name === name)?.values ?? []
      const usual = values.filter(({ value }) => !shows.has(value)).slice(0, SHOWN.values)
      return [
        `${' '.repeat(ROOM.indent)}${LANES[name]}`,
        ...usual.map(({ value, counts, mails }) => row(`  ${laneValue(name, value)}`, strip(counts), grouped(mails))),
        ...values
          .flatMap(({ value, counts }) => {
            const shown = shows.get(value)
            if (shown === undefined) return []
            return [row(`  ${laneValue(name, value)}`, withMark(strip(counts), mark.step), newsOf(shown))]
          })
          .slice(0, SHOWN.values),
      ]
    }),
    ...(all.length > lanes.length
      ? [`${' '.repeat(ROOM.indent)}and ${counted(all.length - lanes.length, 'more habit')} (see --json or --html)`]
      : []),
  ]
}

/** The heading over it: what one sign means. */
export function courseHeading(course: HabitCourse): string {
  return `How this account wrote, ${span(course)}, one sign ${stepName(course)} (${HERE} this mail)`
}

/** In what way something is new, in at most fourteen letters. */
function newsOf({ before, questioned }: ShownValue): string {
  if (before > 0) return 'new these days'
  return questioned === 0 ? 'never before' : 'strange before'
}

function strip(counts: readonly number[]): string {
  const most = Math.max(1, ...counts)
  return counts.map(count => (count === 0 ? NONE : (HEIGHTS[Math.ceil((8 * count) / most) - 1] ?? NONE))).join('')
}

function withMark(signs: string, step: number): string {
  return `${signs.slice(0, step)}${HERE}${signs.slice(step + 1)}`
}

function cut(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length - 1)}…`
}
