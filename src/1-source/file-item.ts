import { at, type Trouble } from '#ground'
import type { FileShape } from './file-shape.ts'
import { shapeOf } from './file-shape.ts'
import type { FileInput, Found, Reading, Recognition } from './reader.ts'
import { wholeFile } from './whole-file.ts'

/** Answers for one kind of file whether an input is of it. */
export const isOf =
  (kind: FileShape['kind']) =>
  ({ head }: FileInput): Recognition => {
    const shape = shapeOf(head)
    return shape?.kind === kind ? shape.sure : 'no'
  }

/** Reads a file that is one item as a whole: a log, a document, a file of indicators. */
export const readAs = (kind: FileShape['kind']) =>
  async function* (input: FileInput, reading: Reading): AsyncGenerator<Found, void> {
    const { bytes, cut } = await wholeFile(input, reading.limits)
    if (bytes.length === 0) return
    const says = `The file is longer than ${reading.limits.messageBytes} bytes; what stands behind them was left out. Split it.`
    const trouble: Trouble = { code: 'file-too-long', where: at(input.where, { from: 0, to: bytes.length }), says }
    const { where } = input
    const item = {
      where,
      kind,
      bytes,
      fidelity: 'original' as const,
      mailbox: reading.mailbox(),
      folder: reading.folder,
    }
    yield { kind: 'item', item, ...(cut ? { trouble } : {}) }
  }
