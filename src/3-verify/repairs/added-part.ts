import { without } from '../leaf-edit.ts'
import { fieldOf, type SkeletonPart } from '../mime-skeleton.ts'
import type { DamagedBody, Repair, Undone } from '../repair.ts'

/**
 * A list or gateway added a part of its own: Mailman hangs its footer below a multipart, or wraps the mail whole and puts
 * the footer next to it. The way back takes one part out, or out of its wrapping.
 */
export const addedPart: Repair = {
  name: 'added-part',
  stage: 2,
  cost: 1,
  *undo(damaged) {
    const parts = damaged.parts()
    yield* unwrapped(damaged, parts)
    for (const [index, part] of parts.entries()) {
      if (part.parent === undefined || index > MOST) continue
      yield* takenOut(damaged, parts[part.parent]!, part)
    }
  },
}

const MOST = 60

/** The first part's content as the body, which it was before it was wrapped. */
function* unwrapped({ body }: DamagedBody, parts: readonly SkeletonPart[]): Generator<Undone> {
  const inner = parts.findIndex(({ parent }) => parent === 0)
  const top = parts[0]!
  if (inner === -1) return
  const first = parts[inner]!
  const says = 'Took the mail out of the multipart that it was wrapped in.'
  const span = { from: 0, to: body.length }
  const next = top.delimiters[1]?.from ?? body.length
  const header = body.toString('latin1', first.header.from, first.header.to)
  const content = { type: fieldOf(header, 'content-type'), encoding: fieldOf(header, 'content-transfer-encoding') }
  yield { body: body.subarray(first.content.from, first.content.to), says, span, content }
  yield { body: body.subarray(first.content.from, next), says, span, content }
  // A wrapped mail may be there whole, with its own header section.
  if (!(fieldOf(header, 'content-type') ?? '').trim().toLowerCase().startsWith('message/rfc822')) return
  const start = body.indexOf('\r\n\r\n', first.content.from)
  if (start !== -1 && start < first.content.to) yield { body: body.subarray(start + 4, first.content.to), says, span }
}

/** A multipart without one of its parts; the delimiter above goes with it. */
function* takenOut({ body }: DamagedBody, owner: SkeletonPart, part: SkeletonPart): Generator<Undone> {
  const above = owner.delimiters.findLastIndex(({ to }) => to <= part.header.from)
  const below = owner.delimiters[above + 1]
  if (above === -1 || below === undefined) return
  const from = owner.delimiters[above]!.from
  const span = { from, to: below.from }
  const says = `Took out the part ${part.type}, ${below.from - from} bytes.`
  yield { body: without(body, from, below.from), says, span }
}
