import type { CourseLane, CourseMark, HabitCourse, ShownValue } from '#finding'

import { freshIn, LANES, laneValue, seenBefore, silencesText, span, stepLabel, stepName } from './course-words.ts'
import { axis, block, picture, STRIP, swatch } from './page-chart.ts'
import { EMPTY, html, type Html } from './page-text.ts'
import { prose } from './plain-times.ts'
import { counted, grouped } from './terminal.ts'

/** Columns are never wider than this share of the picture: a few months should not look like much. */
const WIDEST = 8
/** What of a column's room its colour takes. */
const FILLED = 0.86

/** What is drawn of one account: how it wrote, the mails in question, and what of theirs is new. */
interface Drawing {
  readonly course: HabitCourse
  readonly marks: readonly CourseMark[]
  /** By lane and value, the mark that shows it as something new. */
  readonly fresh: ReadonlyMap<string, { readonly mark: CourseMark; readonly shown: ShownValue }>
  /** Width of one column, in shares of the picture. */
  readonly pitch: number
}

/**
 * How an account wrote over time, one lane a habit, with the mails in question marked. What is new stands first and open.
 * Each strip is a row of a table with its words and figures, so that nothing is told by the picture alone and it fits a
 * telephone.
 */
export function coursePicture(course: HabitCourse, marks: readonly CourseMark[]): Html {
  if (course.mails < 2 || marks.length === 0) return EMPTY
  const drawing = drawingOf(course, marks)
  const isNew = ({ name, values }: CourseLane) => values.some(({ value }) => drawing.fresh.has(key(name, value)))
  const [strange, usual] = [course.lanes.filter(isNew), course.lanes.filter(lane => !isNew(lane))]
  const silences = silencesText(course)
  return html`<h3>How this account wrote, ${span(course)}</h3>
    <p class="legend faint">
      <span>One column is ${stepName(course)}; the darker, the more mail</span>
      <span>${swatch('at')}when ${marks.length === 1 ? 'this mail' : 'these mails'} came</span>
      ${strange.length === 0 ? EMPTY : html`<span>${swatch('alarm')}new with ${marks.length === 1 ? 'it' : 'them'}</span>`}
    </p>
    <table class="lanes">
      <tbody>
        ${row(html`All its mail`, skyStrip(drawing), grouped(course.mails))}
        ${strange.map(lane => laneRows(lane, drawing))} ${row(EMPTY, axis(labelsOf(drawing)), '')}
      </tbody>
    </table>
    ${silences.length === 0 ? EMPTY : html`<p class="faint">${prose(silences.join(' '))}</p>`}
    ${
      usual.length === 0
        ? EMPTY
        : html`<details class="more">
            <summary>
              ${strange.length === 0 ? 'Nothing of this is new: its habits' : 'Where it is as always'}
              (${counted(usual.length, 'habit')})
            </summary>
            <table class="lanes">
              <tbody>
                ${usual.map(lane => laneRows(lane, drawing))} ${row(EMPTY, axis(labelsOf(drawing)), '')}
              </tbody>
            </table>
          </details>`
    }`
}

function drawingOf(course: HabitCourse, marks: readonly CourseMark[]): Drawing {
  const fresh = new Map<string, { mark: CourseMark; shown: ShownValue }>()
  for (const mark of marks)
    for (const shown of freshIn(mark)) {
      const of = key(shown.lane, shown.value)
      if (!fresh.has(of)) fresh.set(of, { mark, shown })
    }
  return { course, marks, fresh, pitch: Math.min(WIDEST, 100 / course.counts.length) }
}

function key(lane: string, value: string): string {
  return `${lane} ${value}`
}

function laneRows({ name, values, others }: CourseLane, drawing: Drawing): Html {
  const most = Math.max(1, ...values.flatMap(({ counts }) => counts))
  return html`<tr>
      <th colspan="3" scope="rowgroup" class="lane">${LANES[name]}</th>
    </tr>
    ${values.map(({ value, counts, mails }) => {
      const news = drawing.fresh.get(key(name, value))
      const shows = drawing.marks.flatMap(mark =>
        mark.shows.filter(each => each.lane === name && each.value === value).map(shown => ({ mark, shown })),
      )
      const seen = news ?? shows[0]
      const words = seen === undefined ? EMPTY : html` <span class="seen">${seenBefore(seen.shown, seen.mark)}</span>`
      return html`<tr${news === undefined ? EMPTY : html` class="fresh"`}>
        <td>${laneValue(name, value)}${words}</td>
        <td>${heatStrip(counts, most, drawing, { steps: shows.map(({ mark }) => mark.step), isNew: news !== undefined })}</td>
        <td class="count">${grouped(mails)}</td>
      </tr>`
    })}
    ${
      others.mails === 0
        ? EMPTY
        : row(
            html`${counted(others.values, 'other')} together`,
            heatStrip(others.counts, most, drawing, { steps: [], isNew: false }),
            grouped(others.mails),
          )
    }`
}

function row(label: Html, strip: Html, count: string): Html {
  return html`<tr>
    <td>${label}</td>
    <td>${strip}</td>
    <td class="count">${count}</td>
  </tr>`
}

/** Mail of each step as columns. */
function skyStrip(drawing: Drawing): Html {
  const { counts, mails } = drawing.course
  const most = Math.max(1, ...counts)
  const columns = counts.map((count, step) => {
    const high = count === 0 ? 0 : Math.max(2, ((STRIP - 2) * count) / most)
    return count === 0 ? EMPTY : block({ kind: 'bar', ...column(drawing, step), top: STRIP - high, high })
  })
  return strip(drawing, counts, mails, columns)
}

/** Mail of each step that shows one value, darker where it is more; where a marked mail shows it, framed or in alarm. */
function heatStrip(
  counts: readonly number[],
  most: number,
  drawing: Drawing,
  { steps, isNew }: { readonly steps: readonly number[]; readonly isNew: boolean },
): Html {
  const cells = counts.map((count, step) => {
    const isHere = steps.includes(step)
    const cell = { ...column(drawing, step), top: 3, high: STRIP - 6 }
    if (isHere && isNew) return block({ kind: 'alarm', ...cell })
    const strength = 0.25 + 0.75 * Math.sqrt(Math.min(1, count / most))
    return html`${count === 0 ? EMPTY : block({ kind: 'bar', ...cell, strength })}${isHere ? block({ kind: 'ring', ...cell }) : EMPTY}`
  })
  return strip(
    drawing,
    counts,
    counts.reduce((sum, count) => sum + count, 0),
    cells,
  )
}

/** A strip with a line to stand on and, behind the cells, the steps of the marked mails. */
function strip(drawing: Drawing, counts: readonly number[], mails: number, cells: readonly Html[]): Html {
  const used = counts.filter(count => count > 0).length
  const marked = [...new Set(drawing.marks.map(({ step }) => step))]
  return picture('strip', `${counted(mails, 'mail')}, in ${used} of ${counted(counts.length, 'column')}`, [
    ...marked.map(step => block({ kind: 'at', ...column(drawing, step), top: -2, high: STRIP + 4 })),
    block({ kind: 'base', from: 0, wide: drawing.pitch * counts.length, top: STRIP - 1, high: 1 }),
    ...cells,
  ])
}

function column({ pitch }: Drawing, step: number): { from: number; wide: number } {
  return { from: pitch * step, wide: FILLED * pitch }
}

/** The months of the marked mails, then the first and the last. */
function labelsOf({ course, marks, pitch }: Drawing): { at: number; text: string }[] {
  const last = course.counts.length - 1
  return [...new Set([...marks.map(({ step }) => step), 0, last])].map(step => ({
    at: pitch * step,
    text: stepLabel(course, step),
  }))
}
