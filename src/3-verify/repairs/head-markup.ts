import type { Leaf } from '../leaf-edit.ts'
import { putMarkup, withLineEnds } from '../markup-cut.ts'
import type { Repair, Undone } from '../repair.ts'

/**
 * A gateway put elements into the head of an HTML text, a `<meta>` with its charset as Exchange does, or a frame of
 * `<html>` and `<head>` around what had none.
 */
export const headMarkup: Repair = {
  name: 'head-markup',
  stage: 3,
  cost: 1,
  *undo(damaged) {
    for (const leaf of damaged.leaves())
      if (leaf.part.type === 'text/html') {
        const html = leaf.text.toString('latin1')
        yield* withoutFrame(leaf, html)
        yield* withoutElements(leaf, html)
      }
  },
}

const REACH = 6000

/** Exchange ends the line above its element as well as its own, so both line ends may have come with it. */
function* withoutElement(leaf: Leaf, html: string, from: number, to: number): Generator<Undone> {
  const what = 'an element of the head'
  yield* withLineEnds(leaf, html, from, to, what)
  if (html.slice(from - 2, from) === '\r\n' && html.slice(to, to + 2) === '\r\n')
    yield* putMarkup(leaf, html.slice(0, from - 2) + html.slice(to + 2), what)
}

/** The text without a frame that was put around it. */
function* withoutFrame(leaf: Leaf, html: string): Generator<Undone> {
  const frame = /^\s*<html>\s*<head>[^]{0,2000}?<\/head>\s*<body>(?:\r\n)?/i.exec(html.slice(0, REACH))?.[0]
  const end = /(?:\r\n)?<\/body>\s*<\/html>\s*$/i.exec(html.slice(-200))?.[0]
  if (frame === undefined || end === undefined) return
  for (const cut of new Set([end.length, end.replace(/^\r\n/, '').length]))
    yield* putMarkup(leaf, html.slice(frame.length, html.length - cut), 'the frame of html, head and body')
}

/** Single elements that programs put into the head, with the line end that came with them. */
function* withoutElements(leaf: Leaf, html: string): Generator<Undone> {
  const head = html.slice(0, REACH)
  const shapes = [/<meta\b[^<>]{0,300}>/gi, /<style\b[^<>]{0,200}>[^]{0,4000}?<\/style>/gi, /<!--[^]{0,2000}?-->/g]
  for (const shape of shapes)
    for (const found of [...head.matchAll(shape)].slice(0, 10))
      yield* withoutElement(leaf, html, found.index, found.index + found[0].length)
}
