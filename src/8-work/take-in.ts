import type { Digest } from '#ground'
import {
  foreseePath,
  sizeOf,
  takeIn,
  troubleList,
  type Intake,
  type Item,
  type LedgerEntry,
  type TroubleList,
} from '#source'
import type { Store } from '#store'

import type { Bench, NamedSource } from './bench.ts'
import { Pace } from './pace.ts'
import { readingPool, type MailRead, type ReadingPool } from './reading-pool.ts'

/** What a batch may hold: enough that handing it over costs little, little enough that memory stays small. */
const BATCH = { mails: 96, bytes: 2 * 1024 * 1024 }

/** A file that is about to be read. */
export interface OpenedSource {
  readonly digest: Digest
  readonly file: Extract<Intake, { kind: 'source' }>['file']
  readonly name: string
  readonly mailbox: string
  readonly size: number
}

/** What happens around the reading: a scan does nothing here, a case seals and settles. */
export interface Taking {
  /** Called before anything is read from a file. True where all of it was taken in before. */
  opened(source: OpenedSource): boolean
  /** Called when everything from one named source is kept, with the accounts of its containers. */
  finished(ledger: readonly LedgerEntry[]): Promise<void> | void
}

/**
 * Takes sources into a store: reads them one after the other, their mails on several threads, and settles each
 * container's account once its last mail is kept. Running it again over the same material changes nothing.
 */
export async function takeInto(
  store: Store,
  sources: readonly NamedSource[],
  taking: Taking,
  bench: Bench,
): Promise<readonly LedgerEntry[]> {
  foreseeSources(sources)
  const pool = readingPool(bench.threads)
  const counted = { mails: 0 }
  const pace = new Pace(sources.reduce((sum, { path }) => sum + sizeOf(path), 0))
  try {
    const ledger: LedgerEntry[] = []
    for (const source of inOrder(sources)) {
      const entries = await takeOne({ store, pool, taking, bench, counted, pace }, source)
      await taking.finished(entries)
      ledger.push(...entries)
    }
    return ledger
  } finally {
    await pool.close()
  }
}

/** Throws an Outage where a source cannot be taken in at all, before anything is read or made. */
export function foreseeSources(sources: readonly NamedSource[]): void {
  for (const { path } of sources) foreseePath(path)
}

/** The order in which the user named things must not show in the result; their names and mailboxes may. */
function inOrder(sources: readonly NamedSource[]): NamedSource[] {
  const key = ({ path, mailbox = '' }: NamedSource) => `${path.split(/[\\/]/).at(-1) ?? ''}\n${mailbox}\n${path}`
  return sources.toSorted((one, other) => (key(one) < key(other) ? -1 : 1))
}

/** What the taking in of one source works with. */
interface Tools {
  readonly store: Store
  readonly pool: ReadingPool
  readonly taking: Taking
  readonly bench: Bench
  readonly counted: { mails: number }
  readonly pace: Pace
}

/** An item on its way to a reading thread. */
interface Waiting {
  readonly item: Item
  readonly container: number
}

/** Takes one named source in. Batches are read side by side and kept in their order. */
async function takeOne(
  { store, pool, taking, bench, counted, pace }: Tools,
  { path, mailbox }: NamedSource,
): Promise<LedgerEntry[]> {
  const known = new Set<Digest>()
  const duplicates = new Map<number, number>()
  const losses = new Map<number, TroubleList>()
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
      for (const container of keepBatch(store, batch, mails, known))
        duplicates.set(container, (duplicates.get(container) ?? 0) + 1)
      noteLosses(losses, batch, mails)
      counted.mails += mails.length
      bench.progress({ doing: 'Reading', done: counted.mails, of: undefined, unit: 'mails', share: pace.share() })
    }
    const kept = keep()
    // Whoever awaits it in its turn hears of a failure; until then it must not count as one that nobody hears of.
    kept.catch(() => undefined)
    flying.push(kept)
    // As many batches in flight as keep all threads busy, and no more: memory stays the same for any archive.
    if (flying.length > 2 * bench.threads + 1) await flying.shift()
  }
  for await (const intake of takeIn([path], mailbox === undefined ? {} : { mailbox })) {
    if (intake.kind === 'source') {
      const { source, file, name, size } = intake
      pace.opened(size)
      if (taking.opened({ digest: source, file, name, size, mailbox: mailbox ?? '' })) known.add(source)
    } else if (intake.kind === 'item') {
      waiting.push(intake)
      pace.came(intake.item)
      bytes += intake.item.bytes.length
      if (waiting.length >= BATCH.mails || bytes >= BATCH.bytes) await send()
    } else {
      if (waiting.some(({ container }) => container === intake.container)) await send()
      const last = flying.at(-1) ?? Promise.resolve()
      const entry = last.then(() =>
        settle(intake.entry, duplicates.get(intake.container) ?? 0, losses.get(intake.container)),
      )
      entry.catch(() => undefined)
      settled.push(entry)
    }
  }
  if (waiting.length > 0) await send()
  await Promise.all(flying)
  return Promise.all(settled)
}

/**
 * Keeps one batch; gives the container of each mail that was known before: from another place, or from this very place
 * in an earlier run that was finished. After a run that broke off, its mails are simply read again.
 */
function keepBatch(
  store: Store,
  batch: readonly Waiting[],
  mails: readonly MailRead[],
  known: ReadonlySet<Digest>,
): number[] {
  return store.together(() =>
    mails.flatMap(({ sha256, at, account, gist }, index) => {
      const { item, container } = batch[index]!
      const { mailbox, folder, where, stored } = item
      const place = { mailbox, folder, where, ...(stored === undefined ? {} : { stored }) }
      const kept = store.keep({ ...place, sha256, at, account, gist })
      return kept === 'duplicate' || (kept === 'same place' && known.has(where.source)) ? [container] : []
    }),
  )
}

/** Notes for each container what of its mails is missing. */
function noteLosses(losses: Map<number, TroubleList>, batch: readonly Waiting[], mails: readonly MailRead[]): void {
  for (const [index, mail] of mails.entries()) {
    if (mail.losses.length === 0) continue
    const { container } = batch[index]!
    const list = losses.get(container) ?? troubleList()
    losses.set(container, list)
    for (const trouble of mail.losses) list.add(trouble)
  }
}

/** Moves what was known already from read to duplicate; the sum stays. What mails lost stands behind what it lost itself. */
function settle(entry: LedgerEntry, duplicates: number, losses: TroubleList | undefined): LedgerEntry {
  return {
    ...entry,
    read: entry.read - duplicates,
    duplicate: entry.duplicate + duplicates,
    troubles: [...entry.troubles, ...(losses?.all(entry.where) ?? [])],
  }
}
