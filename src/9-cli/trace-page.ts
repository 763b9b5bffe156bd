import { rfc3339 } from '#ground'
import { decoySentence } from '#finding'
import type { Traced, TracedFile } from '#work'

import { pageFrame } from './page-frame.ts'
import { EMPTY, html, type Html } from './page-text.ts'
import { windowPicture } from './trace-picture.ts'
import { alikeSentence, broughtSentences, originSentence, percent, VERDICTS } from './trace-text.ts'

/** Accounts in the matrix; more are told in `--json`. */
const COLUMNS = 12
/** Characters of an unchanged passage that are shown around a change. */
const AROUND = 240

/**
 * What `trace` found as one file: files against mailboxes, the altered passages side by side, the window on a line of
 * time. It loads nothing and runs nothing; everything that came from the material is escaped.
 */
export function tracePage(traced: Traced, version: string): string {
  const heading = originSentence(traced)
  const { origin, decoys, window, files } = traced
  return pageFrame(
    heading,
    html`<p>
        That names an account that held the files, not a person: others may have had access to it, or to a copy of what
        it held.
      </p>
      ${
        decoys.length === 0
          ? EMPTY
          : html`<h2>Decoys</h2>
              <ul>
                ${decoys.map(decoy => html`<li>${decoySentence(decoy)}</li>`)}
              </ul>
              <p class="faint">What follows is weighed without regard to what is a decoy.</p>`
      }
      <h2>Files against mailboxes</h2>
      ${matrix(traced)}
      ${
        window === undefined
          ? EMPTY
          : html`<h2>When somebody had access</h2>
              ${windowPicture(traced, window)}
              <ul>
                ${window.because.map(why => html`<li>${why}</li>`)}
              </ul>`
      }
      ${
        origin.wouldDecide.length === 0
          ? EMPTY
          : html`<h2>What would decide it</h2>
              <ul>
                ${origin.wouldDecide.map(what => html`<li>${what}</li>`)}
              </ul>`
      }
      ${broughtSentences(files).map(says => html`<p>${says}</p>`)}
      <h2>File by file</h2>
      ${files.map(fileCard)}`,
    version,
  )
}

function matrix({ files, origin }: Traced): Html {
  const accounts = origin.mailboxes.slice(0, COLUMNS)
  return html`<table>
      <tr>
        <th>File</th>
        ${accounts.map(({ mailbox }) => html`<th>${mailbox}</th>`)}
      </tr>
      ${files
        .filter(({ isBringer }) => !isBringer)
        .map(
          traced =>
            html`<tr>
              <td>${traced.file.name}</td>
              ${accounts.map(({ mailbox }) => cell(traced, mailbox))}
            </tr>`,
        )}
      <tr>
        <th>Likely origin of all</th>
        ${accounts.map(({ probability }) => html`<th>${percent(probability)}</th>`)}
      </tr>
    </table>
    <p class="faint">
      None of the accounts that are known here: ${percent(origin.outside)}.
      ${origin.tie ? `It cannot be told apart between ${origin.named.join(' and ')}.` : ''}
      ${origin.mailboxes.length > COLUMNS ? 'Accounts that are less likely stand in --json.' : ''}
    </p>`
}

function cell({ instances, others, addressed }: TracedFile, mailbox: string): Html {
  const own = instances.filter(({ mail }) => mail.mailbox === mailbox)
  if (own[0] !== undefined)
    return html`<td class="now"><strong>${own[0].version}</strong><br />since ${day(own[0].mail.at)}</td>`
  if (addressed.has(mailbox)) return html`<td>sent to or by it, no copy now</td>`
  const other = others.find(({ mail }) => mail.mailbox === mailbox)
  return other === undefined
    ? html`<td class="faint">–</td>`
    : html`<td class="usual">another version<br />since ${day(other.mail.at)}</td>`
}

function fileCard(traced: TracedFile): Html {
  const { file, match, instances, others, alike } = traced
  const changes = match.passages.filter(({ state }) => state !== 'same').length
  return html`<article class="${match.verdict === 'altered' ? 'tier-2' : 'tier-0'}">
    <div class="mark">${match.verdict}</div>
    <h2>${file.name}</h2>
    <p>${VERDICTS[match.verdict]}</p>
    ${alikeSentence(alike).map(says => html`<p>${says}</p>`)}
    ${
      instances.length === 0
        ? EMPTY
        : html`<table>
            <tr>
              <th>Mailbox</th>
              <th>Since</th>
              <th>Mail</th>
              <th>File</th>
              <th>Version</th>
            </tr>
            ${[...instances, ...others].slice(0, 60).map(
              ({ mail, part, version, similarity, number }) =>
                html`<tr>
                  <td>${mail.folder === '' ? mail.mailbox : `${mail.mailbox}/${mail.folder}`}</td>
                  <td>${rfc3339(mail.at)}</td>
                  <td>“${mail.subject}”<br /><code>${mail.messageId}</code></td>
                  <td>${part === '' ? 'the mail itself' : part}</td>
                  <td>
                    ${instances.some(instance => instance.number === number) ? version : 'another version'},
                    ${(100 * similarity).toFixed(1)} % alike
                  </td>
                </tr>`,
            )}
          </table>`
    }
    ${changes === 0 ? EMPTY : sideBySide(match.passages)}
    ${file.marks
      .filter(({ kind }) => kind !== 'identifier')
      .slice(0, 20)
      .map(({ says }) => html`<p class="faint">In the file: ${says}</p>`)}
    ${file.blind.map(why => html`<p class="faint">Not looked at: ${why}</p>`)}
    <p class="faint">SHA-256 <code>${file.sha256}</code></p>
  </article>`
}

function sideBySide(passages: TracedFile['match']['passages']): Html {
  return html`<h3>What was changed</h3>
    <table>
      <tr>
        <th>What</th>
        <th>Leaked</th>
        <th>Held</th>
      </tr>
      ${passages.map(({ state, leaked, held }) =>
        state === 'same'
          ? html`<tr>
              <td class="faint">same</td>
              <td class="faint">${around(leaked)}</td>
              <td class="faint">${around(held)}</td>
            </tr>`
          : html`<tr>
              <td>${state}</td>
              <td class="now">${leaked}</td>
              <td class="usual">${held}</td>
            </tr>`,
      )}
    </table>`
}

function around(text: string): string {
  return text.length <= 2 * AROUND ? text : `${text.slice(0, AROUND)} … ${text.slice(-AROUND)}`
}

function day(at: number): string {
  return rfc3339(at as Parameters<typeof rfc3339>[0]).slice(0, 10)
}
