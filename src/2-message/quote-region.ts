import { attributionStart } from './attribution.ts'
import { announcement, quoteHeaderEnd } from './quote-header.ts'
import type { Region, Regions } from './text-region.ts'
import type { TextLine } from './text-line.ts'

/** Empty lines that may part an attribution from what it announces. */
const MOST_BLANK = 2

/** Lines below an attribution in which quote marks would stand. */
const NEAR = 12

/** Characters of words torn off, at most, and of the line that they were torn from, at least. */
const TORN = 30
const FULL = 50

/**
 * Marks others' words up to the line `end`: those with a name or a mark before them, and what stands below an
 * announcement, a copied header or an attribution. Answers what was announced first.
 */
export function markQuotes(lines: readonly TextLine[], of: Region[], end: number): Regions['announced'] {
  const marked = lines.findLastIndex(({ depth }) => depth > 0)
  let announced: Regions['announced']
  for (let index = 0; index < end; index++) {
    const { text, depth } = lines[index]!
    if (depth > 0) {
      if ((lines[index - 1]?.depth ?? 0) > 0) continue
      // Forwards of webmail lie in a quoting element, with their announcement as its first words.
      announced ??= announcement(text)
      if (index > 0) markAttribution(lines, of, index)
      continue
    }
    const start = mayStart(text) ? quoteStart(lines, index, end, marked) : undefined
    if (start === undefined) continue
    announced ??= start.announced
    of.fill('attribution', start.from, start.to)
    const next = nextFull(lines, start.to, end)
    if (next < end && lines[next]!.depth === 0) {
      of.fill('quoted', start.to, end)
      break
    }
    index = start.to - 1
  }
  markNamed(lines, of)
  markTorn(lines, of)
  return announced
}

const HYPHEN = 45
const COLON = 58
const WIDE_COLON = 0xff1a

/** Cheap test of a line that may stand before others' words: a ruled one, one with a colon near its beginning or end. */
function mayStart(text: string): boolean {
  const first = text.charCodeAt(0)
  return first === HYPHEN || first === 95 || first === 61 || first === 42 || endsWithColon(text) || mayHoldLabel(text)
}

/** What begins in a line: an announcement, a copied header, an attribution of words without marks. */
function quoteStart(
  lines: readonly TextLine[],
  index: number,
  end: number,
  marked: number,
): { readonly announced: 'original' | 'forwarded'; readonly from: number; readonly to: number } | undefined {
  const { text } = lines[index]!
  const said = announcement(text)
  const header = quoteHeaderEnd(lines, said === undefined ? index : nextFull(lines, index + 1, end))
  if (said !== undefined || header !== -1)
    return { announced: said ?? 'original', from: ruleBefore(lines, index), to: Math.max(header, index + 1) }
  if (!endsWithColon(text) || quotesFollow(lines, index, marked)) return undefined
  const from = attributionStart(lines, index, 'text')
  // With nothing written above it, the answer is among the words below, and which they are nothing tells.
  return from === -1 || !lines.slice(0, from).some(line => line.text.trim() !== '')
    ? undefined
    : { announced: 'original', from, to: index + 1 }
}

function endsWithColon(text: string): boolean {
  let last = text.length - 1
  while (last >= 0 && text.charCodeAt(last) <= 32) last--
  const code = text.charCodeAt(last)
  return code === COLON || code === WIDE_COLON
}

/** A copied field's name is short; most lines have no colon there. */
function mayHoldLabel(text: string): boolean {
  const colon = text.indexOf(':')
  return (colon > 0 && colon < 28) || (colon === -1 && text.includes('：'))
}

/** The next line with words in it, or the end. */
function nextFull(lines: readonly TextLine[], from: number, end: number): number {
  let index = from
  while (index < end && lines[index]!.text.trim() === '') index++
  return index < end ? index : end
}

/** The ruled line that Outlook draws above a copied header belongs to it. */
function ruleBefore(lines: readonly TextLine[], index: number): number {
  let before = index - 1
  while (before >= 0 && index - before <= MOST_BLANK && lines[before]!.text.trim() === '') before--
  return before >= 0 && /^\s*[_-]{5,}\s*$/.test(lines[before]!.text) ? before : index
}

/** True where quote marks follow soon, which then tell whose the lines are. */
function quotesFollow(lines: readonly TextLine[], index: number, lastMarked: number): boolean {
  if (lastMarked < index) return false
  if (lines[index + 1]?.text.trim() !== '') return true
  return lines.slice(index + 1, index + 1 + NEAR).some(({ depth }) => depth > 0)
}

/** A name before each quoted line, as Supercite and its kin put it: `Anna> shall we?` */
const NAME_MARK = /^\s{0,2}(\p{Lu}[\p{L}.-]{1,11})> ?/u

/** Marks lines that a name and a `>` stand before, if there are two of one name: one alone may be an arrow. */
function markNamed(lines: readonly TextLine[], of: Region[]): void {
  const named = new Map<string, number[]>()
  for (let index = 0; index < lines.length; index++) {
    const { text } = lines[index]!
    const sign = of[index] === 'own' ? text.indexOf('>') : -1
    const name = sign > 1 && sign < 15 ? NAME_MARK.exec(text)?.[1] : undefined
    if (name === undefined) continue
    const places = named.get(name)
    if (places === undefined) named.set(name, [index])
    else places.push(index)
  }
  for (const places of named.values()) {
    if (places.length > 1) for (const place of places) of[place] = 'quoted'
  }
}

/** What writers put where they cut something out. */
const ELISION =
  /^\s*(?:\[?[.…]{2,4}\]?|\[.{0,30}(?:snip|cut|…|\.\.\.).{0,30}\]|<(?:snip|cut|schnipp?)[^>]{0,20}>|-*\s*8<\s*-*)\s*$/i

function markAttribution(lines: readonly TextLine[], of: Region[], block: number): void {
  let last = lastFull(lines, block)
  const elided = last
  if (last >= 0 && ELISION.test(lines[last]!.text)) last = lastFull(lines, last)
  if (last < 0 || lines[last]!.depth >= lines[block]!.depth || of[last] !== 'own') return
  const start = attributionStart(lines, last, 'quote')
  if (start !== -1) of.fill('attribution', start, block)
  else if (elided !== last) of.fill('attribution', elided, block)
}

/** The line with words above, if only a few empty ones are between, else -1. */
function lastFull(lines: readonly TextLine[], index: number): number {
  let last = index - 1
  while (last >= 0 && index - last <= MOST_BLANK && lines[last]!.text.trim() === '') last--
  return last >= 0 && lines[last]!.text.trim() !== '' ? last : -1
}

/**
 * Marks what was torn off of quoted lines. A client that breaks long lines after it has put its marks before them
 * leaves their last words without one, between two lines of the quote.
 */
function markTorn(lines: readonly TextLine[], of: Region[]): void {
  for (let index = 1; index + 1 < lines.length; index++) {
    if (of[index] !== 'own' || of[index - 1] !== 'quoted' || of[index + 1] !== 'quoted') continue
    const [above, torn, below] = [lines[index - 1]!, lines[index]!, lines[index + 1]!]
    if (torn.text === '' || torn.text.length > TORN || above.text.length < FULL || above.depth !== below.depth) continue
    of[index] = 'quoted'
  }
}
