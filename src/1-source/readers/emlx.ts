import { at, type Trouble } from '#ground'
import { looksLikeMail } from '../mail-shape.ts'
import type { FileInput, FileReader, Found, Recognition } from '../reader.ts'
import { wholeFile } from '../whole-file.ts'

/** The first line: how many bytes the message has, filled up with blanks. */
const LENGTH = /^(\d{1,10}) {0,20}\r?\n/

/**
 * One message as Apple Mail keeps it in its own library: its length, the message, and a property list with marks of the
 * program behind it. Of a message in a file `.partial.emlx` the attachments lie elsewhere.
 */
export const emlx: FileReader = {
  name: 'emlx',
  of: 'file',
  holds: 'mail',
  opens: 'item',
  recognise,
  async *read(input, reading): AsyncGenerator<Found, void> {
    const { where } = input
    const { bytes, cut } = await wholeFile(input, reading.limits)
    const declared = lengthOf(bytes)
    const from = declared?.from ?? 0
    const to = Math.min(bytes.length, declared?.to ?? 0)
    if (declared === undefined || from >= to) {
      const says = 'The file holds no message behind its length. Look for another copy of it.'
      yield { kind: 'failed', trouble: { code: 'message-empty', where, says } }
      return
    }
    const stored = { from, to }
    const says =
      cut || to < declared.to
        ? `It should have ${declared.to - from} bytes, and ${to - from} were read: it was cut, or is longer than a mail may be.`
        : /\.partial\.emlx$/i.test(input.name)
          ? 'Apple Mail keeps the attachments of this mail in a folder beside it: they are not in it.'
          : undefined
    const trouble: Trouble | undefined =
      says === undefined ? undefined : { code: 'mail-incomplete', where: at(where, stored), says }
    const item = {
      where,
      kind: 'mail' as const,
      bytes: bytes.subarray(from, to),
      fidelity: 'original' as const,
      mailbox: reading.mailbox(),
      folder: reading.folder,
      stored,
    }
    yield { kind: 'item', item, ...(trouble === undefined ? {} : { trouble }) }
  },
}

function lengthOf(bytes: Uint8Array): { readonly from: number; readonly to: number } | undefined {
  const found = LENGTH.exec(Buffer.from(bytes.subarray(0, 40)).toString('latin1'))
  if (found === null) return undefined
  const from = found[0].length
  return { from, to: from + Number(found[1]) }
}

function recognise({ head, name }: FileInput): Recognition {
  const declared = lengthOf(head)
  return declared === undefined ? 'no' : looksLikeMail(head.subarray(declared.from), name)
}
