import { without } from '../leaf-edit.ts'
import type { DamagedBody, Repair, Undone } from '../repair.ts'

/**
 * An mbox writes `>` before a line that begins with `From `, and a reader takes it off: each may have done too much or
 * too little (RFC 4155 appendix A leaves it open). One line: `>From here on all is well.`
 */
export const fromQuoting: Repair = {
  name: 'from-quoting',
  stage: 1,
  cost: 1,
  *undo({ body }) {
    const quoted = linesWith(body, '>From ', /^>+From /)
    const bare = linesWith(body, 'From ', /^From /)
    // Writers that quote one level more put a `>` before `>From ` too.
    yield* changed(body, quoted, 'unquoted')
    yield* changed(body, bare, 'quoted')
    yield* subsets(body, quoted, 'unquoted')
    yield* subsets(body, bare, 'quoted')
  },
}

type Turn = 'quoted' | 'unquoted'

const SUBSET_LINES = 7

function* subsets(body: Buffer, lines: readonly number[], turn: Turn): Generator<Undone> {
  if (lines.length < 2 || lines.length > SUBSET_LINES) return
  for (let mask = 1; mask < (1 << lines.length) - 1; mask++)
    yield* changed(
      body,
      lines.filter((_, index) => (mask & (1 << index)) !== 0),
      turn,
    )
}

function* changed(body: DamagedBody['body'], lines: readonly number[], turn: Turn): Generator<Undone> {
  if (lines.length === 0) return
  const backwards = lines.toReversed()
  const result = backwards.reduce(
    (whole, line) => (turn === 'unquoted' ? without(whole, line, line + 1) : without(whole, line, line, '>')),
    body,
  )
  const says =
    turn === 'unquoted'
      ? `Took the store's ">" off ${lines.length} lines that begin with "From ".`
      : `Put ">" before ${lines.length} lines that begin with "From ".`
  yield { body: result, says, span: { from: lines[0]!, to: lines.at(-1)! + 6 } }
}

function linesWith(body: Buffer, needle: string, shape: RegExp): number[] {
  const found: number[] = []
  for (let at = body.indexOf(needle); at !== -1 && found.length < 1000; at = body.indexOf(needle, at + 1)) {
    let start = at
    while (start > 0 && body[start - 1] === 0x3e) start--
    const isLine = start === 0 || body[start - 1] === 0x0a
    if (isLine && found.at(-1) !== start && shape.test(body.toString('latin1', start, at + needle.length)))
      found.push(start)
  }
  return found
}
