import { rfc3339 } from '#ground'
import type { Evidence } from '#evidence'
import { aliasPersons, type Counter, type Finding, type HabitCourse, type Thresholds } from '#finding'
import type { LedgerEntry } from '#source'
import type { Answer } from '#work'

import { rosterLines } from './alias-text.ts'
import { claimSentence, nextStep, placeText } from './finding-text.ts'
import { coursePicture } from './page-course.ts'
import { BIT, pageFrame } from './page-frame.ts'
import { skyline, waterfall } from './page-picture.ts'
import { EMPTY, html, type Html } from './page-text.ts'
import { rankedHeading } from './summary-text.ts'
import { counted, grouped } from './terminal.ts'

/** Control signs are taken off whatever is inserted, so an end of line has to be markup. */
const NEW_LINE = html`<br />`
/** Pairs of addresses that are explained. */
const PAIRS = 40

/** What stands on the page. */
export interface PageContent extends Answer {
  readonly ledger: readonly LedgerEntry[]
  readonly version: string
}

/** The whole answer as one file. */
export function page({ ranked, courses, aliases, ledger, version }: PageContent): string {
  const { findings, thresholds, messages, weeks } = ranked
  const alerts = findings.filter(({ tier }) => tier > 0)
  const beyond = findings.filter(({ tier }) => tier === 0)
  const card = (finding: Finding) => findingCard(finding, thresholds, courses)
  return pageFrame(
    rankedHeading(ranked),
    html`<p class="faint">
        ${counted(messages, 'mail')} examined. An alert begins at ${thresholds.alert.toFixed(1)} bits, “look now” at
        ${thresholds.page.toFixed(1)}; both drawn from the scores of this material. ${BIT}
      </p>
      ${alerts.length > 1 ? contents(alerts) : EMPTY}
      <h2>The strangest mail of each week</h2>
      ${skyline(weeks, findings, thresholds)} ${alerts.map(card)}
      ${
        beyond.length === 0
          ? EMPTY
          : html`<details>
              <summary>${counted(beyond.length, 'mail')} below the budget, strangest first</summary>
              ${beyond.map(card)}
            </details>`
      }
      ${aliasSection(aliases)}
      <h2>What was read</h2>
      ${ledgerTable(ledger)}`,
    version,
  )
}

/** All alerts on a few lines, before each has its own card. */
function contents(alerts: readonly Finding[]): Html {
  return html`<table>
    ${alerts.map(
      finding =>
        html`<tr>
          <td>${finding.rank}</td>
          <td>${claimSentence(finding)}</td>
          <td>“${finding.subject}”, ${rfc3339(finding.at).slice(0, 10)}</td>
        </tr>`,
    )}
  </table>`
}

/** Addresses that are likely of one person, for the roster; nothing where there are none. */
function aliasSection(aliases: PageContent['aliases']): Html {
  const persons = aliasPersons(aliases)
  if (persons.length === 0) return EMPTY
  return html`<h2>Addresses that are likely of one person</h2>
    <p>Nothing was done with this. Ask the person, then put the lines that you know to be right into your roster.</p>
    ${aliases
      .filter(({ verdict }) => verdict === 'likely')
      .slice(0, PAIRS)
      .map(
        ({ name, addresses, speaksFor, speaksAgainst }) =>
          html`<p><strong>${name}</strong>: ${addresses.join(' and ')}</p>
            <ul>
              ${[...speaksFor, ...speaksAgainst.map(says => `Against it: ${says}`)].map(says => html`<li>${says}</li>`)}
            </ul>`,
      )}
    <pre>${rosterLines(persons).map(line => html`${line}${NEW_LINE}`)}</pre>`
}

function findingCard(finding: Finding, thresholds: Thresholds, courses: readonly HabitCourse[]): Html {
  const { rank, tier, subject, at, to, held, score, history, evidence, also, against, blind, messageId } = finding
  const mark = tier === 2 ? 'Look now' : tier === 1 ? 'Look today' : 'Below the budget'
  const course = courses.find(({ account }) => account === finding.account)
  const compared = evidence.filter(({ usual, now }) => usual !== undefined && now !== undefined)
  return html`<article class="tier-${tier}">
    <div class="mark">${rank}. ${mark}</div>
    <h2>${claimSentence(finding)}</h2>
    <p>“${subject}”, ${rfc3339(at)}${to.length === 0 ? '' : `, to ${to.slice(0, 6).join(', ')}`}.</p>
    <p class="faint">
      Held in ${held.map(({ mailbox, folder }) => (folder === '' ? mailbox : `${mailbox}/${folder}`)).join(', ')}.
      ${counted(history, 'earlier mail')} of this account known. Score ${score.toFixed(1)}.
    </p>
    <p class="next"><strong>What to do next.</strong> ${nextStep(finding)}</p>
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
    ${
      course === undefined
        ? EMPTY
        : coursePicture(
            course,
            course.marks.filter(({ sha256 }) => sha256 === held[0].sha256),
          )
    }
    <h3>How the score adds up</h3>
    ${waterfall(finding, thresholds)}
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
    ${otherSide(against, blind)}
    <p class="faint">Message-ID <code>${messageId ?? 'none'}</code>, SHA-256 <code>${held[0].sha256}</code></p>
  </article>`
}

/** What speaks against a claim, and what could not be looked at: told beside every one. */
export function otherSide(against: readonly Counter[], blind: readonly string[]): Html {
  return html`<h3>What speaks against it</h3>
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
    }`
}

/** One piece of evidence with its bits and places. */
export function evidenceItem({ says, bits, where }: Pick<Evidence, 'says' | 'bits' | 'where'>): Html {
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
