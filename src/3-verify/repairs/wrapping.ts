import type { Leaf } from '../leaf-edit.ts'
import type { Repair, Undone } from '../repair.ts'
import { joinableRuns, joinFlowed, joinRuns, wrapLines } from '../text-wrap.ts'

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

/** Lines that were broken at a width: first all that look so, then some of them, since people break lines too. */
function* joined(leaf: Leaf, text: string): Generator<Undone> {
  const lines = text.split('\r\n')
  const byWidth = WIDTHS.map(width => ({ width, runs: joinableRuns(lines, width) })).filter(
    ({ runs }) => runs.length > 0,
  )
  for (const choose of [everyRun, someRuns])
    for (const { width, runs } of byWidth)
      for (const chosen of choose(runs.length)) {
        const says = `Joined ${chosen.length} of ${runs.length} runs of lines that look broken at ${width} characters.`
        yield* put(
          leaf,
          text,
          joinRuns(
            lines,
            chosen.map(index => runs[index]!),
          ),
          says,
        )
      }
}

const MOST_RUNS = 40

function* everyRun(count: number): Generator<readonly number[]> {
  yield Array.from({ length: count }, (_, index) => index)
}

/** One run, all but one, two, and for few runs any of them. */
function* someRuns(count: number): Generator<readonly number[]> {
  const all = Array.from({ length: Math.min(count, MOST_RUNS) }, (_, index) => index)
  for (const one of all) yield [one]
  for (const one of all) yield all.filter(other => other !== one)
  for (const one of all) for (const other of all) if (one < other) yield [one, other]
  if (count > 8) return
  for (let mask = 1; mask < 1 << count; mask++) yield all.filter(index => (mask & (1 << index)) !== 0)
}

function* put(leaf: Leaf, text: string, changed: string, says: string): Generator<Undone> {
  if (changed === text) return
  for (const body of leaf.put(Buffer.from(changed, 'latin1'))) yield { body, says, span: leaf.part.content }
}
