import { rfc3339 } from '#ground'
import type { Evidence } from '#evidence'
import type { Finding, Ranked, Thresholds } from '#finding'
import type { LedgerEntry } from '#source'

import { claimSentence, nextStep, placeText } from './finding-text.ts'
import { skyline, waterfall } from './page-picture.ts'
import { STYLE } from './page-style.ts'
import { EMPTY, html, type Html } from './page-text.ts'
import { counted, grouped } from './terminal.ts'

/** What stands on the page. */
export interface PageContent {
  readonly ranked: Ranked
  readonly ledger: readonly LedgerEntry[]
  readonly version: string
}

/**
 * The whole answer as one file. It loads nothing and runs nothing: the policy in its head forbids it, should foreign text
 * ever slip through; addresses in it are text and not links.
 */
export function page({ ranked, ledger, version }: PageContent): string {
  const { findings, thresholds, messages, weeks } = ranked
  const alerts = findings.filter(({ tier }) => tier > 0)
  const beyond = findings.filter(({ tier }) => tier === 0)
  const heading =
    alerts.length === 0
      ? 'No mail stands out within the budget.'
      : `${counted(alerts.length, 'mail')} of ${grouped(messages)} should be looked at by a person.`
  return `<!doctype html>\n${
    html`<html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'" />
        <meta name="referrer" content="no-referrer" />
        <title>Turncoat: ${heading}</title>
        <style>
          ${STYLE}
        </style>
      </head>
      <body>
        <h1>${heading}</h1>
        <p class="faint">
          Turncoat ${version}. An alert begins at ${thresholds.alert.toFixed(1)} bits, a page at
          ${thresholds.page.toFixed(1)}; both drawn from the scores of this material. A bit is one doubling: 10 bits
          mean that the mail is about a thousand times likelier under attack than without, as far as the evidence is
          independent.
        </p>
        <h2>The strangest mail of each week</h2>
        ${skyline(weeks, findings, thresholds)} ${alerts.map(finding => findingCard(finding, thresholds))}
        ${
          beyond.length === 0
            ? EMPTY
            : html`<details>
                <summary>${counted(beyond.length, 'mail')} below the budget, strangest first</summary>
                ${beyond.map(finding => findingCard(finding, thresholds))}
              </details>`
        }
        <h2>What was read</h2>
        ${ledgerTable(ledger)}
      </body>
    </html>`.markup
  }\n`
}

function findingCard(finding: Finding, thresholds: Thresholds): Html {
  const { rank, tier, subject, at, to, held, score, history, evidence, also, against, blind, messageId } = finding
  const mark = tier === 2 ? 'Look now' : tier === 1 ? 'Look today' : 'Below the budget'
  const compared = evidence.filter(({ usual, now }) => usual !== undefined && now !== undefined)
  return html`<article class="tier-${tier}">
    <div class="mark">${rank}. ${mark}</div>
    <h2>${claimSentence(finding)}</h2>
    <p>“${subject}”, ${rfc3339(at)}${to.length === 0 ? '' : `, to ${to.slice(0, 6).join(', ')}`}.</p>
    <p class="faint">
      Held in ${held.map(({ mailbox, folder }) => (folder === '' ? mailbox : `${mailbox}/${folder}`)).join(', ')}.
      ${counted(history, 'earlier mail')} of this account known. Score ${score.toFixed(1)}.
    </p>
    <h3>How the score adds up</h3>
    ${waterfall(finding, thresholds)}
    ${
      compared.length === 0
        ? EMPTY
        : html`<h3>This mail against the usual</h3>
            <table>
              <tr>
                <th>What</th>
                <th>Always was</th>
                <th>Is now</th>
              </tr>
              ${compared.map(
                ({ name, usual = '', now = '' }) =>
                  html`<tr>
                    <td>${name.replaceAll('-', ' ')}</td>
                    <td class="usual">${usual}</td>
                    <td class="now">${now}</td>
                  </tr>`,
              )}
            </table>`
    }
    <h3>Why</h3>
    <ul>
      ${evidence.map(evidenceItem)}
    </ul>
    ${
      also.length === 0
        ? EMPTY
        : html`<h3>Also seen, and not weighed</h3>
            <ul>
              ${also.map(({ says }) => html`<li>${says}</li>`)}
            </ul>`
    }
    <h3>What speaks against it</h3>
    ${
      against.length === 0
        ? html`<p>Nothing was found that does.</p>`
        : html`<ul>
            ${against.map(evidenceItem)}
          </ul>`
    }
    ${
      blind.length === 0
        ? EMPTY
        : html`<h3>What could not be looked at</h3>
            <ul>
              ${blind.map(why => html`<li>${why}</li>`)}
            </ul>`
    }
    <p class="next"><strong>What to do next.</strong> ${nextStep(finding)}</p>
    <p class="faint">Message-ID <code>${messageId ?? 'none'}</code>, SHA-256 <code>${held[0].sha256}</code></p>
  </article>`
}

function evidenceItem({ says, bits, where }: Pick<Evidence, 'says' | 'bits' | 'where'>): Html {
  return html`<li>
    ${says} <span class="faint">${bits > 0 ? '+' : ''}${bits.toFixed(1)}</span
    ><br />${where.slice(0, 4).map(place => html`<code>${placeText(place)}</code> `)}
  </li>`
}

function ledgerTable(ledger: readonly LedgerEntry[]): Html {
  const rows = ledger.slice(0, 400).map(
    ({ source, mailbox, expected, read, duplicate, skipped, failed, troubles }) =>
      html`<tr>
          <td>${source}</td>
          <td>${mailbox}</td>
          <td class="count">${grouped(expected)}</td>
          <td class="count">${grouped(read)}</td>
          <td class="count">${grouped(duplicate)}</td>
          <td class="count">${grouped(skipped)}</td>
          <td class="count">${grouped(failed)}</td>
        </tr>
        ${troubles.slice(0, 20).map(
          ({ says, where }) =>
            html`<tr>
              <td colspan="7" class="faint">${says} <code>${placeText(where)}</code></td>
            </tr>`,
        )}`,
  )
  return html`<table>
      <tr>
        <th>Container</th>
        <th>Mailbox</th>
        <th>Expected</th>
        <th>Read</th>
        <th>Known already</th>
        <th>Skipped</th>
        <th>Failed</th>
      </tr>
      ${rows}
    </table>
    ${ledger.length > 400 ? html`<p class="faint">and ${counted(ledger.length - 400, 'more container')} (see --json)</p>` : EMPTY}`
}
