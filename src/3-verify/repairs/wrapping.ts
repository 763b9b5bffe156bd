import { leavesOf } from '../leaf-edit.ts'
import type { Repair } from '../repair.ts'
import { joinFlowed, joinLines, wrapLines } from '../text-wrap.ts'

/** A program broke long lines, or joined the soft lines of flowed text (RFC 3676) and so made long ones. */
export const wrapping: Repair = {
  name: 'wrapping',
  stage: 3,
  cost: 2,
  *undo(damaged) {
    for (const leaf of leavesOf(damaged)) {
      if (leaf.part.type !== 'text/plain') continue
      const text = leaf.text.toString('latin1')
      for (const [changed, says] of changes(text)) {
        if (changed === text) continue
        for (const body of leaf.put(Buffer.from(changed, 'latin1'))) yield { body, says, span: leaf.part.content }
      }
    }
  },
}

const WIDTHS = [72, 76, 78, 80, 74, 70, 75, 77, 79, 73, 71, 68, 66, 65, 64, 60, 990, 998]

function* changes(text: string): Generator<readonly [string, string]> {
  yield [joinFlowed(text, 'kept'), 'Joined the soft lines of flowed text.']
  yield [joinFlowed(text, 'dropped'), 'Joined the soft lines of flowed text, without their last space.']
  for (const width of WIDTHS) yield [joinLines(text, width), `Joined lines that were broken at ${width} characters.`]
  for (const width of WIDTHS)
    for (const ends of ['soft', 'hard'] as const) {
      const says = `Broke lines at ${width} characters, ${ends === 'soft' ? 'as flowed text' : 'without the space'}.`
      yield [wrapLines(text, { width, ends, breaks: 'words' }), says]
    }
}
