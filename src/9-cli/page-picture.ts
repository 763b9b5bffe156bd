import { rfc3339, type Moment } from '#ground'
import type { Finding, Thresholds, Week } from '#finding'

import { html, type Html } from './page-text.ts'

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

/** How the score adds up, as steps from left to right: each kin of evidence begins where the one before ended. */
export function waterfall({ kins, score }: Finding, thresholds: Thresholds): Html {
  const rows = kins.filter(({ bits }) => bits > 0.05).toSorted((one, other) => other.bits - one.bits)
  const sum = rows.reduce((total, { bits }) => total + bits, 0)
  const all = [
    ...rows.map(({ kin, bits }) => ({ label: KINS[kin] ?? kin, bits })),
    ...(score - sum > 0.05 ? [{ label: 'Several of them together', bits: score - sum }] : []),
  ]
  const scale = 360 / Math.max(score, thresholds.page, 1)
  const height = 26 * all.length + 34
  const bars = all.map(({ label, bits }, index) => {
    const before = all.slice(0, index).reduce((total, row) => total + row.bits, 0)
    const y = 26 * index + 6
    return html`<text x="0" y="${y + 13}">${label}</text
      ><rect
        x="${210 + before * scale}"
        y="${y}"
        width="${Math.max(1, bits * scale)}"
        height="18"
        rx="2"
        fill="var(--bar)"
      ></rect
      ><text class="faint" x="${216 + (before + bits) * scale}" y="${y + 13}">+${bits.toFixed(1)}</text>`
  })
  const line = (at: number, label: string) =>
    html`<line
        x1="${210 + at * scale}"
        x2="${210 + at * scale}"
        y1="0"
        y2="${height - 20}"
        stroke="var(--faint)"
        stroke-dasharray="3 3"
      ></line
      ><text class="faint" x="${210 + at * scale}" y="${height - 6}" text-anchor="middle">${label}</text>`
  return html`<svg
    viewBox="0 0 640 ${height}"
    width="640"
    role="img"
    aria-label="How the score of ${score.toFixed(1)} adds up"
  >
    ${bars}${line(thresholds.alert, 'alert')}${line(thresholds.page, 'page')}
  </svg>`
}

/** The strangest mail of each week, with the line above which a person is asked to look. */
export function skyline(weeks: readonly Week[], findings: readonly Finding[], thresholds: Thresholds): Html {
  const [first, last] = [weeks[0], weeks.at(-1)]
  if (first === undefined || last === undefined) return html``
  const top = Math.max(thresholds.page * 1.15, ...weeks.map(({ highest }) => highest))
  const x = (at: Moment) => 40 + (580 * (at - first.from)) / Math.max(1, last.from - first.from)
  const y = (score: number) => 150 - (140 * Math.min(score, top)) / top
  const wide = Math.max(1, 560 / weeks.length - 1)
  const columns = weeks.map(
    ({ from, highest }) =>
      html`<rect
        x="${(x(from) - wide / 2).toFixed(1)}"
        y="${y(highest).toFixed(1)}"
        width="${wide.toFixed(1)}"
        height="${(150 - y(highest)).toFixed(1)}"
        fill="var(--bar-soft)"
      ></rect>`,
  )
  const dots = findings
    .filter(({ tier }) => tier > 0)
    .map(
      ({ at, score, tier, rank }) =>
        html`<circle
          cx="${x(at).toFixed(1)}"
          cy="${y(score).toFixed(1)}"
          r="5"
          fill="var(--${tier === 2 ? 'alarm' : 'warn'})"
          ><title>Finding ${rank}, score ${score.toFixed(1)}</title></circle
        >`,
    )
  const rule = (at: number, label: string) =>
    html`<line x1="40" x2="620" y1="${y(at)}" y2="${y(at)}" stroke="var(--faint)" stroke-dasharray="3 3"></line
      ><text class="faint" x="36" y="${y(at) + 4}" text-anchor="end">${label}</text>`
  return html`<svg viewBox="0 0 640 176" width="640" role="img" aria-label="The strangest mail of each week">
    ${columns}${rule(thresholds.alert, 'alert')}${rule(thresholds.page, 'page')}${dots}
    <text class="faint" x="40" y="170">${rfc3339(first.from).slice(0, 10)}</text>
    <text class="faint" x="620" y="170" text-anchor="end">${rfc3339(last.from).slice(0, 10)}</text>
  </svg>`
}
