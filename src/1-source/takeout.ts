import type { StoredMessage } from './mbox-store.ts'

/** Messages that are looked at, and bytes of them that may be held for it. */
const LOOKED_AT = 50
const HELD = 8 * 1024 * 1024

/** How Google Takeout writes envelope lines: a number for a sender. */
const ENVELOPE = /^\d{10,20}@xxx /

/** The first messages of a store, and what they tell of it. */
export interface Beginning {
  /** At least two, unless the store has fewer. */
  readonly looked: readonly StoredMessage[]
  readonly takeout: boolean
  readonly account: string | undefined
}

/**
 * Looks whether a store is a Google Takeout mailbox, and whose. The account is the address to which most of the first
 * fifty messages that say so were delivered: Gmail writes Delivered-To on top of what it takes in, and a message that
 * was sent has none. The address must stand in more than half of them, since mail that was fetched from elsewhere has
 * others. Where none was delivered, as in what was exported of the label Sent, it is the address that wrote nearly all.
 * The store's stream goes on behind the messages that were looked at.
 */
export async function beginningOf(messages: AsyncIterator<StoredMessage, void>): Promise<Beginning> {
  const looked: StoredMessage[] = []
  let takeout = false
  let held = 0
  while (looked.length < 2 || (takeout && looked.length < LOOKED_AT && held < HELD)) {
    const step = await messages.next()
    if (step.done === true) break
    takeout = looked.length === 0 ? ENVELOPE.test(step.value.envelope ?? '') : takeout
    looked.push(step.value)
    held += step.value.bytes.length
  }
  return { looked, takeout, account: takeout ? accountOf(looked.map(({ bytes }) => headerOf(bytes))) : undefined }
}

function accountOf(headers: readonly string[]): string | undefined {
  const delivered = headers.flatMap(header => deliveredTo(header) ?? [])
  return delivered.length > 0
    ? moreThan(1 / 2, delivered)
    : moreThan(
        9 / 10,
        headers.flatMap(header => sentBy(header) ?? []),
      )
}

function headerOf(message: Buffer): string {
  const header = message.toString('latin1', 0, 64 * 1024)
  const end = header.search(/\r?\n\r?\n/)
  return end === -1 ? header : header.slice(0, end)
}

/** The address of the topmost Delivered-To field, which the last server wrote. */
function deliveredTo(header: string): string | undefined {
  const found =
    /(?:^|\n)delivered-to:[ \t]{0,8}(?:\r?\n[ \t])?<?([^\s<>,;"]{1,320}@[^\s<>,;"]{1,255})>?[ \t]*\r?(?:\n|$)/i
  return found.exec(header)?.[1]?.toLowerCase()
}

/** The author's address, where Gmail's own labels stand beside it. What was said in a chat may be by the other side. */
function sentBy(header: string): string | undefined {
  const labels = /(?:^|\n)x-gmail-labels:([^\n]{0,2000})/i.exec(header)?.[1]
  if (labels === undefined || /\bchats?\b/i.test(labels)) return undefined
  const line = /(?:^|\n)from:([^\n]{1,2000})/i.exec(header)?.[1]
  return /([^\s<>,;"]{1,320}@[^\s<>,;"]{1,255})>?[ \t]{0,8}\r?$/.exec(line ?? '')?.[1]?.toLowerCase()
}

/** The address that makes up more than a share of them. */
function moreThan(share: number, addresses: readonly string[]): string | undefined {
  const counts = new Map<string, number>()
  for (const address of addresses) counts.set(address, (counts.get(address) ?? 0) + 1)
  return [...counts].find(([, count]) => count > share * addresses.length)?.[0]
}

/** The account that the archive's own page names, `archive_browser.html`, if it names exactly one address. */
export function browserAccount(page: string): string | undefined {
  const found = new Set(page.match(/[\w.+-]{1,64}@[\w.-]{1,255}\w/g)?.map(address => address.toLowerCase()))
  return found.size === 1 ? [...found][0] : undefined
}
