import type { HeldDocument, MailboxHoldings } from './source-likelihood.ts'

/** A mailbox as the weighing needs it: how many documents it had until when, in all and of each thread and topic. */
export interface Extent {
  readonly held: ReadonlyMap<string, HeldDocument>
  /** Times at which its documents came, sorted. */
  readonly times: readonly number[]
  readonly threads: Cells
  readonly topics: Cells
  /** How many documents it had for each one that is known of it: more than 1 only where it was not examined. */
  readonly each: number
}

/** Documents that somebody who looks for one thing takes together, by their name, each with its sorted times. */
export type Cells = ReadonlyMap<string, readonly number[]>

/** Measures a mailbox. One that was not examined is taken to be at least `typical` documents large. */
export function extentOf({ documents, examined }: MailboxHoldings, typical: number): Extent {
  const held = new Map<string, HeldDocument>()
  for (const document of documents) {
    const before = held.get(document.id)
    if (before === undefined || document.at < before.at) held.set(document.id, document)
  }
  const sorted = [...held.values()].sort((one, other) => one.at - other.at)
  return {
    held,
    times: sorted.map(({ at }) => at),
    threads: cellsOf(sorted, ({ thread }) => thread),
    topics: cellsOf(sorted, ({ topic }) => topic),
    each: examined ? 1 : Math.max(1, typical / Math.max(1, held.size)),
  }
}

/** Keeps the order of the documents. */
function cellsOf(documents: readonly HeldDocument[], of: (document: HeldDocument) => string): Cells {
  const cells = new Map<string, number[]>()
  for (const document of documents) {
    const cell = cells.get(of(document))
    if (cell === undefined) cells.set(of(document), [document.at])
    else cell.push(document.at)
  }
  return cells
}

/** Examined mailboxes' size in the middle: what is assumed of one that was not examined. */
export function typicalSize(mailboxes: readonly MailboxHoldings[]): number {
  const sizes = mailboxes
    .filter(({ examined }) => examined)
    .map(({ documents }) => documents.length)
    .sort((one, other) => one - other)
  return sizes[sizes.length >> 1] ?? 1
}

/** How many of some sorted times are not later than a moment. */
export function countUntil(sorted: readonly number[], at: number): number {
  let [low, high] = [0, sorted.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if (sorted[middle]! <= at) low = middle + 1
    else high = middle
  }
  return low
}
