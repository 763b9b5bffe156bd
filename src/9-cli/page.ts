import { aliasPersons, type Finding, type HabitCourse, type Thresholds } from '#finding'
import type { LedgerEntry } from '#source'
import type { Answer } from '#work'

import { rosterLines } from './alias-text.ts'
import { claimSentence, heldText, nextStep, tierWords } from './finding-text.ts'
import { coursePicture } from './page-course.ts'
import { BIT, pageFrame, SHARES } from './page-frame.ts'
import { ledgerTable } from './page-ledger.ts'
import { skyline, waterfall } from './page-picture.ts'
import { otherSide, reasons, reasonsInFull } from './page-reasons.ts'
import { EMPTY, html, type Html } from './page-text.ts'
import { prose, time } from './plain-times.ts'
import { abstainedSentence, NO_PROOF, rankedHeading } from './summary-text.ts'
import { counted, grouped } from './terminal.ts'

/** Control signs are taken off whatever is inserted, so an end of line has to be markup. */
const NEW_LINE = html`<br />`
/** Pairs of addresses that are explained, and recipients that are named. */
const SHOWN = { pairs: 40, recipients: 12 }

/** What stands on the page. */
export interface PageContent extends Answer {
  readonly ledger: readonly LedgerEntry[]
  readonly version: string
}

/** The whole answer as one file: what stands out, then each mail with its reasons, then what was read. */
export function page({ ranked, courses, aliases, ledger, version }: PageContent): string {
  const { findings, thresholds, messages, weeks } = ranked
  const alerts = findings.filter(({ tier }) => tier > 0)
  const beyond = findings.filter(({ tier }) => tier === 0)
  const card = (finding: Finding) => findingCard(finding, thresholds, courses)
  const unjudged = abstainedSentence(ranked)
  return pageFrame(
    rankedHeading(ranked),
    html`${alerts.length > 0 || messages === 0 ? EMPTY : html`<p>${NO_PROOF}</p>`}
      ${alerts.length === 0 ? EMPTY : contents(alerts)}
      ${
        weeks.length === 0
          ? EMPTY
          : html`<h2>The strangest mail of each week</h2>
              ${skyline(weeks, findings, thresholds)}`
      }
      ${
        messages === 0
          ? EMPTY
          : html`<p class="faint">
              ${counted(messages, 'mail')} examined. Both lines are drawn from the scores of this material, in bits.
              ${BIT} ${SHARES}
            </p>`
      }
      ${unjudged === '' ? EMPTY : html`<p class="faint">${unjudged}</p>`} ${alerts.map(card)}
      ${
        beyond.length === 0
          ? EMPTY
          : html`<details class="beyond">
              <summary>${counted(beyond.length, 'mail')} below the budget of alerts, strangest first</summary>
              ${beyond.map(card)}
            </details>`
      }
      ${aliasSection(aliases)}
      <h2>What was read</h2>
      ${ledgerTable(ledger)}`,
    version,
  )
}

/** All alerts on a few lines, each leading to its own card. */
function contents(alerts: readonly Finding[]): Html {
  return html`<ol class="list">
    ${alerts.map(
      finding =>
        html`<li class="tier-${finding.tier}">
          <span class="mark">${finding.rank}. ${tierWords(finding.tier)}</span>
          <div>
            <p><a href="#finding-${finding.rank}">${claimSentence(finding)}</a></p>
            <p class="faint"><bdi>“${finding.subject}”</bdi>, ${time(finding.at)}</p>
          </div>
        </li>`,
    )}
  </ol>`
}

/** Addresses that are likely of one person, for the roster; nothing where there are none. */
function aliasSection(aliases: PageContent['aliases']): Html {
  const persons = aliasPersons(aliases)
  if (persons.length === 0) return EMPTY
  return html`<h2>Addresses that are likely of one person</h2>
    <p>Nothing was done with this. Ask the person, then put the lines that you know to be right into your roster.</p>
    ${aliases
      .filter(({ verdict }) => verdict === 'likely')
      .slice(0, SHOWN.pairs)
      .map(
        ({ name, addresses, speaksFor, speaksAgainst }) =>
          html`<h3><bdi>${name}</bdi>: ${addresses.join(' and ')}</h3>
            <ul>
              ${[...speaksFor, ...speaksAgainst.map(says => `Against it: ${says}`)].map(says => html`<li>${prose(says)}</li>`)}
            </ul>`,
      )}
    <pre>${rosterLines(persons).map(line => html`${line}${NEW_LINE}`)}</pre>`
}

function findingCard(finding: Finding, thresholds: Thresholds, courses: readonly HabitCourse[]): Html {
  const { rank, tier, subject, at, to, held, history, evidence, against, blind } = finding
  const course = courses.find(({ account }) => account === finding.account)
  const more = to.length - SHOWN.recipients
  return html`<article class="tier-${tier}" id="finding-${rank}" aria-labelledby="claim-${rank}">
    <div class="mark">${rank}. ${tierWords(tier)}</div>
    <h2 id="claim-${rank}">${claimSentence(finding)}</h2>
    <dl>
      <dt>Subject</dt>
      <dd><bdi>“${subject}”</bdi></dd>
      <dt>Came</dt>
      <dd>${time(at)}</dd>
      ${
        to.length === 0
          ? EMPTY
          : html`<dt>To</dt>
              <dd>${to.slice(0, SHOWN.recipients).join(', ')}${more > 0 ? ` and ${grouped(more)} more` : ''}</dd>`
      }
      <dt>Lies in</dt>
      <dd>${heldText(held)}</dd>
      <dt>Compared with</dt>
      <dd>${counted(history, 'earlier mail')} of this account</dd>
    </dl>
    <p class="next"><strong>What to do next.</strong> ${nextStep(finding)}</p>
    ${reasons(evidence, 1)}
    ${
      course === undefined
        ? EMPTY
        : coursePicture(
            course,
            course.marks.filter(({ sha256 }) => sha256 === held[0].sha256),
          )
    }
    <h3>How the score adds up</h3>
    ${waterfall(finding, thresholds)} ${otherSide(against, blind)} ${reasonsInFull(finding)}
  </article>`
}
