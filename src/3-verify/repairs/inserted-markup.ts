import type { Leaf } from '../leaf-edit.ts'
import { withLineEnds } from '../markup-cut.ts'
import type { Repair, Undone } from '../repair.ts'

/**
 * A gateway put markup into the body of an HTML text: a banner below `<body>` or at the very top, a footer above `</body>`.
 */
export const insertedMarkup: Repair = {
  name: 'inserted-markup',
  stage: 3,
  cost: 2,
  *undo(damaged) {
    for (const leaf of damaged.leaves()) {
      if (leaf.part.type !== 'text/html') continue
      const html = leaf.text.toString('latin1')
      yield* belowBody(leaf, html)
      yield* aboveEnd(leaf, html)
    }
  },
}

const REACH = 12_000
const MOST_TAGS = 120
const TOP_TAGS = 20
/** The end tags of a document stand near its end. */
const END_REACH = 500

/** What was put in right below the start of the body, up to the end of one of the tags that follow. */
function* belowBody(leaf: Leaf, html: string): Generator<Undone> {
  const start = /<body\b[^<>]{0,2000}>/i.exec(html.slice(0, 60_000))
  for (const from of new Set([start === null ? 0 : start.index + start[0].length, 0])) {
    const near = html.slice(from, from + REACH)
    const tags = [...near.matchAll(/<\/[a-z0-9]{1,12}>|<(?:br|hr|img)\b[^<>]{0,300}>/gi)]
    for (const tag of tags.slice(0, from === 0 ? TOP_TAGS : MOST_TAGS))
      yield* withLineEnds(leaf, html, from, from + tag.index + tag[0].length, 'what stood on top of the body')
  }
}

/** What was put in right above the end of the body, from the start of one of the tags before it. */
function* aboveEnd(leaf: Leaf, html: string): Generator<Undone> {
  const tail = Math.max(0, html.length - END_REACH)
  const ends = ['</body>', '</html>'].map(tag => html.toLowerCase().lastIndexOf(tag)).filter(end => end >= tail)
  for (const to of [...ends, html.length]) {
    const base = Math.max(0, to - REACH)
    const near = html.slice(base, to)
    const tags = [...near.matchAll(/<[a-z][a-z0-9]{0,12}\b/gi)].slice(-MOST_TAGS).toReversed()
    for (const found of tags)
      yield* withLineEnds(leaf, html, base + found.index, to, 'what stood at the end of the body')
  }
}
