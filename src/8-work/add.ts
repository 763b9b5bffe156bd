import type { LedgerEntry } from '#source'
import type { Seal } from '#case'
import type { CaseFolder } from '#store'

import type { Bench, NamedSource } from './bench.ts'
import { takeInto } from './take-in.ts'

/**
 * Takes material into a case: seals every file's bytes, reads all mail, and writes accounts and journal once a source is
 * whole. Adding the same again changes nothing; a run that broke off, however it broke off, is simply run again.
 */
export async function add(
  { store, seal, settle }: CaseFolder,
  sources: readonly NamedSource[],
  bench: Bench,
): Promise<readonly LedgerEntry[]> {
  const begun = new Map<Seal, boolean>()
  return takeInto(
    store,
    sources,
    {
      opened({ digest, file, name, mailbox, size }) {
        const sealed: Seal = { digest, name, mailbox, size, taken: bench.now() }
        const known = store.isFinished(sealed)
        begun.set(sealed, known)
        if (!known) seal(file, digest)
        return known
      },
      async finished(ledger) {
        // Bytes first: that a source was taken in must never stand without the source.
        await settle()
        settleSources(store, begun, ledger, bench)
        begun.clear()
      },
    },
    bench,
  )
}

/** Writes accounts and journal in one step, so that a power cut leaves both or neither. */
function settleSources(
  store: CaseFolder['store'],
  begun: ReadonlyMap<Seal, boolean>,
  ledger: readonly LedgerEntry[],
  { now, who, version }: Bench,
): void {
  const fresh = [...begun].filter(([, known]) => !known).map(([sealed]) => sealed)
  if (fresh.length === 0) return
  const digests = new Set(fresh.map(({ digest }) => digest))
  store.together(() => {
    // Accounts of files that were known stay as they were; a folder's own account is renewed with what it holds now.
    const stays = new Set([...begun.keys()].map(({ digest }) => digest).filter(digest => !digests.has(digest)))
    for (const entry of ledger) if (!stays.has(entry.where.source)) store.putLedger(entry)
    for (const sealed of fresh) {
      store.begin(sealed)
      store.finish(sealed)
      const { digest, name, size, mailbox } = sealed
      store.write({
        at: now(),
        who,
        what: `Took in ${name}, ${size} bytes${mailbox === '' ? '' : `, as mailbox ${mailbox}`}.`,
        about: digest,
        version,
      })
    }
  })
}
