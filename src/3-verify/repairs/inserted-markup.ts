import { type Leaf, leavesOf } from '../leaf-edit.ts'
import type { Repair, Undone } from '../repair.ts'

/**
 * A gateway put markup into an HTML text: a banner below `<body>`, a footer above `</body>`, a `<meta>` with its charset
 * as Exchange does, or a frame of `<html>` and `<head>` around what had none.
 */
export const insertedMarkup: Repair = {
  name: 'inserted-markup',
  stage: 3,
  cost: 2,
  *undo(damaged) {
    for (const leaf of leavesOf(damaged)) {
      if (leaf.part.type !== 'text/html') continue
      const html = leaf.text.toString('latin1')
      yield* elements(leaf, html)
      yield* belowBody(leaf, html)
      yield* aboveEnd(leaf, html)
    }
  },
}

const REACH = 12_000
const MOST_TAGS = 120

/** Single elements that programs put into the head, with the line end that came with them. */
function* elements(leaf: Leaf, html: string): Generator<Undone> {
  const head = html.slice(0, REACH)
  const shapes = [/<meta\b[^>]{0,300}>/gi, /<style\b[^>]{0,200}>[^]{0,4000}?<\/style>/gi, /<!--[^]{0,2000}?-->/g]
  for (const shape of shapes)
    for (const found of [...head.matchAll(shape)].slice(0, 10))
      yield* withLineEnds(leaf, html, found.index, found.index + found[0].length, 'an element of the head')
  const frame = /^\s*<html>\s*<head>[^]{0,2000}?<\/head>\s*<body>(?:\r\n)?/i.exec(head)?.[0]
  const end = /(?:\r\n)?<\/body>\s*<\/html>\s*$/i.exec(html.slice(-200))?.[0]
  if (frame === undefined || end === undefined) return
  yield* put(leaf, html.slice(frame.length, html.length - end.length), 'the frame of html, head and body')
}

/** What was put in right below the start of the body, up to the end of one of the tags that follow. */
function* belowBody(leaf: Leaf, html: string): Generator<Undone> {
  const start = /<body\b[^>]{0,2000}>/i.exec(html.slice(0, 60_000))
  const from = start === null ? 0 : start.index + start[0].length
  const near = html.slice(from, from + REACH)
  for (const found of [...near.matchAll(/<\/[a-z0-9]{1,12}>|<(?:br|hr|img)\b[^>]{0,300}>/gi)].slice(0, MOST_TAGS))
    yield* withLineEnds(leaf, html, from, from + found.index + found[0].length, 'what stood on top of the body')
}

/** What was put in right above the end of the body, from the start of one of the tags before it. */
function* aboveEnd(leaf: Leaf, html: string): Generator<Undone> {
  const ends = [html.search(/<\/body>\s*(?:<\/html>)?\s*$/i), html.search(/<\/html>\s*$/i), html.length]
  for (const to of new Set(ends.filter(end => end !== -1))) {
    const base = Math.max(0, to - REACH)
    const near = html.slice(base, to)
    const tags = [...near.matchAll(/<[a-z][a-z0-9]{0,12}\b/gi)].slice(-MOST_TAGS).toReversed()
    for (const found of tags)
      yield* withLineEnds(leaf, html, base + found.index, to, 'what stood at the end of the body')
  }
}

/** The cut with and without the line ends that stand around it. */
function* withLineEnds(leaf: Leaf, html: string, from: number, to: number, what: string): Generator<Undone> {
  const before = html.slice(from - 2, from) === '\r\n' ? from - 2 : from
  const after = html.slice(to, to + 2) === '\r\n' ? to + 2 : to
  yield* put(leaf, html.slice(0, from) + html.slice(to), what)
  if (after !== to) yield* put(leaf, html.slice(0, from) + html.slice(after), what)
  if (before !== from) yield* put(leaf, html.slice(0, before) + html.slice(to), what)
}

function* put(leaf: Leaf, html: string, what: string): Generator<Undone> {
  for (const body of leaf.put(Buffer.from(html, 'latin1'))) {
    const says = `Took ${what} out of an HTML text, ${leaf.text.length - html.length} characters.`
    yield { body, says, span: leaf.part.content }
  }
}
