import type { LedgerEntry } from '#source'

import { placeText } from './finding-text.ts'
import { EMPTY, html, type Html } from './page-text.ts'
import { counted, grouped } from './terminal.ts'

/** Containers that are listed, and troubles of each; the rest is in `--json`. */
const LISTED = { containers: 400, troubles: 20 }

/** What was read and what was not, container by container: expected is the sum of what stands behind it. */
export function ledgerTable(ledger: readonly LedgerEntry[]): Html {
  const more = ledger.length - LISTED.containers
  return html`<table class="stack">
      <thead>
        <tr>
          <th scope="col">Container</th>
          <th scope="col">Mailbox</th>
          ${['Expected', 'Read', 'Known already', 'Skipped', 'Failed'].map(
            name => html`<th scope="col" class="count">${name}</th>`,
          )}
        </tr>
      </thead>
      <tbody>
        ${ledger.slice(0, LISTED.containers).map(containerRows)}
      </tbody>
    </table>
    ${more > 0 ? html`<p class="faint">and ${counted(more, 'more container')} (see --json)</p>` : EMPTY}`
}

function containerRows({
  source,
  mailbox,
  kind,
  expected,
  read,
  duplicate,
  skipped,
  failed,
  troubles,
}: LedgerEntry): Html {
  const more = troubles.length - LISTED.troubles
  const figure = (label: string, count: number) =>
    html`<td class="count${count === 0 ? ' none' : ''}" data-label="${label}">${grouped(count)}</td>`
  return html`<tr>
      <th scope="row">${source}</th>
      <td data-label="Mailbox">${kind === 'mail' ? mailbox : '–'}</td>
      ${figure('Expected', expected)}${figure('Read', read)}${figure('Known already', duplicate)}${figure('Skipped', skipped)}${figure('Failed', failed)}
    </tr>
    ${troubles.slice(0, LISTED.troubles).map(
      ({ says, where }) =>
        html`<tr>
          <td colspan="7" class="faint">${says} <code>${placeText(where)}</code></td>
        </tr>`,
    )}
    ${
      more > 0
        ? html`<tr>
            <td colspan="7" class="faint">and ${counted(more, 'more trouble')} (see --json)</td>
          </tr>`
        : EMPTY
    }`
}
