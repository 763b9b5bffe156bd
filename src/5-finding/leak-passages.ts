import { lettersOf, type Passage, type ReadText, type Span } from '#ground'

/** A stretch of a leaked text beside the held one. */
export interface LeakPassage {
  readonly state: 'same' | 'changed' | 'inserted' | 'removed'
  readonly leaked: string
  readonly held: string
}

/** `3`, `- 3 -`, `3/12`, `Page 3 of 12`: what a printer puts on a page. */
const FURNITURE = /^\W{0,3}(?:\p{L}{4,6} )?\d{1,4}(?:\s?(?:\/|of|von|de|sur)\s?\d{1,4})?\W{0,3}$/u

/** What programs print at the edge of a page beside the day: an address on the web or the disk, or that it was printed. */
const EDGE =
  /^(?:(?:https?|file):\/{2,3}\S{1,400}|[A-Za-z]:\\\S{1,300}|(?:printed|gedruckt|imprimé|impreso|stampato)\b[^.!?]{0,80})(?:\s+\d{1,4}\s?(?:\/|of)\s?\d{1,4})?$/iu

/** `11/3/25, 9:00 AM`, `03.11.2025 09:00:12`, `2025-11-03 09:00`. */
const DAY_AND_TIME = /\b\d{1,4}[./-]\d{1,2}[./-]\d{1,4},?\s{1,3}\d{1,2}:\d{2}(?::\d{2})?(?:\s?[AaPp]\.?[Mm]\b\.?)?/u

/** Longer lines are text, however often they stand there. */
const LONGEST = 100

/**
 * Passages as a person is shown them: text as it was written. What was only read badly counts as the same, and so does
 * the number of a page that stands on a line of its own.
 */
export function leakPassages(left: ReadText, right: ReadText, passages: readonly Passage[]): LeakPassage[] {
  const shown: { state: LeakPassage['state']; left: Span; right: Span }[] = []
  const [leftLines, rightLines] = [countLines(left.text), countLines(right.text)]
  const isOuter = (passage: Passage) => passage === passages[0] || passage === passages.at(-1)
  const isFree = (passage: Passage) =>
    (passage.state === 'inserted' &&
      (isFurniture(left, passage.left, leftLines) || (isOuter(passage) && isEdge(left, passage.left, right)))) ||
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

/**
 * Lines that a browser or an office program prints over and under a page, which stand once where there is one page only. A
 * day with its time may have the title beside it, and that is one only if the held text has those words too: a line that
 * somebody slipped in must not pass for the edge of a page.
 */
function isEdge({ text }: ReadText, { from, to }: Span, held: ReadText): boolean {
  const begin = text.lastIndexOf('\n', from - 1) + 1
  const lines = text.slice(begin, lineEnd(text, to)).split('\n')
  const known = lettersString(held.text)
  return lines
    .map(line => line.trim())
    .filter(line => line !== '')
    .every(line => {
      if (line.length > LONGEST && !/^(?:https?|file):/i.test(line)) return false
      if (FURNITURE.test(line) || EDGE.test(line)) return true
      const title = DAY_AND_TIME.test(line) ? lettersString(line.replace(DAY_AND_TIME, ' ')) : undefined
      return title !== undefined && known.includes(title)
    })
}

function lettersString(text: string): string {
  const { codes } = lettersOf(text)
  return Buffer.from(codes.buffer, codes.byteOffset, codes.byteLength).toString('utf16le')
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
