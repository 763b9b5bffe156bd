import { DAY, decided, rfc3339, type Moment } from '#ground'
import type { Finding, Thresholds, Week } from '#finding'

import { html, type Html } from './page-text.ts'
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

/** Width and height of a strip, in units of the picture; the page stretches them to the room there is. */
const WIDE = 1000
const HIGH = 20

/**
 * How the score adds up, step by step: what each kin of evidence adds, then what each excuse takes away. Every step
 * begins where the one before ended, and the last row is the score. Each is a row of a table with its words and figures.
 */
export function waterfall(finding: Finding, thresholds: Thresholds): Html {
  const { score, history } = finding
  const steps = stepsOf(finding)
  const most = Math.max(
    thresholds.page,
    score,
    steps.reduce((sum, { bits }) => sum + Math.max(0, bits), 0),
  )
  const strip = (from: number, to: number, kind: string) => {
    const [left, right] = [Math.min(from, to), Math.max(from, to)].map(bits => (WIDE * bits) / most) as [number, number]
    return html`<svg class="strip" viewBox="0 0 ${WIDE} ${HIGH}" preserveAspectRatio="none" aria-hidden="true">
      ${[thresholds.alert, thresholds.page].map(
        at =>
          html`<rect class="rule" x="${((WIDE * at) / most - 2).toFixed(0)}" y="0" width="3" height="${HIGH}"></rect>`,
      )}
      <rect
        class="${kind}"
        x="${left.toFixed(0)}"
        y="3"
        width="${Math.max(4, right - left).toFixed(0)}"
        height="14"
      ></rect>
    </svg>`
  }
  const rows = steps.map(({ label, bits }, index) => {
    const before = steps.slice(0, index).reduce((sum, step) => sum + step.bits, 0)
    return html`<tr>
      <td>${label}</td>
      <td>${strip(before, before + bits, bits < 0 ? 'less' : 'bar')}</td>
      <td class="count">${bits < 0 ? '−' : '+'}${Math.abs(bits).toFixed(1)}</td>
    </tr>`
  })
  return html`<table class="sum">
      ${rows}
      <tr>
        <th scope="row">Score</th>
        <td>${strip(0, score, score >= thresholds.page ? 'alarm' : score >= thresholds.alert ? 'warn' : 'bar')}</td>
        <td class="count"><strong>${score.toFixed(1)}</strong></td>
      </tr>
    </table>
    <p class="faint">
      The upright lines: an alert begins at ${thresholds.alert.toFixed(1)}, “look now” at ${thresholds.page.toFixed(1)}.
      Measured against ${counted(history, 'earlier mail')} of this account.
    </p>`
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
    .map(({ name, bits }) => ({ label: `Speaks against it: ${name.replaceAll('-', ' ')}`, bits }))
  const rest = score - [...kins, ...excuses].reduce((sum, { bits }) => sum + bits, 0)
  return [...kins, ...(rest >= 0.05 ? [{ label: 'Smaller pieces together', bits: rest }] : []), ...excuses]
}

/** The strangest mail of each week, with the lines above which a person is asked to look. */
export function skyline(weeks: readonly Week[], findings: readonly Finding[], thresholds: Thresholds): Html {
  const [first, last] = [weeks[0], weeks.at(-1)]
  if (first === undefined || last === undefined) return html``
  const alerts = findings.filter(({ tier }) => tier > 0)
  const top = Math.max(thresholds.page * 1.15, ...weeks.map(({ highest }) => highest))
  const x = (at: Moment) => (WIDE * (at - first.from)) / Math.max(WEEK, last.from - first.from + WEEK)
  const y = (score: number) => 150 - (145 * Math.min(score, top)) / top
  const wide = Math.max(1, 0.8 * x((first.from + WEEK) as Moment))
  const column = (from: Moment, score: number, kind: string) =>
    html`<rect
      class="${kind}"
      x="${x(from).toFixed(1)}"
      y="${y(score).toFixed(1)}"
      width="${wide.toFixed(1)}"
      height="${(150 - y(score)).toFixed(1)}"
    ></rect>`
  const weekOf = (at: Moment) => (first.from + WEEK * Math.floor((at - first.from) / WEEK)) as Moment
  return html`<svg
      class="sky"
      viewBox="0 0 ${WIDE} 150"
      preserveAspectRatio="none"
      role="img"
      aria-label="The strangest mail of each of ${counted(weeks.length, 'week')}; ${counted(alerts.length, 'mail')} above the line of an alert"
    >
      ${weeks.map(({ from, highest }) => column(from, highest, 'soft'))}
      ${alerts.toReversed().map(({ at, score, tier }) => column(weekOf(at), score, tier === 2 ? 'alarm' : 'warn'))}
      ${[thresholds.alert, thresholds.page].map(
        at => html`<rect class="rule" x="0" y="${y(at).toFixed(1)}" width="${WIDE}" height="1"></rect>`,
      )}
    </svg>
    <p class="faint">
      From the week of ${rfc3339(first.from).slice(0, 10)} to that of ${rfc3339(last.from).slice(0, 10)}; the lines lie
      at ${thresholds.alert.toFixed(1)} (an alert) and ${thresholds.page.toFixed(1)} (look now).
    </p>`
}
