import { DAY, type Moment } from '#ground'
import type { AccessWindow } from '#finding'
import type { Traced } from '#work'

import { axis, block, picture, STRIP, swatch } from './page-chart.ts'
import { html, type Html } from './page-text.ts'
import { day, dayTime, time } from './plain-times.ts'
import { counted } from './terminal.ts'

/** When one file came into the account, and when the copy that leaked says that it was made. */
interface Held {
  readonly name: string
  readonly came: Moment
  readonly made: Moment | undefined
}

/** The window on a line of time, above the files that leaked with their dates: one row each, told in words beside it. */
export function windowPicture(traced: Traced, { from, to }: AccessWindow): Html {
  const files = heldFiles(traced)
  const times = [...files.flatMap(({ came, made }) => (made === undefined ? [came] : [came, made])), from, to]
  const [first, last] = [Math.min(...times) - DAY, Math.max(...times) + DAY]
  const x = (at: number) => (100 * (at - first)) / (last - first)
  const window = block({ kind: 'at', from: x(from), wide: Math.max(0.6, x(to) - x(from)), top: -2, high: STRIP + 4 })
  const dot = (kind: string, at: Moment) => block({ kind, from: x(at) - 0.6, wide: 1.2, top: 4, high: STRIP - 8 })
  const row = (name: string, inside: readonly Html[], words: Html) =>
    html`<tr>
      <th scope="row">${name}</th>
      <td>
        ${picture('strip', '', [window, block({ kind: 'base', from: 0, wide: 100, top: STRIP - 1, high: 1 }), ...inside])}
      </td>
      <td>${words}</td>
    </tr>`
  const edge = (at: Moment) => block({ kind: 'alarm', from: x(at), wide: 0.4, top: -2, high: STRIP + 4 })
  return html`<p><strong>Between ${time(from)} and ${time(to)}.</strong></p>
    <p class="legend faint">
      <span>${swatch('at')}the window</span><span>${swatch('bar')}came into the account</span
      ><span>${swatch('warn')}the leaked copy was made, as it says itself</span>
    </p>
    <table class="lanes dated">
      <tbody>
        ${row('Access', [edge(from), edge(to)], html`${counted(Math.max(1, Math.round((to - from) / DAY)), 'day')}`)}
        ${files.map(({ name, came, made }) =>
          row(
            name,
            made === undefined ? [dot('bar', came)] : [dot('bar', came), dot('warn', made)],
            html`came ${dayTime(came)}${made === undefined ? html`` : html`,<br />made ${dayTime(made)}`}`,
          ),
        )}
        <tr>
          <td></td>
          <td>${axis([from, to, first, last].map(at => ({ at: x(at), text: day(at as Moment) })))}</td>
          <td></td>
        </tr>
      </tbody>
    </table>`
}

/** The leaked files that the likeliest account held, by when they came. */
function heldFiles({ files, origin }: Traced): Held[] {
  const mailbox = origin.named[0] ?? origin.mailboxes[0]?.mailbox
  return files
    .flatMap(({ file, instances }): Held[] => {
      const held = instances.filter(({ mail }) => mail.mailbox === mailbox)
      if (held.length === 0) return []
      const came = Math.min(...held.map(({ mail }) => mail.at)) as Moment
      return [{ name: file.name, came, made: file.made.find(made => made > came) }]
    })
    .sort((one, other) => one.came - other.came)
}
