import { flowedLines } from './format-flowed.ts'
import { readHtmlText, type HtmlLink } from './html-text.ts'
import type { Part } from './message.ts'
import { readRegions, type Regions } from './text-region.ts'
import { plainLines, type TextLine } from './text-line.ts'

/** A text that a reader is shown, taken apart once for all who ask of it: its words, its links, whose they are. */
export interface Body {
  readonly part: Part
  readonly text: string
  readonly format: 'plain' | 'html'
  readonly lines: readonly TextLine[]
  readonly regions: Regions
  /** Targets of HTML; those of plain text are found in its words. */
  readonly links: readonly HtmlLink[]
  /** Against what the page's relative targets count. */
  readonly base?: string
  /** True for the texts of a mail that lies in this one: somebody else's words. */
  readonly enclosed: boolean
  /** Texts with one number are alternatives of each other (RFC 2046 §5.1.4). */
  readonly group: number
}

/** Takes apart the texts of a message that are shown, in order of its parts. */
export function readBodies(parts: readonly Part[]): Body[] {
  const bodies: Body[] = []
  for (const part of parts) {
    if (part.role !== 'body' || part.text === undefined) continue
    const place = placeOf(part, parts)
    if (isMarkup(part.type, part.text)) {
      const { lines, links, base } = readHtmlText(part.text)
      const regions = readRegions(lines)
      bodies.push({
        part,
        text: part.text,
        format: 'html',
        lines,
        regions,
        links,
        ...place,
        ...(base === undefined ? {} : { base }),
      })
    } else {
      const flowed = part.parameters['format']?.toLowerCase() === 'flowed'
      const lines = flowed ? flowedLines(part.text, part.parameters['delsp']) : plainLines(part.text)
      bodies.push({ part, text: part.text, format: 'plain', lines, regions: readRegions(lines), links: [], ...place })
    }
  }
  return bodies
}

/** Markup by its type, or by its first words where a program sent a page as plain text. */
function isMarkup(type: string, text: string): boolean {
  if (type !== 'text/plain') return type === 'text/html' || type === 'text/enriched' || type === 'text/richtext'
  return (
    text.trimStart().startsWith('<') && /^\s*<(?:!doctype\s+html|html|head|body|table)[\s>]/i.test(text.slice(0, 300))
  )
}

function placeOf(part: Part, parts: readonly Part[]): { readonly enclosed: boolean; readonly group: number } {
  let group = part.index
  let enclosed = false
  for (let parent = part.parent; parent !== undefined; parent = parts[parent]?.parent) {
    const { type } = parts[parent]!
    if (type.startsWith('message/')) enclosed = true
    // The outermost alternative around the text, but none outside of the mail that it lies in.
    else if (type === 'multipart/alternative' && !enclosed) group = parent
  }
  return { enclosed, group }
}
