import { decoySentence } from '#finding'
import type { Traced, TracedFile } from '#work'

import { pageFrame } from './page-frame.ts'
import { EMPTY, html, type Html } from './page-text.ts'
import { prose } from './plain-times.ts'
import { carriers, matrix } from './trace-matrix.ts'
import { windowPicture } from './trace-picture.ts'
import {
  ACCOUNT_NOT_PERSON,
  alikeSentence,
  broughtSentences,
  originSentence,
  unreadSentence,
  VERDICTS,
} from './trace-text.ts'

/** Characters of an unchanged passage that are shown on either side of a change. */
const AROUND = 160

/**
 * What `trace` found as one file: files against mailboxes, the altered passages side by side, the window on a line of
 * time. It loads nothing and runs nothing; everything that came from the material is escaped.
 */
export function tracePage(traced: Traced, version: string): string {
  const { origin, decoys, window, files } = traced
  return pageFrame(
    originSentence(traced),
    html`<p>${ACCOUNT_NOT_PERSON}</p>
      ${section('Decoys', decoys.map(decoySentence))}
      ${decoys.length === 0 ? EMPTY : html`<p class="faint">What follows is weighed without regard to what is a decoy.</p>`}
      <h2>Files against mailboxes</h2>
      ${matrix(traced)}
      ${
        window === undefined
          ? EMPTY
          : html`<h2>When somebody had access</h2>
              ${windowPicture(traced, window)}
              <ul>
                ${window.because.map(why => html`<li>${prose(why)}</li>`)}
              </ul>`
      }
      ${section('What would decide it', origin.wouldDecide)}
      <h2>File by file</h2>
      ${broughtSentences(files).map(says => html`<p>${prose(says)}</p>`)} ${files.map(fileCard)}
      ${unreadSentence(traced).map(says => html`<p class="faint">${says}</p>`)}`,
    version,
  )
}

function section(heading: string, sentences: readonly string[]): Html {
  if (sentences.length === 0) return EMPTY
  return html`<h2>${heading}</h2>
    <ul>
      ${sentences.map(says => html`<li>${prose(says)}</li>`)}
    </ul>`
}

function fileCard(traced: TracedFile): Html {
  const { file, match, isBringer, alike } = traced
  const changes = match.passages.filter(({ state }) => state !== 'same').length
  return html`<article class="${match.verdict === 'altered' ? 'tier-2' : 'tier-0'}">
    <div class="mark">
      ${isBringer ? 'It brought the others' : `${match.verdict[0]!.toUpperCase()}${match.verdict.slice(1)}`}
    </div>
    <h2>${file.name}</h2>
    <p>${isBringer ? 'The mail that brought the files. It did not leak itself.' : VERDICTS[match.verdict]}</p>
    ${alikeSentence(alike).map(says => html`<p>${says}</p>`)} ${changes === 0 ? EMPTY : sideBySide(match.passages)}
    ${carriers(traced)}
    ${file.marks
      .filter(({ kind }) => kind !== 'identifier' && kind !== 'mail-print')
      .slice(0, 20)
      .map(({ says }) => html`<p class="faint">In the file: ${prose(says)}</p>`)}
    ${file.blind.map(why => html`<p class="faint">Not looked at: ${why}</p>`)}
    <p class="faint">SHA-256 <code>${file.sha256}</code></p>
  </article>`
}

/** What each kind of passage is called above its two sides. */
const STATES: Readonly<Record<TracedFile['match']['passages'][number]['state'], string>> = {
  same: 'The same in both',
  changed: 'Changed in the leak',
  inserted: 'Only in the leak',
  removed: 'Missing from the leak',
}

function sideBySide(passages: TracedFile['match']['passages']): Html {
  return html`<h3>What was changed</h3>
    <div class="beside">
      <p class="head">Leaked</p>
      <p class="head">Held</p>
      ${passages.map(({ state, leaked, held }) =>
        state === 'same'
          ? html`<p class="faint" data-label="The same in both">${around(leaked)}</p>
              <p class="faint same">${around(held)}</p>`
          : html`<p class="what">${STATES[state]}</p>
              ${side('now', 'Leaked', leaked)} ${side('held', 'Held', held)}`,
      )}
    </div>`
}

function side(kind: string, label: string, text: string): Html {
  return text === ''
    ? html`<p class="faint" data-label="${label}">nothing here</p>`
    : html`<p class="${kind}" data-label="${label}"><bdi>${text}</bdi></p>`
}

function around(text: string): string {
  return text.length <= 2 * AROUND ? text : `${text.slice(0, AROUND)} … ${text.slice(-AROUND)}`
}
