import { VISIBLE, type Content } from './content.ts'

/** A print's own header stands at its top; one further down belongs to the text. */
const TOP = 12

/**
 * The text by which a document is compared with others: what a reader sees, without what a page or a print puts around
 * it. Page headers and footers come and go with the paper; the header of a printed mail is its program's, not the mail's.
 */
export function comparedText({ blocks, marks }: Content): string {
  const header = marks.find(({ kind, values }) => kind === 'mail-print' && Number(values['line']) <= TOP)?.values
  const [from, to] = [Number(header?.['line'] ?? 0) - 1, Number(header?.['until'] ?? 0)]
  let line = 0
  const kept: string[] = []
  for (const { kind, text } of blocks) {
    if (!VISIBLE.has(kind)) continue
    for (const own of text.split('\n')) {
      if (kind !== 'margin' && (line < from || line >= to)) kept.push(own)
      line++
    }
  }
  return kept.join('\n')
}
