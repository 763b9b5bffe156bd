import type { Repair, Undone } from '../repair.ts'

/**
 * A program that turned line ends on the way made too many or the wrong ones: `CR CR LF` from a text mode that was
 * applied twice, a lone CR from an old Mac, no line end at the very end.
 */
export const lineEnds: Repair = {
  name: 'line-ends',
  stage: 1,
  cost: 1,
  *undo({ body }) {
    const lone = body.indexOf('\r\r\n')
    if (lone !== -1) yield turned(body, lone, /\r+\n/g, 'Made one line end of each CR CR LF.')
    if (/\r(?!\n)/.test(body.toString('latin1'))) yield turned(body, 0, /\r\n|\r/g, 'Made line ends of single CRs.')
    if (body.includes('\r\n\r\n')) yield* halved(body)
  },
}

const turned = (body: Buffer, from: number, ends: RegExp, says: string): Undone => ({
  body: Buffer.from(body.toString('latin1').replace(ends, '\r\n'), 'latin1'),
  says,
  span: { from, to: body.length },
})

/** Every line end doubled: an empty line after each line. */
function* halved(body: Buffer): Generator<Undone> {
  const lines = body.toString('latin1').split('\r\n')
  if (lines.length < 4 || lines.some((line, at) => at % 2 === 1 && line !== '')) return
  yield {
    body: Buffer.from(lines.filter((_, at) => at % 2 === 0).join('\r\n'), 'latin1'),
    says: 'Took out an empty line after every line.',
    span: { from: 0, to: body.length },
  }
}
