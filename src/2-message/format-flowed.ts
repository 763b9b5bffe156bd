import type { TextLine } from './text-line.ts'

const SPACE = 32
const GREATER = 62

/**
 * Parts text of `format=flowed` (RFC 3676) into paragraphs as they were written: lines that end with a space go on in
 * the next one, quote marks and the space that guards a line's beginning are taken off. `deleteSpace` is the value of
 * the DelSp parameter: with `yes` the space at the end was put there by the client and goes.
 */
export function flowedLines(text: string, deleteSpace: string | undefined): TextLine[] {
  const lines: TextLine[] = []
  const softSpace = deleteSpace?.toLowerCase() === 'yes' ? 0 : 1
  let paragraph: { text: string[]; depth: number; from: number } | undefined
  const finish = () => {
    if (paragraph !== undefined)
      lines.push({ text: paragraph.text.join(''), depth: paragraph.depth, from: paragraph.from })
    paragraph = undefined
  }
  let from = 0
  while (from <= text.length) {
    const feed = text.indexOf('\n', from)
    const end = feed === -1 ? text.length : feed
    let content = from
    while (content < end && text.charCodeAt(content) === GREATER) content++
    const depth = content - from
    // RFC 3676 §4.4: the guarding space was put before lines that begin with a space, `>` or `From `.
    if (content < end && text.charCodeAt(content) === SPACE) content++
    // §4.5: a change of depth ends a paragraph, though its last line says that it goes on.
    if (paragraph !== undefined && paragraph.depth !== depth) finish()
    const line = text.slice(content, end)
    // §4.3: `-- ` stands alone, its space is part of it.
    const soft = line.endsWith(' ') && line !== '-- ' && feed !== -1
    if (line === '-- ') finish()
    paragraph ??= { text: [], depth, from }
    paragraph.text.push(soft ? line.slice(0, line.length - 1 + softSpace) : line)
    if (!soft) finish()
    from = end + 1
  }
  finish()
  return lines
}
