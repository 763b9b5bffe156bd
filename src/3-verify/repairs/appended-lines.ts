import { lineStarts } from '../leaf-edit.ts'
import type { Repair } from '../repair.ts'

/**
 * Something was hung below a text: a list's footer, a virus scanner's note, a disclaimer. What it says does not matter:
 * the text is cut at every line near its end, first where a footer is likely to begin.
 */
export const appendedLines: Repair = {
  name: 'appended-lines',
  stage: 3,
  cost: 2,
  *undo(damaged) {
    for (const { part, text, view, put } of damaged.leaves()) {
      const starts = lineStarts(text)
      for (const line of likelyCuts(text, starts)) {
        const from = starts[line]!
        const says = `Took ${starts.length - 1 - line} lines off the end of ${view === 'raw' ? 'a text' : 'a decoded text'}.`
        const span = view === 'raw' ? { from: part.content.from + from, to: part.content.to } : part.content
        for (const end of endings(text, from)) for (const body of put(text.subarray(0, end))) yield { body, says, span }
      }
    }
  },
}

const NEAREST = 60
const MOST_CUTS = 90

/** Lines that footers begin with: a rule, the mark of a signature, a note in stars. */
const BEGINNING =
  /^(?:[-_=*~#+]{2,}|-- ?$|\[|This (?:e-?mail|message)\b|You received this|To unsubscribe|Diese |CONFIDENTIAL|DISCLAIMER|Sent )/i

/** Line numbers to cut at: those that look like a beginning, then each from the end upwards. */
function likelyCuts(text: Buffer, starts: readonly number[]): readonly number[] {
  const last = starts.length - 2
  const near = Array.from({ length: Math.min(NEAREST, last + 1) }, (_, back) => last - back)
  const far = Math.max(0, last - 400)
  const marked: number[] = []
  for (let line = last; line >= far && marked.length < MOST_CUTS - NEAREST; line--)
    if (BEGINNING.test(text.toString('latin1', starts[line], Math.min(starts[line]! + 30, starts[line + 1]!))))
      marked.push(line)
  return [...new Set([...marked.slice(0, 8), ...near, ...marked])]
}

/** A cut text may have ended with the line end before the cut, or without it where a delimiter follows. */
function endings(text: Buffer, from: number): readonly number[] {
  let end = from
  while (end >= 2 && text[end - 2] === 0x0d && text[end - 1] === 0x0a && end > from - 6) end -= 2
  const cuts: number[] = []
  for (let at = end; at <= from; at += 2) cuts.push(at)
  return cuts.toReversed()
}
