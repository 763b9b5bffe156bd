import { rfc3339 } from '#ground'
import type { Finding, HabitCourse, Lateral, Thresholds, TurnedAccount } from '#finding'

import { nextStep } from './finding-text.ts'
import { coursePicture } from './page-course.ts'
import { evidenceItem, otherSide } from './page.ts'
import { BIT, pageFrame } from './page-frame.ts'
import { waterfall } from './page-picture.ts'
import { EMPTY, html, type Html } from './page-text.ts'
import { counted } from './terminal.ts'
import { accountSentence, HOW, turnedHeading, windowSentence } from './turned-text.ts'

/** What stands on the page of `turned`. */
export interface TurnedContent {
  readonly accounts: readonly TurnedAccount[]
  readonly courses: readonly HabitCourse[]
  readonly thresholds: Thresholds
  readonly version: string
}

/** People of one kind that are listed. */
const LISTED = 60

/** The accounts as one page: the window, the mails, how each account wrote over time, and who was touched. */
export function turnedPage({ accounts, courses, thresholds, version }: TurnedContent): string {
  const stand = accounts.filter(({ tier }) => tier > 0)
  const beyond = accounts.filter(({ tier }) => tier === 0).slice(0, 10)
  const card = (account: TurnedAccount) =>
    accountCard(
      account,
      courses.find(course => course.account === account.account),
      thresholds,
    )
  return pageFrame(
    turnedHeading(accounts),
    html`<p class="faint">${BIT}</p>
      ${stand.map(card)}
      ${
        beyond.length === 0
          ? EMPTY
          : html`<details>
              <summary>
                ${counted(beyond.length, 'account')} that ${beyond.length === 1 ? 'does' : 'do'} not stand out
              </summary>
              ${beyond.map(card)}
            </details>`
      }`,
    version,
  )
}

function accountCard(turned: TurnedAccount, course: HabitCourse | undefined, thresholds: Thresholds): Html {
  const { rank, tier, first, mails, evidence, against, blind } = turned
  const mark = tier === 2 ? 'Look now' : tier === 1 ? 'Look today' : 'Does not stand out'
  const digests = new Set(mails.map(({ held }) => held[0].sha256))
  const strangest = mails.reduce((most, mail) => (mail.score > most.score ? mail : most), first)
  return html`<article class="tier-${tier}">
    <div class="mark">${rank}. ${mark}</div>
    <h2>${accountSentence(turned)}</h2>
    <p>${windowSentence(turned)}</p>
    <p class="next"><strong>What to do next.</strong> ${nextStep(first)}</p>
    <h3>The mails</h3>
    <table>
      <tr>
        <th>When</th>
        <th>Subject</th>
        <th>Lies in</th>
        <th>Score</th>
      </tr>
      ${mails.map(mailRow)}
    </table>
    <h3>Who was touched</h3>
    ${touchedTable(turned)}
    ${
      course === undefined
        ? EMPTY
        : coursePicture(
            course,
            course.marks.filter(({ sha256 }) => digests.has(sha256)),
          )
    }
    <h3>How the score of the strangest mail adds up</h3>
    ${waterfall(strangest, thresholds)}
    <h3>Why</h3>
    <ul>
      ${evidence.map(evidenceItem)}
    </ul>
    ${otherSide(against, blind)}
  </article>`
}

function mailRow({ at, subject, held, score, messageId }: Finding): Html {
  return html`<tr>
    <td>${rfc3339(at)}</td>
    <td>“${subject}”<br /><code>${messageId ?? 'no Message-ID'}</code></td>
    <td>${[...new Set(held.map(({ mailbox }) => mailbox))].join(', ')}</td>
    <td class="count">${score.toFixed(1)}</td>
  </tr>`
}

/** Everybody who had to do with the strange mails, by what they did, in order of time. */
function touchedTable({ lateral }: TurnedAccount): Html {
  const rows = (Object.keys(HOW) as Lateral['how'][]).flatMap(how => {
    const people = lateral.filter(each => each.how === how).sort((one, other) => one.at - other.at)
    return people.slice(0, LISTED).map(
      ({ address, at, messageId }) =>
        html`<tr>
          <td>${HOW[how]}</td>
          <td>${address}</td>
          <td>${rfc3339(at)}<br /><code>${how === 'received' ? '' : (messageId ?? '')}</code></td>
        </tr>`,
    )
  })
  return rows.length === 0
    ? html`<p>Nobody that is known here.</p>`
    : html`<table class="touched">
        <tr>
          <th>What they did</th>
          <th>Who</th>
          <th>When, and in which mail</th>
        </tr>
        ${rows}
      </table>`
}
