import { at, within, type Trouble } from '#ground'
import { withoutEndings } from '../holder.ts'
import { looksLikeStore } from '../mail-shape.ts'
import { storedMessages, type StoredMessage } from '../mbox-store.ts'
import type { FileInput, FileReader, Found, Reading } from '../reader.ts'
import { beginningOf } from '../takeout.ts'

/**
 * Many messages in one file, each behind an envelope line: the mbox family, with mboxo, mboxrd, mboxcl and mboxcl2
 * (RFC 4155 describes the first). Google Takeout's exports and Thunderbird's folders are of this kind. A Takeout
 * mailbox is its account's, and its file is one folder of it.
 */
export const mbox: FileReader = {
  name: 'mbox',
  of: 'file',
  holds: 'mail',
  opens: 'either',
  recognise: ({ head }) => looksLikeStore(head),
  async *read(input, reading): AsyncGenerator<Found, void> {
    const messages = storedMessages(input.stream(), reading.limits)
    try {
      const { looked, takeout, account } = await beginningOf(messages)
      if (looked.length === 1 && reading.loose !== undefined) {
        yield found(input, reading, reading.loose, looked[0]!)
        return
      }
      const folder = takeout ? withoutEndings(input.name) : reading.folder
      const place = { mailbox: reading.mailbox(account), folder }
      let number = 0
      for (const message of looked) yield found(input, reading, place, message, ++number)
      for await (const message of messages) yield found(input, reading, place, message, ++number)
    } finally {
      await messages.return()
    }
  },
}

function found(
  input: FileInput,
  { limits }: Reading,
  place: { readonly mailbox: string; readonly folder: string },
  { stored, envelope, bytes, unquotedLines, odd }: StoredMessage,
  number?: number,
): Found {
  const where = number === undefined ? input.where : within(input.where, `#${number}`)
  const trouble = (code: string, says: string): Trouble => ({ code, where: at(where, stored), says })
  if (envelope === undefined)
    return {
      kind: 'failed',
      trouble: trouble(
        'mbox-no-start',
        'These bytes stand before the first envelope line: the beginning of the store is missing.',
      ),
    }
  if (bytes.length === 0)
    return {
      kind: 'failed',
      trouble: trouble('message-empty', 'An envelope line without a message: it was cut off here.'),
    }
  const item = {
    where,
    kind: 'mail' as const,
    bytes,
    fidelity: 'original' as const,
    ...place,
    stored,
    envelope,
    ...(unquotedLines === 0 ? {} : { unquotedLines }),
  }
  return {
    kind: 'item',
    item,
    ...(number === undefined ? { alone: true as const } : {}),
    ...(odd === undefined ? {} : { trouble: trouble(...oddity(odd, limits.messageBytes)) }),
  }
}

function oddity(odd: NonNullable<StoredMessage['odd']>, limit: number): [code: string, says: string] {
  switch (odd) {
    case 'too-long':
      return ['message-too-long', `The message is longer than ${limit} bytes; what stands behind them was left out.`]
    case 'length-wrong':
      return [
        'content-length-wrong',
        'Its Content-Length does not lead to the next message, as those before it did: it was cut, edited or forged. ' +
          'It was read up to the next envelope line.',
      ]
    case 'holds-message':
      return [
        'message-in-message',
        'Within its Content-Length stands an envelope line with a header: either it quotes a mailbox, or its length ' +
          'hides another message.',
      ]
  }
}
