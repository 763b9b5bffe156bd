import { within } from '#ground'
import { type PstReading, aboutStray, folderItems, notMail, readItem } from './outlook-pst-items.ts'
import type { Found } from './reader.ts'

/** The folder in which things stand that have lost their own. */
const LOST = 'lost'

/**
 * What is left where pages of the index are lost and the folders cannot vouch that nothing went with them: lists of
 * items whose folders are gone, then messages that no list knows, and last the word that there may have been more.
 */
export function* lostItems(reading: PstReading): Generator<Found> {
  const { pst, seen } = reading
  const [page] = pst.nodes.suspects.filter(suspect => suspect.lost)
  if (page === undefined) return
  const strays = reading.strays()
  for (const table of strays.tables()) {
    const ids = table.ids.filter(id => !seen.has(id))
    const open = () => ({ ...table, ids })
    const folder = { path: LOST, open, children: [], told: undefined, vouched: false }
    yield* folderItems(reading, folder)
  }
  const where = within(reading.where, LOST)
  const others = new Map<string, number>()
  let unnumbered = 0
  for (const stray of strays.rest()) {
    const place = { where: within(where, `#block-${stray.block}`), path: LOST, says: aboutStray(stray) }
    const found = readItem(reading, place, stray.roots)
    if (found !== undefined) unnumbered++
    if (typeof found === 'string') others.set(found, (others.get(found) ?? 0) + 1)
    else if (found !== undefined) yield found
  }
  yield* notMail(where, others)
  const count = numbersUnseen(reading) - unnumbered
  const newer = count > 0 ? `, ${count} of them by the numbers that were given out` : ''
  const says =
    'Pages of the index are lost, and with them perhaps items that nothing else in the file tells of' +
    `${newer}. Look for another copy of it.`
  const trouble = { code: 'pst-items-unknown', where: { ...reading.where, span: page.span }, says }
  yield { kind: 'failed', trouble, count: Math.max(count, 1) }
}

/** How many items were numbered after the newest whose number was found; items are numbered as they come. */
function numbersUnseen({ pst, seen }: PstReading): number {
  const newest = seen.values().reduce((most, id) => Math.max(most, id >>> 5), BEFORE_FIRST)
  const unseen = (pst.lastMessage ?? 0) - newest
  return Math.min(Math.max(unseen, 0), pst.limits.containerMembers)
}

/** [MS-PST] §2.2.2.6 rgnid: what an empty file has for its last message. */
const BEFORE_FIRST = 0x10000
