import type { TextLine } from './text-line.ts'

/** Lines from the end in which a footer is looked for: with a sponsor's words above it, it has some thirty. */
const MOST_LINES = 45

/** Lines below a footer's first one in which it says what it is. */
const MOST_BEFORE_WORDS = 5

const SAYS_LIST =
  /unsubscri|mailing[- ]?list|list-?info|mailman|majordomo|listserv|(?:subscription|list) (?:info|options|settings)|google ?groups|groups\.(?:google|yahoo)|yahoo! groups|sf\.net email|sourceforge\.net email|abmelden|désabonn|désinscri|cancelar (?:la |su )?suscripci|cancellare l'iscrizione|uitschrijven|avprenumerera/i

/** A line that begins a footer if its words follow: a rule, a signature's mark, Yahoo's sponsor, Google's sentence. */
const BEGINS =
  /^(?:_{20,}|-{20,}|={20,}|~{20,}|\*{20,}|-- ?|-{5,}.{0,20}(?:Yahoo! Groups|eGroups).{0,60}|You received this message because you are subscribed.*|To unsubscribe from this (?:group|list).*|To (?:post to|unsubscribe from) this (?:list|group).*)\s*$/i

/**
 * The line in which a mailing list's footer begins, or the number of lines where there is none: Mailman's ruled lines,
 * `-- ` with what to do to unsubscribe, Google's and Yahoo's groups, SourceForge's sponsors. Only at the end, and never
 * in a quote: a footer that somebody quotes is quoted.
 */
export function footerStart(lines: readonly TextLine[]): number {
  const lowest = Math.max(0, lines.length - MOST_LINES)
  let start = aloneStart(lines)
  for (let index = lines.length - 1; index >= lowest; index--) {
    const { text, depth } = lines[index]!
    if (depth > 0) break
    const first = text.charCodeAt(0)
    // `-`, `_`, `=`, `~`, `*`, T, Y: all that a footer begins with.
    if (first !== 45 && first !== 95 && first !== 61 && first !== 126 && first !== 42 && first !== 84 && first !== 89)
      continue
    if (BEGINS.test(text) && saysList(lines, index, start)) start = index
  }
  return start
}

/** A footer that is nothing but the address of the list's page, on the last line. */
function aloneStart(lines: readonly TextLine[]): number {
  const last = lines.findLastIndex(({ text }) => text.trim() !== '')
  if (last < 1 || lines[last]!.depth > 0) return lines.length
  return /^https?:\/\/\S{1,100}\/listinfo\/\S{1,60}\s*$/.test(lines[last]!.text) ? last : lines.length
}

function saysList(lines: readonly TextLine[], from: number, end: number): boolean {
  let words = 0
  for (let index = from; index < end && words <= MOST_BEFORE_WORDS; index++) {
    const { text } = lines[index]!
    if (SAYS_LIST.test(text)) return true
    if (text.trim() !== '') words++
  }
  // A sponsor's lines right above a footer are of it: one block, parted by ruled lines.
  return end < lines.length && words <= MOST_BEFORE_WORDS && /^[-_=]{20,}\s*$/.test(lines[from]!.text)
}
