import { VISIBLE, type Content } from './content.ts'

/** A print's own header stands at its top. */
const TOP = 12
/** More seams between pages are only tried all alike. */
const MOST_SEAMS = 4

/**
 * The texts that a print may show, the likeliest first, to be tested against a signature: without the program's header and
 * what stands on each page's edge, with the paragraphs that its layout shows. Where a page ends nobody sees whether a
 * paragraph does, so both are given.
 */
export function printedTexts(content: Content): readonly string[] {
  const texts = (['spaced', 'flowing'] as const).flatMap(layout => seamed(pagesOf(content, layout)))
  return [...new Set(texts.map(text => text.trim()))].filter(text => text !== '')
}

function pagesOf({ blocks, marks }: Content, layout: 'spaced' | 'flowing'): readonly (readonly string[])[] {
  const header = marks.find(({ kind, values }) => kind === 'mail-print' && Number(values['line']) <= TOP)?.values
  const until = Number(header?.['until'] ?? 0)
  const pages: string[][] = []
  let line = 0
  for (const { kind, text, ...laid } of blocks) {
    if (!VISIBLE.has(kind)) continue
    const first = line
    line += text.split('\n').length
    if (kind === 'margin' || line <= until) continue
    const shown = (laid[layout] ?? text).split('\n')
    pages.push(first < until ? below(shown, text.split('\n').slice(until - first)[0]) : shown)
  }
  return withoutEdges(pages)
}

/** The lines from the one that begins a text on. */
function below(lines: readonly string[], begins: string | undefined): string[] {
  const plain = (text: string) => text.replace(/\s+/g, ' ').trim()
  const from = lines.findIndex(line => begins !== undefined && plain(line).startsWith(plain(begins)))
  return lines.slice(from === -1 ? lines.length : from)
}

/** `1 / 2`, `Page 3 of 5`, `- 4 -`; a browser's line with the page's address. */
const PAGE_NUMBER =
  /^\W{0,3}(?:page|seite|página|pagina|strona)?\s{0,3}\d{1,4}(?:\s{0,3}(?:\/|of|von|de|di|sur|z)\s{0,3}\d{1,4})?\W{0,3}$/i
const ADDRESS = /^(?:https?:\/\/\S{5,400}|file:\/\/\S{5,400})(?:\s+\d{1,4}\/\d{1,4})?$/

/** Pages without the lines on their edges that count them, or that stand on every one of them. */
function withoutEdges(pages: readonly string[][]): readonly (readonly string[])[] {
  const shape = (text: string | undefined) => (text ?? '').replace(/\d+/g, '0')
  const isRepeated = (at: 0 | -1) =>
    pages.length > 1 && pages.every(page => page.length > 1 && shape(page.at(at)) === shape(pages[0]!.at(at)))
  const [head, foot] = [isRepeated(0), isRepeated(-1)]
  const isEdge = (text: string) => PAGE_NUMBER.test(text) || ADDRESS.test(text)
  return pages.map(page => {
    const top = head || isEdge(page[0] ?? '') ? 1 : 0
    const end = foot || isEdge(page.at(-1) ?? '') ? page.length - 1 : page.length
    return trimmed(page.slice(top, end))
  })
}

function trimmed(lines: readonly string[]): readonly string[] {
  const isText = (line: string) => line.trim() !== ''
  const first = lines.findIndex(isText)
  return first === -1 ? [] : lines.slice(first, lines.findLastIndex(isText) + 1)
}

/** The pages one below the other, with and without an empty line at each seam. */
function seamed(pages: readonly (readonly string[])[]): readonly string[] {
  const filled = pages.filter(page => page.length > 0).map(page => page.join('\n'))
  if (filled.length === 0) return []
  const seams = filled.length - 1
  const masks = seams <= MOST_SEAMS ? Array.from({ length: 1 << seams }, (_, mask) => mask) : [0, -1]
  return masks.map(mask =>
    filled.reduce((text, page, index) => `${text}${((mask >> ((index - 1) % 31)) & 1) === 1 ? '\n\n' : '\n'}${page}`),
  )
}
