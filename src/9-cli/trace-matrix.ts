import type { LeakInstance, Traced, TracedFile } from '#work'

import { EMPTY, html, type Html } from './page-text.ts'
import { dayTime } from './plain-times.ts'
import { percent, VERSIONS } from './trace-text.ts'

/** Accounts in the matrix; more are told in `--json`. */
const COLUMNS = 12

/** Which account held which of the files, and how likely all of them come from it. */
export function matrix({ files, origin }: Traced): Html {
  const accounts = origin.mailboxes.slice(0, COLUMNS)
  if (accounts.length === 0) return html`<p>No account that is known here held any of them.</p>`
  return html`<div class="scroll" role="region" aria-label="Files against mailboxes" tabindex="0">
      <table class="stack matrix">
        <thead>
          <tr>
            <th scope="col">File</th>
            ${accounts.map(({ mailbox }) => html`<th scope="col">${mailbox}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${files
            .filter(({ isBringer }) => !isBringer)
            .map(
              traced =>
                html`<tr>
                  <th scope="row">${traced.file.name}</th>
                  ${accounts.map(({ mailbox }) => cell(traced, mailbox))}
                </tr>`,
            )}
          <tr>
            <th scope="row">Likely origin of all</th>
            ${accounts.map(
              ({ mailbox, probability }, place) =>
                html`<td data-label="${mailbox}">
                  ${place === 0 ? html`<strong>${percent(probability)}</strong>` : html`${percent(probability)}`}
                </td>`,
            )}
          </tr>
        </tbody>
      </table>
    </div>
    <p class="faint">
      None of the accounts that are known here: ${percent(origin.outside)}.
      ${origin.tie ? `It cannot be told apart between ${origin.named.join(' and ')}.` : ''}
      ${origin.mailboxes.length > COLUMNS ? 'Accounts that are less likely stand in --json.' : ''}
    </p>`
}

/** What one account held of one file: the leaked version before any other. */
function cell({ instances, others, addressed }: TracedFile, mailbox: string): Html {
  const first = (all: readonly LeakInstance[]) => all.find(({ mail }) => mail.mailbox === mailbox)
  const own = first(instances)
  if (own !== undefined) return held('now', VERSIONS[own.version], own, mailbox)
  if (addressed.has(mailbox)) return html`<td data-label="${mailbox}">sent to or by it, no copy now</td>`
  const other = first(others)
  return other === undefined
    ? html`<td class="faint none" data-label="${mailbox}">–</td>`
    : held('', 'only another version', other, mailbox)
}

function held(kind: string, what: string, { mail }: LeakInstance, mailbox: string): Html {
  return html`<td class="${kind}" data-label="${mailbox}">
    ${kind === 'now' ? html`<strong>${what}</strong>` : html`${what}`}
    <span class="faint">since ${dayTime(mail.at)}</span>
  </td>`
}

/** The mails that carried a file or another version of it, each once with all mailboxes that hold it. */
export function carriers({ instances, others }: TracedFile): Html {
  const groups = new Map<string, LeakInstance[]>()
  for (const each of [...instances, ...others]) {
    const key = JSON.stringify([each.mail.messageId, each.mail.at, each.part, each.number])
    groups.set(key, [...(groups.get(key) ?? []), each])
  }
  if (groups.size === 0) return EMPTY
  const more = groups.size - CARRIERS
  return html`<h3>Where it lies</h3>
    <table class="stack">
      <thead>
        <tr>
          <th scope="col">Version</th>
          <th scope="col">File and mail</th>
          <th scope="col">Since</th>
          <th scope="col">Held by</th>
        </tr>
      </thead>
      <tbody>
        ${[...groups.values()].slice(0, CARRIERS).map(group => carrierRow(group, instances.includes(group[0]!)))}
      </tbody>
    </table>
    ${more > 0 ? html`<p class="faint">and ${more} more (see --json)</p>` : EMPTY}`
}

/** Mails that are listed of one file. */
const CARRIERS = 60

function carrierRow(group: readonly LeakInstance[], isLeaked: boolean): Html {
  const { mail, part, version, similarity } = group[0]!
  const places = group.map(({ mail: { mailbox, folder } }) => (folder === '' ? mailbox : `${mailbox}/${folder}`))
  return html`<tr>
    <th scope="row">
      ${isLeaked ? VERSIONS[version] : 'another version'},
      <span class="whole">${(100 * similarity).toFixed(similarity === 1 ? 0 : 1)} % alike</span>
    </th>
    <td>
      ${part === '' ? 'The mail itself' : html`<bdi>${part}</bdi>`} in <bdi>“${mail.subject}”</bdi><br /><code
        >${mail.messageId}</code
      >
    </td>
    <td data-label="Since">${dayTime(mail.at)}</td>
    <td data-label="Held by">${[...new Set(places)].sort().join(', ')}</td>
  </tr>`
}
