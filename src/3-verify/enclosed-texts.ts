/** Texts of one print that are tried as somebody else's mail. */
const MOST_TEXTS = 6
const SHORTEST = 20
const MOST_LINES = 20_000

/**
 * The texts that may be another mail inside of a text: what stands below a copied header, as programs forward, and what
 * has quote marks, as they answer. In any language: a header is told by its form alone.
 */
export function enclosedTexts(text: string): readonly string[] {
  const lines = text.split(/\r\n|\n/, MOST_LINES)
  const found = [...belowHeaders(lines), ...quotedBlocks(lines)].filter(inner => inner.trim().length >= SHORTEST)
  return [...new Set(found)].slice(0, MOST_TEXTS)
}

/** `From: Anna`, `*Von:* Anna`, `发件人：Anna`. */
const FIELD = /^[*_\s]{0,3}[\p{L}][\p{L}\p{M} .'-]{0,26}[*_ ]{0,3}[:：]/u

/** Three fields in a row make a header; what they say may go on in lines between. */
function belowHeaders(lines: readonly string[]): string[] {
  const starts: number[] = []
  let fields = 0
  for (const [index, line] of lines.entries()) {
    if (line.trim() === '') {
      if (fields >= 3) starts.push(index + 1)
      fields = 0
    } else if (FIELD.test(line)) fields++
  }
  return starts.map(from => lines.slice(from).join('\n'))
}

/** Neighbouring lines with a quote mark, one mark taken off; the longest block first. */
function quotedBlocks(lines: readonly string[]): string[] {
  const blocks: string[][] = []
  let open = false
  for (const line of lines) {
    const isQuoted = line.startsWith('>')
    if (isQuoted && !open) blocks.push([])
    if (isQuoted) blocks.at(-1)!.push(line.replace(/^> ?/, ''))
    open = isQuoted
  }
  return blocks.map(block => block.join('\n')).sort((one, other) => other.length - one.length)
}
