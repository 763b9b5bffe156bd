import { DAY, rfc3339, type Moment } from '#ground'
import type { AccessWindow } from '#finding'
import type { Traced } from '#work'

import { html, type Html } from './page-text.ts'

/** A point on the line of time. */
interface Point {
  readonly at: Moment
  readonly label: string
  readonly row: number
}

/** The window on a line of time, with the items that leaked and when their copies were made. */
export function windowPicture({ files, origin }: Traced, window: AccessWindow): Html {
  const mailbox = origin.named[0] ?? origin.mailboxes[0]?.mailbox
  const points = files.flatMap(({ file, instances }, index): Point[] => {
    const held = instances.filter(({ mail }) => mail.mailbox === mailbox)
    if (held.length === 0) return []
    const at = Math.min(...held.map(({ mail }) => mail.at)) as Moment
    return [
      { at, label: `${file.name} came in`, row: index },
      ...file.made
        .filter(made => made > at)
        .slice(0, 1)
        .map(made => ({ at: made, label: `${file.name} made`, row: index })),
    ]
  })
  const times = [...points.map(({ at }) => at), window.from, window.to]
  const [first, last] = [Math.min(...times) - DAY, Math.max(...times) + DAY]
  const x = (at: number) => 20 + (600 * (at - first)) / (last - first)
  const height = 22 * (files.length + 1) + 40
  const marks = points.map(({ at, label, row }) => {
    const right = x(at) > 360
    return html`<circle cx="${x(at).toFixed(1)}" cy="${30 + 22 * row}" r="4" fill="var(--bar)"></circle
      ><text
        class="faint"
        x="${(x(at) + (right ? -8 : 8)).toFixed(1)}"
        y="${34 + 22 * row}"
        text-anchor="${right ? 'end' : 'start'}"
        >${label} ${rfc3339(at).slice(0, 10)}</text
      >`
  })
  return html`<svg
    viewBox="0 0 640 ${height}"
    width="640"
    role="img"
    aria-label="The window in which somebody had access"
  >
    <rect
      x="${x(window.from).toFixed(1)}"
      y="10"
      width="${Math.max(2, x(window.to) - x(window.from)).toFixed(1)}"
      height="${height - 40}"
      fill="var(--now)"
      stroke="var(--alarm)"
    ></rect>
    ${marks}
    <line x1="20" x2="620" y1="${height - 26}" y2="${height - 26}" stroke="var(--faint)"></line>
    <text class="faint" x="20" y="${height - 8}">${rfc3339(first as Moment).slice(0, 10)}</text>
    <text class="faint" x="620" y="${height - 8}" text-anchor="end">${rfc3339(last as Moment).slice(0, 10)}</text>
  </svg>`
}
