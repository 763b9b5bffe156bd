import { rfc3339, type Moment } from '#ground'

/** One leaked file as the mailbox had it. */
export interface WindowItem {
  readonly file: string
  readonly title: string
  /** When it was there to be taken: sent or received, whichever is earlier. */
  readonly at: Moment
  /** When the leaked file was made or last saved, as the file itself claims. */
  readonly made?: Moment
  /** When a newer version of it came into the mailbox that did not leak. */
  readonly newer?: Moment
}

/** When somebody must have had access, at least once. */
export interface AccessWindow {
  readonly from: Moment
  readonly to: Moment
  /** The reason of each bound, and what else the dates tell. */
  readonly because: readonly string[]
}

/** What is known beside the items. */
export interface WindowFacts {
  readonly mailbox: string
  /** When the files were received from whoever passed them on, and what says so. */
  readonly out?: { readonly at: Moment; readonly says: string }
  /** The newest mail of the mailbox: nothing later is known. */
  readonly until: Moment
}

/**
 * The window from the newest leaked item: it cannot have been taken before it was there, and was taken by the time at
 * which the leaked copy was made or passed on. A newer version that was there and did not leak tells when the older one
 * was taken, as far as whoever leaks takes the newest; that is a hint and sets a bound only where nothing better does.
 */
export function accessWindow(
  items: readonly WindowItem[],
  { mailbox, out, until }: WindowFacts,
): AccessWindow | undefined {
  if (items.length === 0) return undefined
  const newest = items.reduce((best, item) => (item.at > best.at ? item : best))
  const from = newest.at
  const because = [
    `“${newest.title}” (${newest.file}) is the newest item that leaked. It was not in ${mailbox} before ${rfc3339(from)}.`,
  ]
  const bounds: { at: Moment; says: string }[] = []
  if (newest.made !== undefined && newest.made >= from)
    bounds.push({
      at: newest.made,
      says: `${newest.file} says that it was made at ${rfc3339(newest.made)}: by then its text was taken. A file can lie about that.`,
    })
  if (out !== undefined && out.at >= from) bounds.push(out)
  if (bounds.length === 0 && newest.newer !== undefined && newest.newer > from)
    bounds.push({
      at: newest.newer,
      says: `A newer version of “${newest.title}” was in ${mailbox} from ${rfc3339(newest.newer)} and did not leak.`,
    })
  if (bounds.length === 0)
    bounds.push({
      at: Math.max(until, from) as Moment,
      says: `Nothing bounds it above but the end of what is known of ${mailbox}, ${rfc3339(until)}.`,
    })
  const last = bounds.reduce((best, bound) => (bound.at < best.at ? bound : best))
  because.push(last.says, ...bounds.filter(bound => bound !== last).map(({ says }) => says))
  for (const { file, title, at, newer } of items)
    if (newer !== undefined && !(newer > from && last.at === newer))
      because.push(
        `A newer version of “${title}” was in ${mailbox} from ${rfc3339(newer)}, yet the older one leaked: ${file} may have been taken between ${rfc3339(at)} and then.`,
      )
  return { from, to: last.at, because }
}
