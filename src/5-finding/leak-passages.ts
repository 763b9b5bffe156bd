import type { Passage, ReadText, Span } from '#ground'

/** A stretch of a leaked text beside the held one. */
export interface LeakPassage {
  readonly state: 'same' | 'changed' | 'inserted' | 'removed'
  readonly leaked: string
  readonly held: string
}

/** `3`, `- 3 -`, `3/12`, `Page 3 of 12`: what a printer puts on a page. */
const FURNITURE = /^\W{0,3}(?:\p{L}{4,6} )?\d{1,4}(?:\s?(?:\/|of|von|de|sur)\s?\d{1,4})?\W{0,3}$/u

/**
 * Passages as a person is shown them: text as it was written. What was only read badly counts as the same, and so does
 * the number of a page that stands on a line of its own.
 */
export function leakPassages(left: ReadText, right: ReadText, passages: readonly Passage[]): LeakPassage[] {
  const shown: { state: LeakPassage['state']; left: Span; right: Span }[] = []
  for (const passage of passages) {
    const state = passage.state === 'misread' || isFurniture(left, right, passage) ? 'same' : passage.state
    const before = shown.at(-1)
    if (before?.state !== state) {
      shown.push({ state, left: passage.left, right: passage.right })
      continue
    }
    before.left = { from: before.left.from, to: passage.left.to }
    before.right = { from: before.right.from, to: passage.right.to }
  }
  return shown.map(({ state, left: { from, to }, right: { from: heldFrom, to: heldTo } }) => ({
    state,
    leaked: left.text.slice(from, to),
    held: right.text.slice(heldFrom, heldTo),
  }))
}

function isFurniture(left: ReadText, right: ReadText, { state, left: own, right: other }: Passage): boolean {
  if (state !== 'inserted' && state !== 'removed') return false
  const [{ text }, { from, to }] = state === 'inserted' ? [left, own] : [right, other]
  const line = text.slice(text.lastIndexOf('\n', from - 1) + 1, lineEnd(text, to))
  return line.length <= 30 && FURNITURE.test(line.trim())
}

function lineEnd(text: string, from: number): number {
  const end = text.indexOf('\n', from)
  return end === -1 ? text.length : end
}
