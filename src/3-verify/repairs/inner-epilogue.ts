import { without } from '../leaf-edit.ts'
import type { SkeletonPart } from '../mime-skeleton.ts'
import type { DamagedBody, Repair, Undone } from '../repair.ts'

/**
 * A program read the parts and wrote them anew: Python's, and so Mailman's, puts an empty line below the end of an inner
 * multipart, where Gmail has none. Others take it away, or touch the preamble.
 */
export const innerEpilogue: Repair = {
  name: 'inner-epilogue',
  stage: 2,
  cost: 1,
  *undo(damaged) {
    const ends = innerEnds(damaged)
    const blank = ends.filter(at => damaged.body.toString('latin1', at, at + 2) === '\r\n')
    const tight = ends.filter(at => !blank.includes(at))
    if (blank.length > 0) yield all(damaged.body, blank, 'out')
    if (tight.length > 0) yield all(damaged.body, tight, 'in')
    if (blank.length > 1) for (const at of blank.slice(0, 20)) yield all(damaged.body, [at], 'out')
    if (tight.length > 1) for (const at of tight.slice(0, 20)) yield all(damaged.body, [at], 'in')
    yield* preamble(damaged)
  },
}

/** Where the line after the closing delimiter of each multipart begins, the outermost left out. */
function innerEnds({ parts }: DamagedBody): number[] {
  return parts()
    .filter(({ parent }) => parent !== undefined)
    .flatMap(({ delimiters }) => delimiters.filter(({ closes }) => closes).map(({ to }) => to))
}

function all(body: Buffer, places: readonly number[], way: 'in' | 'out'): Undone {
  const backwards = [...places].sort((one, other) => other - one)
  const result = backwards.reduce(
    (whole, at) => (way === 'out' ? without(whole, at, at + 2) : without(whole, at, at, '\r\n')),
    body,
  )
  const says = `${way === 'out' ? 'Took out' : 'Put in'} the empty line below ${places.length} inner multiparts.`
  return { body: result, says, span: { from: Math.min(...places), to: Math.max(...places) + 2 } }
}

const NOTES = [
  'This is a multi-part message in MIME format.\r\n',
  'This is a multi-part message in MIME format.\r\n\r\n',
]

/** What stands above the first delimiter: programs drop it, or have their own. */
function* preamble({ body, parts }: DamagedBody): Generator<Undone> {
  const top: SkeletonPart = parts()[0]!
  const first = top.delimiters[0]?.from
  if (first === undefined) return
  const span = { from: 0, to: first }
  if (first > 0) yield { body: body.subarray(first), says: 'Took off what stood above the first part.', span }
  if (first > 0) return
  for (const note of ['\r\n', ...NOTES]) yield { body: without(body, 0, 0, note), says: 'Put the preamble back.', span }
}
