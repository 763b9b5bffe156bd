import { lineStarts } from '../leaf-edit.ts'
import type { Repair } from '../repair.ts'

/** A banner was put on top of a text: "[EXTERNAL]", "CAUTION: This e-mail originated outside of the organisation". */
export const prependedLines: Repair = {
  name: 'prepended-lines',
  stage: 3,
  cost: 2,
  *undo(damaged) {
    for (const { part, text, view, put } of damaged.leaves()) {
      const starts = lineStarts(text)
      for (let line = 1; line < starts.length && line <= MOST_LINES; line++) {
        const to = starts[line]!
        const says = `Took ${line} lines off the top of ${view === 'raw' ? 'a text' : 'a decoded text'}.`
        const span = view === 'raw' ? { from: part.content.from, to: part.content.from + to } : part.content
        for (const body of put(text.subarray(to))) yield { body, says, span }
      }
      const mark = /^(?:\[[^\]\r\n]{2,40}\]|(?:EXTERNAL|CAUTION|WARNING)[^\r\n]{0,10}:)\s*/i.exec(
        text.toString('latin1', 0, 80),
      )?.[0]
      if (mark === undefined) continue
      for (const body of put(text.subarray(mark.length)))
        yield { body, says: `Took "${mark.trim()}" off the top.`, span: part.content }
    }
  },
}

const MOST_LINES = 24
