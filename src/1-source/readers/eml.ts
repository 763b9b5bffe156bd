import { at } from '#ground'
import { looksLikeMail, messageStart } from '../mail-shape.ts'
import { envelopeStands, envelopeText } from '../mbox-separator.ts'
import type { FileReader, Found } from '../reader.ts'
import { wholeFile } from '../whole-file.ts'

const LF = 10

/**
 * One message in a file of its own (RFC 5322), with any line ends. A byte order mark, empty lines or the envelope line
 * of a store before it are not part of it; its place tells where it begins.
 */
export const eml: FileReader = {
  name: 'eml',
  of: 'file',
  holds: 'mail',
  opens: 'item',
  recognise: ({ head, name }) => looksLikeMail(head, name),
  async *read(input, reading): AsyncGenerator<Found, void> {
    const { bytes, cut } = await wholeFile(input, reading.limits)
    const first = messageStart(bytes)
    const enveloped = envelopeStands(bytes, first, true) === 'yes'
    const line = enveloped ? bytes.indexOf(LF, first) : -1
    const from = line === -1 ? first : line + 1
    if (from >= bytes.length) {
      const says = 'The file holds no message. Look for another copy of it.'
      yield { kind: 'failed', trouble: { code: 'message-empty', where: input.where, says } }
      return
    }
    const span = { from, to: bytes.length }
    const says = `The message is longer than ${reading.limits.messageBytes} bytes; what stands behind them was left out.`
    yield {
      kind: 'item',
      item: {
        where: input.where,
        kind: 'mail',
        bytes: bytes.subarray(from),
        fidelity: 'original',
        mailbox: reading.mailbox(),
        folder: reading.folder,
        ...(from === 0 ? {} : { stored: span }),
        ...(enveloped ? { envelope: envelopeText(bytes, first) } : {}),
      },
      ...(cut ? { trouble: { code: 'message-too-long', where: at(input.where, span), says } } : {}),
    }
  },
}
