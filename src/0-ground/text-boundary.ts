import type { Letters } from './text-letters.ts'

/** A text beside its letters. */
export interface ReadText {
  readonly text: string
  readonly letters: Letters
}

/** So far the edges of an insertion are moved. */
const FARTHEST = 400

/**
 * Moves the edges of what was put in or taken out to where a person would set them. When a new line begins like the line
 * that follows it, there are several ways to say which letters are new, and all are right; the one is chosen whose edges
 * fall on the ends of lines, else of sentences, else of words. Gives the partners so moved.
 */
export function settleEdges(left: ReadText, right: ReadText, partner: Int32Array): Int32Array {
  const settled = partner.slice()
  for (let index = 1; index < settled.length; index++) {
    if (settled[index - 1] === -1) continue
    if (settled[index] === -1) index = settleInserted(left, settled, index)
    else if (settled[index]! > settled[index - 1]! + 1) settleRemoved(right, settled, index)
  }
  return settled
}

/** Letters [from, to) of the left text have no partner and the right text goes on without a gap. Gives where they end. */
function settleInserted(left: ReadText, partner: Int32Array, from: number): number {
  let to = from
  while (to < partner.length && partner[to] === -1) to++
  if (to === partner.length || partner[to] !== partner[from - 1]! + 1) return to
  const { codes } = left.letters
  const next = partner[to]!
  const isFree = (step: number) =>
    step < 0
      ? from + step >= 0 && partner[from + step] === next + step && codes[from + step] === codes[to + step]
      : to + step < codes.length && partner[to + step] === next + step && codes[from + step] === codes[to + step]
  const step = bestStep(isFree, place => edge(left, from + place) + edge(left, to + place))
  for (let place = step; place < 0; place++) partner[to + place] = next + place
  for (let place = 0; place < step; place++) partner[from + place] = next + place
  partner.fill(-1, from + step, to + step)
  return to + Math.max(0, step)
}

/** Before the left letter at an index the right text has letters without partner. */
function settleRemoved(right: ReadText, partner: Int32Array, index: number): void {
  const [from, to] = [partner[index - 1]! + 1, partner[index]!]
  const { codes } = right.letters
  const isFree = (step: number) =>
    step < 0
      ? index + step >= 0 && partner[index + step] === from + step && codes[from + step] === codes[to + step]
      : index + step < partner.length && partner[index + step] === to + step && codes[from + step] === codes[to + step]
  const step = bestStep(isFree, place => edge(right, from + place) + edge(right, to + place))
  for (let place = step; place < 0; place++) partner[index + place] = to + place
  for (let place = 0; place < step; place++) partner[index + place] = from + place
}

/** How far the edges are moved, backwards or forwards: where they stand best, and of equal places the nearest. */
function bestStep(isFree: (step: number) => boolean, worth: (place: number) => number): number {
  let best = 0
  let most = worth(0)
  const consider = (place: number) => {
    const value = worth(place)
    if (value > most) [best, most] = [place, value]
  }
  for (let step = -1; step >= -FARTHEST && isFree(step); step--) consider(step)
  for (let step = 0; step < FARTHEST && isFree(step); step++) consider(step + 1)
  return best
}

/** How good an edge stands before a letter: 3 at the end of a line after a sentence, 2 of a line or sentence, 1 of a word. */
function edge({ text, letters }: ReadText, index: number): number {
  if (index <= 0 || index >= letters.from.length) return 3
  const between = text.slice(letters.from[index - 1]! + 1, letters.from[index])
  const isSentence = /^[^\s]{0,3}[.!?:]/.test(between)
  const isLine = between.includes('\n')
  return isSentence && isLine ? 3 : isSentence || isLine ? 2 : /\s/.test(between) ? 1 : 0
}
