import { without } from '../leaf-edit.ts'
import type { DamagedBody, Repair, Undone } from '../repair.ts'

/** A program that wrote the parts anew folded, unfolded, added or dropped fields in their headers. */
export const partHeader: Repair = {
  name: 'part-header',
  stage: 2,
  cost: 2,
  *undo(damaged) {
    const headers = headersOf(damaged)
    yield* everywhere(damaged.body, headers, unfolded, 'Unfolded the fields of all parts.')
    for (const [fold, name] of [
      ['\r\n\t', 'a tab'],
      ['\r\n ', 'a space'],
      ['\r\n    ', 'four spaces'],
    ] as const)
      yield* everywhere(
        damaged.body,
        headers,
        text => refolded(text, fold),
        `Folded the fields of all parts with ${name}.`,
      )
    for (const drop of DROPPED)
      yield* everywhere(damaged.body, headers, text => text.replace(drop, ''), 'Took out a field that a program adds.')
    for (const field of ADDED)
      yield* onEach(damaged.body, headers, text => `${field}\r\n${text}`, `Put back "${field}".`)
    for (const field of ADDED)
      yield* onEach(damaged.body, headers, text => `${text}${field}\r\n`, `Put back "${field}".`)
  },
}

interface Header {
  readonly from: number
  readonly to: number
  readonly text: string
}

const headersOf = ({ body, parts }: DamagedBody): readonly Header[] =>
  parts()
    .filter(({ header }) => header.to > header.from)
    .map(({ header: { from, to } }) => ({ from, to, text: body.toString('latin1', from, to) }))

const unfolded = (text: string) => text.replace(/\r\n[ \t]+/g, ' ')

/** Every parameter on a line of its own, as programs fold that fold at all. */
const refolded = (text: string, fold: string) => unfolded(text).replace(/; */g, `;${fold}`)

const DROPPED = [
  /^MIME-Version: 1\.0\r\n/gim,
  /^Content-Disposition: inline\r\n/gim,
  /^Content-Transfer-Encoding: (?:7|8)bit\r\n/gim,
  /^X-[A-Za-z-]+:[^\r\n]*\r\n/gim,
]

const ADDED = [
  'Content-Transfer-Encoding: 7bit',
  'Content-Transfer-Encoding: 8bit',
  'MIME-Version: 1.0',
  'Content-Disposition: inline',
]

function* everywhere(
  body: Buffer,
  headers: readonly Header[],
  change: (text: string) => string,
  says: string,
): Generator<Undone> {
  const changed = headers.filter(({ text }) => change(text) !== text)
  if (changed.length === 0) return
  const result = changed
    .toReversed()
    .reduce((whole, { from, to, text }) => without(whole, from, to, change(text)), body)
  yield { body: result, says, span: { from: changed[0]!.from, to: changed.at(-1)!.to } }
}

function* onEach(
  body: Buffer,
  headers: readonly Header[],
  change: (text: string) => string,
  says: string,
): Generator<Undone> {
  for (const header of headers.slice(0, 8)) yield* everywhere(body, [header], change, says)
}
