import type { Drawing } from './pdf-drawer.ts'
import { area, type DrawnBox, type DrawnLetter, overlap } from './pdf-drawing.ts'

/** A box lower or narrower than this is a rule or an underline, in points. */
const LEAST_SIDE = 4
/** Share of a letter that must lie under a box: boxes often cut into the line above. */
const COVERED = 0.6

/**
 * Finds text that a dark box was drawn over, which hides it on paper and on the screen but not from copying. Not every
 * dark box does: headings stand in white on one, tables have dark rows. So a letter counts as covered where the box was
 * drawn after it, or in its own colour, and nothing was drawn over the box again.
 */
export function coveredText({ letters, boxes }: Drawing): string[] {
  const dark = boxes.filter(
    ({ box, color }) => isDark(color) && box.right - box.left >= LEAST_SIDE && box.top - box.bottom >= LEAST_SIDE,
  )
  return dark
    .filter(box => !boxes.some(other => other.order > box.order && repaints(other, box)))
    .map(box =>
      letters
        .filter(letter => isCovered(letter, box))
        .map(({ text }) => text)
        .join(''),
    )
    .map(text => text.replace(/\s+/g, ' ').trim())
    .filter(isWording)
}

function isCovered(letter: DrawnLetter, { box, order, color }: DrawnBox): boolean {
  if (letter.order > order && letter.color !== color) return false
  const common = overlap(letter.box, box)
  return common !== undefined && area(common) >= COVERED * area(letter.box)
}

/** Another filling over the whole box, not dark itself: what was covered is then covered by that. */
function repaints(other: DrawnBox, { box }: DrawnBox): boolean {
  const common = overlap(other.box, box)
  return !isDark(other.color) && common !== undefined && area(common) > 0.9 * area(box)
}

/** Black and the dark greys and blues that redactions are made in; a strong colour is a stamp or a frame. */
function isDark(color: string): boolean {
  const found = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(color)
  return found !== null && found.slice(1).every(part => parseInt(part, 16) < 0x70)
}

/** Two letters or digits at least, and not one sign over and over, as forms are filled with. */
function isWording(text: string): boolean {
  const letters = text.replace(/[^\p{L}\p{N}]/gu, '')
  return letters.length >= 2 && new Set(letters.toLowerCase()).size > 1
}
