import type { Limits, Span } from '#ground'
import { linesOf } from './line.ts'
import type { Part } from './message.ts'
import type { Troubles } from './troubles.ts'

/** The bytes in which parts are looked for: an item's, or the decoded body of a part of it. */
export interface Ground {
  /** As they lie in the material: what is decoded and counted is cut from here. */
  readonly bytes: Buffer
  /** The same number of bytes for finding lines: mail that has carriage returns alone has line feeds here. */
  readonly lines: Buffer
  /** The part whose decoded body the bytes are; undefined for the item's own. */
  readonly base: number | undefined
  /** How many parts lie around them. */
  readonly depth: number
  /** All parts of the message so far. A part's place in the list is taken when it begins and filled when it ends. */
  readonly parts: (Part | undefined)[]
  readonly limits: Limits
  readonly troubles: Troubles
}

/** The decoded body of a part as ground for the parts inside it. */
export function groundInside(
  ground: Ground,
  part: { readonly index: number; readonly depth: number; readonly body: Span },
  decoded: Buffer,
): Ground {
  return {
    ...ground,
    bytes: decoded,
    lines: linesOf(decoded),
    base: part.index,
    depth: part.depth,
    troubles: ground.troubles.inside(part.body),
  }
}

/** True where one more part may be read; notes the trouble where not. */
export function mayHoldMore({ parts, limits, troubles }: Ground, rest: Span): boolean {
  // The message itself is always read, so that there is a first part.
  if (parts.length < limits.parts || parts.length === 0) return true
  troubles.add('parts-too-many', rest, 'The message has more parts than are read; the rest was not.')
  return false
}
