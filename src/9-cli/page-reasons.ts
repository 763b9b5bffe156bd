import type { Evidence } from '#evidence'
import type { Counter, Finding } from '#finding'

import { evidenceWords } from './evidence-words.ts'
import { homeOf, placeIn } from './finding-text.ts'
import { EMPTY, html, type Html } from './page-text.ts'
import { prose } from './plain-times.ts'

/** Why, in one table: what each reason is about, what was usual, what it is now, and what it adds. */
export function reasons(evidence: readonly Evidence[], mails: number): Html {
  return html`<h3>Why</h3>
    <table class="stack reasons">
      <thead>
        <tr>
          <th scope="col">What is different</th>
          <th scope="col">Usually</th>
          <th scope="col">${mails === 1 ? 'In this mail' : 'In these mails'}</th>
          <th scope="col" class="count">Adds</th>
        </tr>
      </thead>
      <tbody>
        ${evidence.map(
          ({ name, says, usual, now, bits }) =>
            html`<tr>
              <th scope="row">${evidenceWords(name)}</th>
              ${
                usual === undefined || now === undefined
                  ? html`<td colspan="2">${prose(says)}</td>`
                  : html`<td data-label="Usually">${prose(usual)}</td>
                      <td data-label="Now" class="now">${prose(now)}</td>`
              }
              <td class="count" data-label="Adds">+${bits.toFixed(1)}</td>
            </tr>`,
        )}
      </tbody>
    </table>`
}

/** Every reason as a whole sentence with its places, what was seen besides, and how the mail is named. */
export function reasonsInFull({ evidence, also, messageId, held }: Finding): Html {
  return html`<details class="more">
    <summary>The reasons in full, and where each stands in the mail</summary>
    ${evidenceList(evidence)}
    ${
      also.length === 0
        ? EMPTY
        : html`<h3>Also seen, and not weighed</h3>
            <ul>
              ${also.map(({ says }) => html`<li>${prose(says)}</li>`)}
            </ul>`
    }
    <p class="faint">Message-ID <code>${messageId ?? 'none'}</code><br />SHA-256 <code>${held[0].sha256}</code></p>
  </details>`
}

/** What speaks against a claim, and what could not be looked at: told beside every one. */
export function otherSide(against: readonly Counter[], blind: readonly string[]): Html {
  return html`<h3>What speaks against it</h3>
    ${
      against.length === 0
        ? html`<p>Nothing was found that does.</p>`
        : html`<ul>
            ${against.map(piece => evidenceItem(piece))}
          </ul>`
    }
    ${
      blind.length === 0
        ? EMPTY
        : html`<h3>What could not be looked at</h3>
            <ul>
              ${blind.map(why => html`<li>${prose(why)}</li>`)}
            </ul>`
    }`
}

/** Every reason as a whole sentence; the mail is named once where all of them stand in one. */
export function evidenceList(evidence: readonly Evidence[]): Html {
  const home = homeOf(evidence)
  return html`${home === undefined ? EMPTY : html`<p class="faint">All bytes are those of <code>${home}</code></p>`}
    <ul>
      ${evidence.map(piece => evidenceItem(piece, home))}
    </ul>`
}

/** Places of one reason that are shown; all of them stand in `--json`. */
const PLACES = 4

/** One reason as a sentence, with its bits and places. */
function evidenceItem({ says, bits, where }: Pick<Evidence, 'says' | 'bits' | 'where'>, home?: string): Html {
  const figure = bits < 0 ? `−${(-bits).toFixed(1)}` : `+${bits.toFixed(1)}`
  const places = where.slice(0, PLACES).map(place => placeIn(place, home))
  return html`<li>
    ${prose(says)} <span class="faint">${figure}</span>
    ${home === undefined ? places.map(place => html`<br /><code>${place}</code>`) : html`<code>${places.join(', ')}</code>`}
  </li>`
}
