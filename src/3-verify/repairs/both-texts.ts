import { type Leaf, lineStarts, replaced } from '../leaf-edit.ts'
import type { Repair, Undone } from '../repair.ts'

/**
 * A gateway put the same words into the plain and the HTML text of a mail: a disclaimer below both, a banner above both.
 * Cuts are tried in pairs that take the same words out, which leaves few.
 */
export const bothTexts: Repair = {
  name: 'both-texts',
  stage: 3,
  cost: 1,
  // A notice is cut out in some forty ways, by the line ends around it, and gateways code both texts anew with it.
  carries: 40,
  *undo(damaged) {
    const leaves = damaged.leaves()
    const plain = leaves.filter(({ part }) => part.type === 'text/plain')
    const html = leaves.filter(
      ({ part, view }) => part.type === 'text/html' && (view === 'decoded' || part.encoding !== 'base64'),
    )
    for (const one of plain)
      for (const other of html) {
        if (one.part.parent !== other.part.parent || other.part.content.from < one.part.content.from) continue
        const end = pairs(damaged.body, one, other, bottomLines(one), bottomMarkup(other), 'the end')
        const top = pairs(damaged.body, one, other, topLines(one), topMarkup(other), 'the top')
        yield* byTurns(end, top)
      }
  },
}

/** A text with something cut out of it, and the letters of what was cut out. */
interface Cut {
  readonly left: string
  readonly letters: string
}

interface MarkupCut extends Cut {
  readonly markup: string
}

function* pairs(
  body: Buffer,
  plain: Leaf,
  html: Leaf,
  plainCuts: Iterable<Cut>,
  htmlCuts: Iterable<MarkupCut>,
  place: string,
): Generator<Undone> {
  const byLetters = Map.groupBy(htmlCuts, ({ letters }) => letters)
  const found = [...plainCuts].flatMap(cut =>
    cut.letters.length < FEWEST_LETTERS
      ? []
      : (byLetters.get(cut.letters) ?? []).map(other => ({ cut, other, whole: isWhole(other.markup) })),
  )
  for (const { cut, other } of [...found.filter(({ whole }) => whole), ...found.filter(({ whole }) => !whole)])
    for (const second of html.write(Buffer.from(other.left, 'latin1')))
      for (const first of plain.write(Buffer.from(cut.left, 'latin1'))) {
        const says = `Took the same ${cut.letters.length} letters off ${place} of the plain and the HTML text.`
        const span = { from: plain.part.content.from, to: html.part.content.to }
        yield { body: replaced(replaced(body, html.part, second), plain.part, first), says, span }
      }
}

/** What a gateway puts in is whole: each element that begins in it ends in it. A cut through the text of people seldom is. */
function isWhole(markup: string): boolean {
  let depth = 0
  for (const [tag] of markup.matchAll(/<\/?(?:div|table|tbody|tr|td|p|span|font|blockquote|b|ul|li)\b/gi)) {
    depth += tag.startsWith('</') ? -1 : 1
    if (depth < 0) return false
  }
  return depth === 0
}

/** The items of both, one of each by turns. */
function* byTurns<Item>(one: Iterator<Item>, other: Iterator<Item>): Generator<Item> {
  const open = [one, other]
  for (let turn = 0; open.length > 0; turn++) {
    const at = turn % open.length
    const next = open[at]!.next()
    if (next.done === true) open.splice(at, 1)
    else yield next.value
  }
}

/** The same few letters may stand anywhere; a notice is longer. */
const FEWEST_LETTERS = 12

const REACH = 12_000
const MOST = 60
/** The end tag of the body stands near the end of a document. */
const END_REACH = 500

/** Letters and digits only, entities and tags gone: what both texts have in common of the same words. */
function lettersOf(text: string): string {
  return text
    .replace(/<[^<>]{0,2000}>/g, '')
    .replace(/&(?:[a-z]{1,8}|#\d{1,7});/gi, '')
    .replace(/[^A-Za-z0-9]+/g, '')
}

function* bottomLines({ text }: Leaf): Generator<Cut> {
  const words = text.toString('latin1')
  const starts = lineStarts(text).slice(0, -1).slice(-MOST).toReversed()
  for (const from of starts) {
    const letters = lettersOf(words.slice(from))
    let end = from
    yield { left: words.slice(0, end), letters }
    while (words.slice(end - 2, end) === '\r\n' && end > from - 6) {
      end -= 2
      yield { left: words.slice(0, end), letters }
    }
  }
}

function* topLines({ text }: Leaf): Generator<Cut> {
  const words = text.toString('latin1')
  for (const to of lineStarts(text).slice(1, MOST))
    yield { left: words.slice(to), letters: lettersOf(words.slice(0, to)) }
}

function* bottomMarkup({ text }: Leaf): Generator<MarkupCut> {
  const html = text.toString('latin1')
  const found = html.toLowerCase().lastIndexOf('</body>')
  const to = found < html.length - END_REACH ? html.length : found
  const base = Math.max(0, to - REACH)
  const tags = [...html.slice(base, to).matchAll(/<[a-z][a-z0-9]{0,12}\b/gi)].slice(-2 * MOST)
  for (const tag of tags.toReversed()) yield* around(html, base + tag.index, to)
}

function* topMarkup({ text }: Leaf): Generator<MarkupCut> {
  const html = text.toString('latin1')
  const start = /<body\b[^<>]{0,2000}>/i.exec(html.slice(0, 60_000))
  const below = start === null ? 0 : start.index + start[0].length
  for (const from of new Set([below, 0])) yield* topCuts(html, from)
}

function* topCuts(html: string, from: number): Generator<MarkupCut> {
  const tags = [...html.slice(from, from + REACH).matchAll(/<\/[a-z0-9]{1,12}>|<(?:br|hr)\b[^<>]{0,300}>/gi)].slice(
    0,
    2 * MOST,
  )
  for (const tag of tags) yield* around(html, from, from + tag.index + tag[0].length)
}

function* around(html: string, from: number, to: number): Generator<MarkupCut> {
  const markup = html.slice(from, to)
  const letters = lettersOf(markup)
  const before = html.slice(from - 2, from) === '\r\n' ? from - 2 : from
  const after = html.slice(to, to + 2) === '\r\n' ? to + 2 : to
  const ends = new Set([`${from} ${to}`, `${before} ${to}`, `${from} ${after}`, `${before} ${after}`])
  for (const pair of ends) {
    const [left, right] = pair.split(' ').map(Number) as [number, number]
    yield { left: html.slice(0, left) + html.slice(right), letters, markup }
  }
}
