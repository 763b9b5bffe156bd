import type { Passage, ReadText, Span } from '#ground'

/** A stretch of a leaked text beside the held one. */
export interface LeakPassage {
  readonly state: 'same' | 'changed' | 'inserted' | 'removed'
  readonly leaked: string
  readonly held: string
}

/** `3`, `- 3 -`, `3/12`, `Page 3 of 12`: what a printer puts on a page. */
const FURNITURE = /^\W{0,3}(?:\p{L}{4,6} )?\d{1,4}(?:\s?(?:\/|of|von|de|sur)\s?\d{1,4})?\W{0,3}$/u

/** Longer lines are text, however often they stand there. */
const LONGEST = 100

/**
 * Passages as a person is shown them: text as it was written. What was only read badly counts as the same, and so does
 * the number of a page that stands on a line of its own.
 */
export function leakPassages(left: ReadText, right: ReadText, passages: readonly Passage[]): LeakPassage[] {
  const shown: { state: LeakPassage['state']; left: Span; right: Span }[] = []
  const [leftLines, rightLines] = [countLines(left.text), countLines(right.text)]
  const isFree = (passage: Passage) =>
    (passage.state === 'inserted' && isFurniture(left, passage.left, leftLines)) ||
    (passage.state === 'removed' && isFurniture(right, passage.right, rightLines))
  for (const passage of passages) {
    const state = passage.state === 'misread' || isFree(passage) ? 'same' : passage.state
    const before = shown.at(-1)
    if (before?.state !== state) {
      shown.push({ state, left: passage.left, right: passage.right })
      continue
    }
    before.left = { from: before.left.from, to: passage.left.to }
    before.right = { from: before.right.from, to: passage.right.to }
  }
  const leaked = written(
    left.text,
    shown.map(each => each.left),
  )
  const held = written(
    right.text,
    shown.map(each => each.right),
  )
  return shown.map(({ state }, index) => ({ state, leaked: leaked[index]!, held: held[index]! }))
}

/**
 * The text of successive spans, lines joined. Spans go from letter to letter; the signs that touch them, a full stop or a
 * currency, are given to the one that they touch first.
 */
function written(text: string, spans: readonly Span[]): string[] {
  let last = 0
  return spans.map(({ from, to }, index) => {
    if (from === to) return ''
    const next = spans.slice(index + 1).find(span => span.to > span.from)?.from ?? text.length
    let begin = from
    while (begin > last && !isSpace(text, begin - 1)) begin--
    let end = to
    while (end < next && !isSpace(text, end)) end++
    last = end
    return text.slice(begin, end).replace(/\s+/g, ' ').trim()
  })
}

function isSpace(text: string, index: number): boolean {
  return /\s/.test(text.charAt(index))
}

/**
 * A line that a printer or a page layout puts there: a page number, or a short line that stands on several pages, numbers
 * aside. `lines` counts the lines of the text by their masked form.
 */
function isFurniture({ text }: ReadText, { from, to }: Span, lines: ReadonlyMap<string, number>): boolean {
  const begin = text.lastIndexOf('\n', from - 1) + 1
  return text
    .slice(begin, lineEnd(text, to))
    .split('\n')
    .map(line => line.trim())
    .filter(line => line !== '')
    .every(line => FURNITURE.test(line) || (line.length <= LONGEST && (lines.get(masked(line)) ?? 0) > 1))
}

function countLines(text: string): Map<string, number> {
  const lines = new Map<string, number>()
  for (const line of text.split('\n')) lines.set(masked(line.trim()), (lines.get(masked(line.trim())) ?? 0) + 1)
  return lines
}

function masked(line: string): string {
  return line.replace(/\d+/g, '#')
}

function lineEnd(text: string, from: number): number {
  const end = text.indexOf('\n', from)
  return end === -1 ? text.length : end
}
