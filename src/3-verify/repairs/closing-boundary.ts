import { without } from '../leaf-edit.ts'
import type { DamagedBody, Repair, Undone } from '../repair.ts'

/** The end of a multipart was cut off, or something was hung below it, where programs do not look. */
export const closingBoundary: Repair = {
  name: 'closing-boundary',
  stage: 2,
  cost: 1,
  *undo(damaged) {
    const top = damaged.parts()[0]!
    const close = top.delimiters.find(({ closes }) => closes)
    if (close !== undefined && close.to < damaged.body.length) {
      const span = { from: close.to, to: damaged.body.length }
      yield { body: damaged.body.subarray(0, close.to), says: 'Took off what stood below the last part.', span }
    }
    yield* closed(damaged)
  },
}

/** The body with its open multiparts closed, innermost first, with and without an empty line before. */
function* closed({ body, parts }: DamagedBody): Generator<Undone> {
  const open = parts().filter(
    ({ boundary, delimiters }) => boundary !== undefined && !delimiters.some(({ closes }) => closes),
  )
  if (open.length === 0) return
  const span = { from: body.length, to: body.length }
  const says = `Put back ${open.length} closing boundaries.`
  const closings = open.map(({ boundary }) => `--${boundary!}--\r\n`).toReversed()
  const ended = body.toString('latin1', Math.max(body.length - 2, 0)) === '\r\n' ? '' : '\r\n'
  for (const before of [ended, `${ended}\r\n`])
    for (const between of ['', '\r\n'])
      yield { body: without(body, body.length, body.length, before + closings.join(between)), says, span }
}
