import { gistOf, isLoss, readMessage, type CountryOf } from '#message'
import type { Item } from '#source'

import type { Batch, BatchRead, MailRead } from './reading-pool.ts'

/** Reads the mails of one batch, in its order. */
export function readBatch({ number, items, bytes }: Batch, countryOf: CountryOf): BatchRead {
  const mails = items.map(({ from, to, ...rest }): MailRead => {
    const item: Item = { ...rest, bytes: Buffer.from(bytes.buffer, bytes.byteOffset + from, to - from) }
    const message = readMessage(item)
    const gist = gistOf(message, countryOf)
    const account = gist.from[0]?.address ?? ''
    const losses = message.troubles.filter(isLoss)
    return { sha256: gist.id, at: gist.at, account, gist: JSON.stringify(gist), losses }
  })
  return { number, mails }
}
