import { takeIn, type Item, type LedgerEntry } from '#source'
import type { Store } from '#store'

import type { Bench, NamedSource } from './bench.ts'
import { readingPool, type MailRead, type ReadingPool } from './reading-pool.ts'

/** What a batch may hold: enough that handing it over costs little, little enough that memory stays small. */
const BATCH = { mails: 96, bytes: 2 * 1024 * 1024 }

/** Mails and their containers' accounts, put into a store. */
export interface TakenIn {
  readonly ledger: readonly LedgerEntry[]
  readonly messages: number
}

/**
 * Takes sources into a store: reads them one after the other, their mails on several threads, and settles each
 * container's account once its last mail is kept. Running it again over the same material changes nothing.
 */
export async function takeInto(store: Store, sources: readonly NamedSource[], bench: Bench): Promise<TakenIn> {
  const pool = readingPool(bench.threads)
  try {
    const ledger: LedgerEntry[] = []
    const counted = { messages: 0 }
    for (const source of inOrder(sources)) ledger.push(...(await takeOne(store, source, pool, bench, counted)))
    return { ledger, messages: counted.messages }
  } finally {
    await pool.close()
  }
}

/** The order in which the user named things must not show in the result; their names and mailboxes may. */
function inOrder(sources: readonly NamedSource[]): NamedSource[] {
  const key = ({ path, mailbox = '' }: NamedSource) => `${path.split(/[\\/]/).at(-1) ?? ''}\n${mailbox}\n${path}`
  return sources.toSorted((one, other) => (key(one) < key(other) ? -1 : 1))
}

/** Takes one source in. Batches are read side by side and kept in their order. */
async function takeOne(
  store: Store,
  { path, mailbox }: NamedSource,
  pool: ReadingPool,
  bench: Bench,
  counted: { messages: number },
): Promise<LedgerEntry[]> {
  const duplicates = new Map<number, number>()
  const settled: Promise<LedgerEntry>[] = []
  const flying: Promise<void>[] = []
  let waiting: Waiting[] = []
  let bytes = 0
  const send = async () => {
    const batch = waiting
    waiting = []
    bytes = 0
    const before = flying.at(-1)
    const read = pool.read(batch.map(({ item }) => item))
    const keep = async () => {
      const mails = await read
      await before
      for (const container of keepBatch(store, batch, mails))
        duplicates.set(container, (duplicates.get(container) ?? 0) + 1)
      counted.messages += mails.length
      bench.progress({ doing: 'Reading', done: counted.messages, of: undefined, unit: 'mails' })
    }
    flying.push(keep())
    // As many batches in flight as keep all threads busy, and no more: memory stays the same for any archive.
    if (flying.length > 2 * bench.threads + 1) await flying.shift()
  }
  for await (const intake of takeIn([path], mailbox === undefined ? {} : { mailbox })) {
    if (intake.kind === 'item') {
      waiting.push(intake)
      bytes += intake.item.bytes.length
      if (waiting.length >= BATCH.mails || bytes >= BATCH.bytes) await send()
    } else if (intake.kind === 'closed') {
      if (waiting.some(({ container }) => container === intake.container)) await send()
      const last = flying.at(-1) ?? Promise.resolve()
      settled.push(last.then(() => settle(intake.entry, duplicates.get(intake.container) ?? 0)))
    }
  }
  if (waiting.length > 0) await send()
  await Promise.all(flying)
  return Promise.all(settled)
}

/** An item on its way to a reading thread. */
interface Waiting {
  readonly item: Item
  readonly container: number
}

/** Keeps one batch; gives the container of each mail that was known from another place. */
function keepBatch(store: Store, batch: readonly Waiting[], mails: readonly MailRead[]): number[] {
  return store.together(() =>
    mails.flatMap(({ sha256, at, gist }, index) => {
      const { item, container } = batch[index]!
      const { mailbox, folder, where, stored } = item
      const kept = store.keep({ mailbox, folder, sha256, where, at, gist, ...(stored === undefined ? {} : { stored }) })
      return kept === 'duplicate' ? [container] : []
    }),
  )
}

/** Moves what was known already from read to duplicate; the sum stays. */
function settle(entry: LedgerEntry, duplicates: number): LedgerEntry {
  return { ...entry, read: entry.read - duplicates, duplicate: entry.duplicate + duplicates }
}
