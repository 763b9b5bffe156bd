import type { Repair } from '../repair.ts'

/** A relay doubled the dot at the start of a line and nobody took it off again, or it was taken off twice (RFC 5321 §4.5.2). */
export const dotStuffing: Repair = {
  name: 'dot-stuffing',
  stage: 1,
  cost: 2,
  *undo({ body }) {
    const span = { from: 0, to: body.length }
    const text = body.toString('latin1')
    if (/^\.\./m.test(text))
      yield {
        body: Buffer.from(text.replace(/^\.\./gm, '.'), 'latin1'),
        says: 'Made one dot of two at the start of lines.',
        span,
      }
    if (/^\./m.test(text))
      yield {
        body: Buffer.from(text.replace(/^\./gm, '..'), 'latin1'),
        says: 'Made two dots of one at the start of lines.',
        span,
      }
  },
}
