import { DAY, decided, type Moment } from '#ground'
import type { Finding, Thresholds, Week } from '#finding'

import { evidenceWords } from './evidence-words.ts'
import { block, LABEL, picture, share, STRIP, type Label } from './page-chart.ts'
import { EMPTY, html, type Html } from './page-text.ts'
import { day } from './plain-times.ts'
import { counted } from './terminal.ts'

const WEEK = 7 * DAY

/** How each kin of evidence is called beside its bar. */
const KINS: Readonly<Record<string, string>> = {
  form: 'The program that wrote it',
  route: 'The way it came',
  authentication: 'The checks on arrival',
  rhythm: 'Clock and pauses',
  people: 'Who it goes to',
  thread: 'The conversation it joins',
  link: 'Where it links',
  ask: 'What it asks for',
  topic: 'What it is about',
  wording: 'How it is worded',
  name: 'The name it uses',
  file: 'The files it brings',
}

/** One step of the sum: what it is called, and what it adds or takes. */
interface Step {
  readonly label: string
  readonly bits: number
}

/**
 * How the score adds up, step by step: what each kin of evidence adds, then what each excuse takes away. Every step
 * begins where the one before ended, and the last row is the score. Each is a row of a table with its words and figures.
 */
export function waterfall(finding: Finding, thresholds: Thresholds): Html {
  const { score, history } = finding
  const steps = stepsOf(finding)
  const most = Math.max(
    1.02 * thresholds.page,
    score,
    steps.reduce((sum, { bits }) => sum + Math.max(0, bits), 0),
  )
  const place = (bits: number) => (100 * Math.max(0, bits)) / most
  const strip = (from: number, to: number, kind: string) => {
    const [left, right] = [place(Math.min(from, to)), place(Math.max(from, to))]
    return picture('strip', '', [
      block({ kind, from: left, wide: Math.max(0.4, right - left), top: 4, high: STRIP - 8 }),
      ...[thresholds.alert, thresholds.page].map(at =>
        block({ kind: 'rule', from: place(at), wide: 0.25, top: -2, high: STRIP + 4 }),
      ),
    ])
  }
  const rows = steps.map(({ label, bits }, index) => {
    const before = steps.slice(0, index).reduce((sum, step) => sum + step.bits, 0)
    return row(
      label,
      strip(before, before + bits, bits < 0 ? 'less' : 'bar'),
      html`${bits < 0 ? '−' : '+'}${Math.abs(bits).toFixed(1)}`,
    )
  })
  const kind = score >= thresholds.page ? 'alarm' : score >= thresholds.alert ? 'warn' : 'bar'
  return html`<table class="lanes sum">
      <tbody>
        ${rows} ${row('Score', strip(0, score, kind), html`<strong>${score.toFixed(1)}</strong>`)}
        ${row('', lineNames(place(thresholds.alert), place(thresholds.page)), EMPTY)}
      </tbody>
    </table>
    <p class="faint">
      An alert begins at ${thresholds.alert.toFixed(1)}, “look now” at ${thresholds.page.toFixed(1)}. Measured against
      ${counted(history, 'earlier mail')} of this account.
    </p>`
}

/** The names of the two upright lines, below them: each to the left of its own, as long as both have room. */
function lineNames(alert: number, page: number): Html {
  const name = (at: number, text: string, anchor: 'start' | 'end') =>
    html`<text x="${share(at)}" y="13" text-anchor="${anchor}">${text}</text>`
  return picture('axis', '', [
    name(alert, 'alert', 'end'),
    name(page, 'look now', page - alert < LABEL ? 'start' : 'end'),
  ])
}

function row(label: string, strip: Html, figure: Html): Html {
  return html`<tr>
    <th scope="row">${label}</th>
    <td>${strip}</td>
    <td class="count">${figure}</td>
  </tr>`
}

function stepsOf({ evidence, against, score }: Finding): Step[] {
  const byKin = new Map<string, number>()
  for (const { kin, bits } of evidence) byKin.set(kin, (byKin.get(kin) ?? 0) + bits)
  const kins = [...byKin]
    .map(([kin, bits]) => ({ label: KINS[kin] ?? kin, bits }))
    .filter(({ bits }) => bits >= 0.05)
    .sort((one, other) => decided(other.bits - one.bits, one.label, other.label))
  const excuses = against
    .filter(({ bits }) => bits <= -0.05)
    .map(({ name, bits }) => ({ label: `Speaks against it: ${evidenceWords(name)}`, bits }))
  const rest = score - [...kins, ...excuses].reduce((sum, { bits }) => sum + bits, 0)
  return [...kins, ...(rest >= 0.05 ? [{ label: 'Smaller pieces together', bits: rest }] : []), ...excuses]
}

/** Heights of the picture of weeks, in pixels: room for ranks, the floor, room for the years below it. */
const SKY = { top: 18, floor: 150 }
/** Marks under the line of time, at most. */
const TICKS = 6

/** The strangest mail of each week, with the lines above which a person is asked to look. */
export function skyline(weeks: readonly Week[], findings: readonly Finding[], thresholds: Thresholds): Html {
  const [first, last] = [weeks[0], weeks.at(-1)]
  if (first === undefined || last === undefined) return EMPTY
  const alerts = findings.filter(({ tier }) => tier > 0)
  const whole = Math.max(WEEK, last.from - first.from + WEEK)
  const top = Math.max(thresholds.page * 1.1, ...weeks.map(({ highest }) => highest))
  const x = (at: Moment) => (100 * (at - first.from)) / whole
  const y = (score: number) => SKY.floor - ((SKY.floor - SKY.top) * Math.min(score, top)) / top
  const wide = Math.min(4, (80 * WEEK) / whole)
  const column = (from: Moment, score: number, kind: string, says: string) =>
    block({ kind, from: x(from), wide, top: y(score), high: SKY.floor - y(score), says })
  const weekOf = (at: Moment) => (first.from + WEEK * Math.floor((at - first.from) / WEEK)) as Moment
  const words = `The strangest mail of each of ${counted(weeks.length, 'week')}; ${counted(alerts.length, 'mail')} above the line of an alert`
  return html`${picture('sky', words, [
      ...weeks.map(({ from, highest }) => column(from, highest, 'soft', `Week of ${day(from)}: ${highest.toFixed(1)}`)),
      ...alerts
        .toReversed()
        .map(({ at, score, tier, rank, subject }) =>
          column(
            weekOf(at),
            score,
            tier === 2 ? 'alarm' : 'warn',
            `${rank}. “${subject}”, ${day(at)}: ${score.toFixed(1)}`,
          ),
        ),
      line('alert', thresholds.alert, y),
      line('look now', thresholds.page, y),
      block({ kind: 'rule', from: 0, wide: 100, top: SKY.floor, high: 1 }),
      ...ranks(alerts, at => x(weekOf(at)) + wide / 2, y),
      ...ticks(first.from, (last.from + WEEK) as Moment).map(
        ({ at, text }) => html`<text x="${share(x(at as Moment))}" y="${SKY.floor + 16}">${text}</text>`,
      ),
    ])}
    <p class="faint">
      One column is a week, as high as the score of its strangest mail. The mails above are coloured and carry their
      number.
    </p>`
}

/** The score from which something is asked of a person, with its name at the end of the line. */
function line(name: string, bits: number, y: (score: number) => number): Html {
  return html`${block({ kind: 'rule', from: 0, wide: 100, top: y(bits), high: 1 })}<text
      class="halo"
      x="100%"
      y="${(y(bits) - 5).toFixed(1)}"
      text-anchor="end"
      >${name} ${bits.toFixed(1)}</text
    >`
}

/** The number of each alert above its column; where two would cover each other, that of the higher rank. */
function ranks(alerts: readonly Finding[], x: (at: Moment) => number, y: (score: number) => number): Html[] {
  const taken: number[] = []
  return alerts.flatMap(({ rank, at, score }) => {
    const place = x(at)
    if (taken.some(other => Math.abs(other - place) < 2.5)) return []
    taken.push(place)
    return [
      html`<text class="rank" x="${share(place)}" y="${(y(score) - 4).toFixed(1)}" text-anchor="middle">${rank}</text>`,
    ]
  })
}

/** Where months or years begin: as many as have room on a telephone. */
function ticks(from: Moment, to: Moment): Label[] {
  const monthOf = (at: Moment) => 12 * new Date(at).getUTCFullYear() + new Date(at).getUTCMonth()
  const [first, last] = [monthOf(from) + 1, monthOf(to)]
  const every =
    [1, 2, 3, 6, 12].find(months => (last - first) / months < TICKS) ?? 12 * Math.ceil((last - first) / 12 / TICKS)
  return Array.from({ length: Math.floor(last / every) - Math.ceil(first / every) + 1 }, (_, place) => {
    const month = every * (Math.ceil(first / every) + place)
    const at = Date.UTC(Math.floor(month / 12), month % 12) as Moment
    return { at, text: every % 12 === 0 ? String(Math.floor(month / 12)) : day(at).slice(0, 7) }
  }).filter(({ at }) => at < to - ((to - from) * LABEL) / 100)
}
