/** One line of a body as a reader sees it, its quote marks taken off. */
export interface TextLine {
  readonly text: string
  /** How deep it is quoted: the number of `>` before it, or of quoting elements around it. */
  readonly depth: number
  /** Where it begins in the part's decoded text. In HTML the place is that of its first words, or of the tag before. */
  readonly from: number
  /** What the client's own markup says that it is. */
  readonly mark?: 'signature'
}

const SPACE = 32
const GREATER = 62

/** Parts plain text into its lines, with their quote marks counted: `> > a` is quoted twice. */
export function plainLines(text: string): TextLine[] {
  const lines: TextLine[] = []
  let from = 0
  while (from <= text.length) {
    const feed = text.indexOf('\n', from)
    const end = feed === -1 ? text.length : feed
    lines.push(plainLine(text, from, end))
    from = end + 1
  }
  return lines
}

function plainLine(text: string, from: number, end: number): TextLine {
  const first = text.charCodeAt(from)
  // Some clients indent the marks by one space.
  const indented = first === SPACE && text.charCodeAt(from + 1) === GREATER
  if ((first !== GREATER && !indented) || from === end) return { text: text.slice(from, end), depth: 0, from }
  let depth = 0
  let at = indented ? from + 1 : from
  let content = at
  while (at < end) {
    const code = text.charCodeAt(at)
    if (code === GREATER) {
      depth++
      content = ++at
    } else if (code === SPACE && at === content) at++
    else break
  }
  // One space after the last mark belongs to the mark; more of them are the writer's own.
  if (text.charCodeAt(content) === SPACE && content < end) content++
  return { text: text.slice(content, end), depth, from }
}
