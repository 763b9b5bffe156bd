import { gistOf, isLoss, readMessage } from '#message'
import type { Item } from '#source'
import { countryTable } from '#store'

import type { Batch, BatchRead, MailRead } from './reading-pool.ts'

/** Makes what reads the mails of one batch, in its order. Countries are looked up in a table that all threads share. */
export function batchReader(countries: SharedArrayBuffer): (batch: Batch) => BatchRead {
  const countryOf = countryTable(countries)
  return ({ number, items, bytes }) => {
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
}
