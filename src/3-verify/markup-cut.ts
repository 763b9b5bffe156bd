import type { Leaf } from './leaf-edit.ts'
import type { Undone } from './repair.ts'

/** An HTML text without the characters [from, to), and without the line ends that stand around them. */
export function* withLineEnds(leaf: Leaf, html: string, from: number, to: number, what: string): Generator<Undone> {
  const before = html.slice(from - 2, from) === '\r\n' ? from - 2 : from
  const after = html.slice(to, to + 2) === '\r\n' ? to + 2 : to
  yield* putMarkup(leaf, html.slice(0, from) + html.slice(to), what)
  if (after !== to) yield* putMarkup(leaf, html.slice(0, from) + html.slice(after), what)
  if (before !== from) yield* putMarkup(leaf, html.slice(0, before) + html.slice(to), what)
}

/** The bodies with another HTML text in a leaf. */
export function* putMarkup(leaf: Leaf, html: string, what: string): Generator<Undone> {
  for (const body of leaf.put(Buffer.from(html, 'latin1'))) {
    const says = `Took ${what} out of an HTML text, ${leaf.text.length - html.length} characters.`
    yield { body, says, span: leaf.part.content }
  }
}
