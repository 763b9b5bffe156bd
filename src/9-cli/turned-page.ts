import type { Finding, HabitCourse, Lateral, Thresholds, TurnedAccount } from '#finding'

import { tierWords } from './finding-text.ts'
import { coursePicture } from './page-course.ts'
import { BIT, pageFrame, SHARES } from './page-frame.ts'
import { waterfall } from './page-picture.ts'
import { evidenceList, otherSide, reasons } from './page-reasons.ts'
import { EMPTY, html, type Html } from './page-text.ts'
import { prose, time } from './plain-times.ts'
import { counted } from './terminal.ts'
import {
  accountSentence,
  accountStep,
  HOW,
  NO_ACCOUNT,
  strangeWhen,
  turnedHeading,
  windowSentence,
} from './turned-text.ts'

/** What stands on the page of `turned`. */
export interface TurnedContent {
  readonly accounts: readonly TurnedAccount[]
  readonly courses: readonly HabitCourse[]
  readonly thresholds: Thresholds
  readonly version: string
}

/** People of one kind that are listed, and accounts that do not stand out. */
const LISTED = { people: 60, beyond: 10 }

/** The accounts as one page: the window, the mails, how each account wrote over time, and who was touched. */
export function turnedPage({ accounts, courses, thresholds, version }: TurnedContent): string {
  const stand = accounts.filter(({ tier }) => tier > 0)
  const beyond = accounts.filter(({ tier }) => tier === 0).slice(0, LISTED.beyond)
  const card = (account: TurnedAccount) =>
    accountCard(
      account,
      courses.find(course => course.account === account.account),
      thresholds,
    )
  return pageFrame(
    turnedHeading(accounts),
    html`${stand.length === 0 ? html`<p>${NO_ACCOUNT}</p>` : contents(stand)} ${stand.map(card)}
      ${
        beyond.length === 0
          ? EMPTY
          : html`<details class="beyond">
              <summary>
                ${counted(beyond.length, 'account')} that ${beyond.length === 1 ? 'does' : 'do'} not stand out
              </summary>
              ${beyond.map(card)}
            </details>`
      }
      <p class="faint">Scores are in bits. ${BIT} ${SHARES}</p>`,
    version,
  )
}

/** All accounts that stand out on a few lines, each leading to its own card. */
function contents(accounts: readonly TurnedAccount[]): Html {
  return html`<ol class="list">
    ${accounts.map(
      account =>
        html`<li class="tier-${account.tier}">
          <span class="mark">${account.rank}. ${tierWords(account.tier)}</span>
          <div>
            <p><a href="#account-${account.rank}">${accountSentence(account)}</a></p>
            <p class="faint">${prose(strangeWhen(account))}.</p>
          </div>
        </li>`,
    )}
  </ol>`
}

function accountCard(turned: TurnedAccount, course: HabitCourse | undefined, thresholds: Thresholds): Html {
  const { rank, tier, first, mails, evidence, against, blind } = turned
  const digests = new Set(mails.map(({ held }) => held[0].sha256))
  const strangest = mails.reduce((most, mail) => (mail.score > most.score ? mail : most), first)
  return html`<article class="tier-${tier}" id="account-${rank}" aria-labelledby="claim-${rank}">
    <div class="mark">${rank}. ${tier === 0 ? 'Does not stand out' : tierWords(tier)}</div>
    <h2 id="claim-${rank}">${accountSentence(turned)}</h2>
    <p>${prose(windowSentence(turned))}</p>
    ${tier === 0 ? EMPTY : html`<p class="next"><strong>What to do next.</strong> ${accountStep(turned)}</p>`}
    <h3>The mails</h3>
    <table class="stack">
      <thead>
        <tr>
          <th scope="col">Came</th>
          <th scope="col">Subject</th>
          <th scope="col">Lies in</th>
          <th scope="col" class="count">Score</th>
        </tr>
      </thead>
      <tbody>
        ${mails.map(mailRow)}
      </tbody>
    </table>
    <h3>Who was touched</h3>
    ${touchedTable(turned)} ${reasons(evidence, mails.length)}
    ${
      course === undefined
        ? EMPTY
        : coursePicture(
            course,
            course.marks.filter(({ sha256 }) => digests.has(sha256)),
          )
    }
    <h3>How the score of ${mails.length === 1 ? 'the mail' : 'the strangest mail'} adds up</h3>
    ${waterfall(strangest, thresholds)} ${otherSide(against, blind)}
    <details class="more">
      <summary>The reasons in full, and where each stands in the mail</summary>
      ${evidenceList(evidence)}
    </details>
  </article>`
}

function mailRow({ at, subject, held, score, messageId }: Finding): Html {
  return html`<tr>
    <td>${time(at)}</td>
    <td><bdi>“${subject}”</bdi><br /><code>${messageId ?? 'no Message-ID'}</code></td>
    <td data-label="Lies in">${[...new Set(held.map(({ mailbox }) => mailbox))].join(', ')}</td>
    <td class="count" data-label="Score">${score.toFixed(1)}</td>
  </tr>`
}

/** Everybody who had to do with the strange mails, by what they did, each at the first time. */
function touchedTable({ lateral }: TurnedAccount): Html {
  const rows = (Object.keys(HOW) as Lateral['how'][]).flatMap(how => {
    const people = new Map<string, Lateral>()
    for (const each of lateral.toSorted((one, other) => one.at - other.at))
      if (each.how === how && !people.has(each.address)) people.set(each.address, each)
    return [
      ...[...people.values()].slice(0, LISTED.people).map(each => touchedRow(each)),
      ...(people.size > LISTED.people
        ? [
            html`<tr>
              <td colspan="3" class="faint">
                ${HOW[how]}: ${counted(people.size - LISTED.people, 'more person', 'more people')} (see --json)
              </td>
            </tr>`,
          ]
        : []),
    ]
  })
  return rows.length === 0
    ? html`<p>Nobody that is known here.</p>`
    : html`<table class="stack">
        <thead>
          <tr>
            <th scope="col">Who</th>
            <th scope="col">What they did</th>
            <th scope="col">When, and in which mail</th>
          </tr>
        </thead>
        <tbody>
          ${rows}
        </tbody>
      </table>`
}

function touchedRow({ how, address, at, messageId }: Lateral): Html {
  return html`<tr>
    <th scope="row">${address}</th>
    <td><span class="whole">${HOW[how]}</span></td>
    <td>${time(at)}${how === 'received' || messageId === undefined ? EMPTY : html`<br /><code>${messageId}</code>`}</td>
  </tr>`
}
