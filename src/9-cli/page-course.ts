import type { CourseLane, CourseMark, HabitCourse } from '#finding'

import { freshIn, freshText, LANES, laneValue, silencesText, span, stepName } from './course-words.ts'
import { EMPTY, html, type Html } from './page-text.ts'
import { counted, grouped } from './terminal.ts'

/** Width of one step and height of a strip, in units of the picture; the page stretches them to the room there is. */
const STEP = 10
const HEIGHT = 20

/**
 * How an account wrote over time, one lane a habit, with the mails in question marked. Each strip is a row of a table
 * with its words and figures, so that nothing is told by the picture alone and it fits a telephone.
 */
export function coursePicture(course: HabitCourse, marks: readonly CourseMark[]): Html {
  if (course.mails < 2 || marks.length === 0) return EMPTY
  const fresh = new Set(marks.flatMap(mark => freshIn(mark).map(({ lane, value }) => `${lane} ${value}`)))
  const isFresh = ({ name }: CourseLane) => [...fresh].some(key => key.startsWith(`${name} `))
  const lanes = [...course.lanes.filter(isFresh), ...course.lanes.filter(lane => !isFresh(lane))]
  const first = marks[0]!
  return html`<h3>How this account wrote, ${span(course)}</h3>
    <p class="faint">
      One column is ${stepName(course)}; the darker, the more mail. The coloured column is
      ${marks.length === 1 ? 'the one of this mail' : 'where these mails stand'}.
    </p>
    <table class="course">
      ${row('All its mail', skyStrip(course, marks), grouped(course.mails))}
      ${lanes.map(lane => laneRows(lane, marks, fresh))}
    </table>
    <ul>
      ${[...freshText(course, first), ...silencesText(course)].map(says => html`<li>${says}</li>`)}
    </ul>`
}

function laneRows(
  { name, values, others }: CourseLane,
  marks: readonly CourseMark[],
  fresh: ReadonlySet<string>,
): Html {
  const shown = new Set(marks.flatMap(({ shows }) => shows.flatMap(each => (each.lane === name ? [each.value] : []))))
  const most = Math.max(1, ...values.flatMap(({ counts }) => counts))
  return html`<tr>
      <th colspan="3" scope="rowgroup">${LANES[name]}</th>
    </tr>
    ${values.map(({ value, counts, mails }) => {
      const isNew = fresh.has(`${name} ${value}`)
      const here = marks.filter(({ shows }) => shows.some(each => each.lane === name && each.value === value))
      return html`<tr${isNew ? html` class="fresh"` : EMPTY}>
        <td>${laneValue(name, value)}${isNew ? html` <strong>never before</strong>` : shown.has(value) ? ' (as now)' : ''}</td>
        <td>${heatStrip(counts, most, here, marks)}</td>
        <td class="count">${grouped(mails)}</td>
      </tr>`
    })}
    ${
      others.mails === 0
        ? EMPTY
        : row(
            `${counted(others.values, 'other')} together`,
            heatStrip(others.counts, most, [], marks),
            grouped(others.mails),
          )
    }`
}

function row(label: string, strip: Html, count: string): Html {
  return html`<tr>
    <td>${label}</td>
    <td>${strip}</td>
    <td class="count">${count}</td>
  </tr>`
}

/** Mail of each step as columns, the silences as bands. */
function skyStrip({ counts, mails }: HabitCourse, marks: readonly CourseMark[]): Html {
  const most = Math.max(1, ...counts)
  const columns = counts.map((count, step) => {
    const height = count === 0 ? 0 : Math.max(2, (HEIGHT * count) / most)
    return count === 0
      ? EMPTY
      : html`<rect
          class="bar"
          x="${STEP * step}"
          y="${(HEIGHT - height).toFixed(1)}"
          width="${STEP - 1}"
          height="${height.toFixed(1)}"
        ></rect>`
  })
  return frame(counts, mails, html`${bands(marks, [])}${columns}`)
}

/** Mail of each step that shows one value, darker where it is more. */
function heatStrip(
  counts: readonly number[],
  most: number,
  here: readonly CourseMark[],
  marks: readonly CourseMark[],
): Html {
  const cells = counts.map((count, step) =>
    count === 0
      ? EMPTY
      : html`<rect
          class="bar"
          x="${STEP * step}"
          y="3"
          width="${STEP - 1}"
          height="${HEIGHT - 6}"
          fill-opacity="${(0.25 + 0.75 * Math.sqrt(Math.min(1, count / most))).toFixed(2)}"
        ></rect>`,
  )
  const mails = counts.reduce((sum, count) => sum + count, 0)
  return frame(counts, mails, html`${bands(marks, here)}${cells}`)
}

/** The steps of the marked mails: a band in every strip, framed where the mail shows this value. */
function bands(marks: readonly CourseMark[], here: readonly CourseMark[]): Html[] {
  const steps = [...new Set(marks.map(({ step }) => step))]
  const shown = new Set(here.map(({ step }) => step))
  return steps.map(
    step =>
      html`<rect
        class="${shown.has(step) ? 'here' : 'at'}"
        x="${STEP * step - 0.5}"
        y="0"
        width="${STEP}"
        height="${HEIGHT}"
      ></rect>`,
  )
}

function frame(counts: readonly number[], mails: number, inside: Html): Html {
  const used = counts.filter(count => count > 0).length
  return html`<svg
    class="strip"
    viewBox="0 0 ${STEP * counts.length} ${HEIGHT}"
    preserveAspectRatio="none"
    role="img"
    aria-label="${counted(mails, 'mail')}, in ${used} of ${counted(counts.length, 'column')}"
  >
    ${inside}
  </svg>`
}
