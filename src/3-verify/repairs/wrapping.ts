import { hash } from 'node:crypto'
import { misfit, unbroken } from '../broken-lines.ts'
import type { Leaf } from '../leaf-edit.ts'
import type { Repair, Undone } from '../repair.ts'
import { joinFlowed, wrapLines } from '../text-wrap.ts'

/** A program broke long lines, or joined the soft lines of flowed text (RFC 3676) and so made long ones. */
export const wrapping: Repair = {
  name: 'wrapping',
  stage: 3,
  cost: 2,
  *undo(damaged) {
    for (const leaf of damaged.leaves()) {
      if (leaf.part.type !== 'text/plain') continue
      const text = leaf.text.toString('latin1')
      yield* put(leaf, text, joinFlowed(text, 'kept'), 'Joined the soft lines of flowed text.')
      yield* put(
        leaf,
        text,
        joinFlowed(text, 'dropped'),
        'Joined the soft lines of flowed text, without their last space.',
      )
      yield* joined(leaf, text)
      for (const width of WIDTHS)
        for (const ends of ['soft', 'hard'] as const) {
          const says = `Broke lines at ${width} characters, ${ends === 'soft' ? 'as flowed text' : 'without the space'}.`
          yield* put(leaf, text, wrapLines(text, { width, ends, breaks: 'words' }), says)
        }
    }
  },
}

const WIDTHS = [72, 76, 78, 80, 74, 70, 75, 77, 79, 73, 71, 68, 66, 65, 64, 60, 990, 998]

/** Dearer readings are too many to be tried. */
const DEAREST = 6
const MOST_READINGS = 6000

/** Lines that were broken at a width: the cheapest readings at all widths first, those first that the lines fit with. */
function* joined(leaf: Leaf, text: string): Generator<Undone> {
  const lines = text.split('\r\n')
  const widths = WIDTHS.map(width => ({ width, bad: misfit(lines, width) })).sort((one, other) => one.bad - other.bad)
  const seen = new Set<string>()
  for (let price = 0; price <= DEAREST; price++)
    for (const { width } of widths)
      for (const reading of unbroken(lines, width, price)) {
        const print = hash('md5', reading.text, 'hex')
        if (seen.has(print)) continue
        if (seen.size >= MOST_READINGS) return
        seen.add(print)
        const says = `Joined ${reading.joined} line ends that look broken at ${width} characters.`
        yield* put(leaf, text, reading.text, says)
      }
}

function* put(leaf: Leaf, text: string, changed: string, says: string): Generator<Undone> {
  if (changed === text) return
  for (const body of leaf.put(Buffer.from(changed, 'latin1'))) yield { body, says, span: leaf.part.content }
}
