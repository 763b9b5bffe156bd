import { without } from '../leaf-edit.ts'
import type { Repair, Undone } from '../repair.ts'

/**
 * The border between header and body moved: an empty line came in above the body or went away, or a header field that
 * was too long broke apart, so that the rest of the header section now stands at the top of the body.
 */
export const edgeLines: Repair = {
  name: 'edge-lines',
  stage: 1,
  cost: 1,
  *undo({ body }) {
    let from = 0
    for (let lines = 1; lines <= 3 && body[from] === 0x0d && body[from + 1] === 0x0a; lines++) {
      from += 2
      yield { body: body.subarray(from), says: `Took ${lines} empty lines off the top.`, span: { from: 0, to: from } }
    }
    yield* spilled(body)
    yield { body: without(body, 0, 0, '\r\n'), says: 'Put an empty line on top.', span: { from: 0, to: 0 } }
  },
}

/** A line that begins a header field, and not just a sentence with a colon. */
const FIELD = /^(?:[A-Za-z]+(?:-[A-Za-z]+)+|Sender|Subject|Date|Received|Precedence|From|To|Cc):/m

/** Header fields at the top of the body, up to their own empty line. */
function* spilled(body: Buffer): Generator<Undone> {
  let from = 0
  for (let blocks = 0; blocks < 3; blocks++) {
    const end = body.indexOf('\r\n\r\n', from)
    if (end === -1 || end - from > 200_000) return
    if (!FIELD.test(body.toString('latin1', from, end))) return
    from = end + 4
    const says = 'Took off the end of the header section, which an empty line had cut.'
    yield { body: body.subarray(from), says, span: { from: 0, to: from } }
  }
}
