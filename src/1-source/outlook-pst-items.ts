import { type Trouble, type Where, within } from '#ground'
import type { AddressBook } from './outlook-address-book.ts'
import { type Pst, findNode, isRescued } from './outlook-pst.ts'
import type { PstFolder } from './outlook-pst-folder.ts'
import type { NodeRoots } from './outlook-pst-heap.ts'
import { readPstMessage } from './outlook-pst-message.ts'
import type { Stray, Strays } from './outlook-pst-stray.ts'
import type { PstTable } from './outlook-pst-table.ts'
import { dateText, subjectOf } from './outlook-header.ts'
import { isMailClass } from './outlook-message.ts'
import { type Properties, TAG, momentOf, textOf } from './outlook-property.ts'
import { rebuildMail } from './outlook-rebuild.ts'
import type { Found } from './reader.ts'

/** What is the same for all items of one PST file. */
export interface PstReading {
  readonly pst: Pst
  readonly where: Where
  readonly mailbox: string
  /** The folder for which the whole file stands; '' where it is the mailbox itself. */
  readonly folder: string
  /** Who is who in the whole store. */
  readonly book: AddressBook
  /** Ids of the items that were come across so far. */
  readonly seen: Set<number>
  /** Messages that the index lost. They are looked for once, and only where the index is damaged. */
  strays(): Strays
}

/**
 * The items of one folder: those in its list, then those that only say themselves that they lie in it. Each is found,
 * skipped or failed, so none is lost in silence; if the folder says that it has more, the rest has failed as well.
 * Returns whether the folder is known to be complete.
 */
export function* folderItems(reading: PstReading, folder: PstFolder): Generator<Found, boolean> {
  const { pst, seen } = reading
  const where = folder.path === '' ? reading.where : within(reading.where, folder.path)
  const table = folder.open()
  yield* remarks(pst, where)
  const listed = new Set(table?.ids ?? [])
  const others = new Map<string, number>()
  let count = 0
  for (const id of new Set([...listed, ...folder.children])) {
    if (seen.has(id)) {
      if (listed.has(id)) yield failed(where, id, 'pst-listed-twice', 'It was already found in another folder.')
      continue
    }
    seen.add(id)
    count++
    const found = itemOf(reading, { where, path: folder.path, table }, id, listed.has(id))
    if (typeof found === 'string') others.set(found, (others.get(found) ?? 0) + 1)
    else yield found
  }
  yield* notMail(where, others)
  const missing = (folder.told ?? 0) - count
  const known = folder.vouched && table !== undefined
  // Sound files may still count what was never fetched from the server.
  if (missing > 0 && (!known || pst.nodes.suspects.length > 0)) yield lost(where, folder, missing)
  return known && missing <= 0
}

/** A folder whose list is open. */
interface OpenFolder {
  readonly where: Where
  readonly path: string
  readonly table: PstTable | undefined
}

/** One item of a folder; its class where it is no mail. */
function itemOf(reading: PstReading, { where, path, table }: OpenFolder, id: number, listed: boolean): Found | string {
  const { pst } = reading
  const node = findNode(pst, id)
  const row = node === undefined ? table?.row(id) : undefined
  const stray = row === undefined || pst.nodes.suspects.length === 0 ? undefined : reading.strays().take(row)
  const says = stray === undefined ? aboutNode(pst, id, listed || table === undefined) : aboutStray(stray)
  const found = readItem(reading, { where: within(where, `#${id}`), path, says }, node ?? stray?.roots)
  return found ?? unreadable(pst, { where, path, table }, id, node !== undefined)
}

/** Where an item lies, and what is odd about how it was found. */
export interface ItemPlace {
  readonly where: Where
  readonly path: string
  readonly says: readonly string[]
}

/** Reads a message as an item; its class where it is no mail, undefined where it cannot be read. */
export function readItem(
  { pst, mailbox, folder, book }: PstReading,
  { where, path, says }: ItemPlace,
  roots: NodeRoots | undefined,
): Found | string | undefined {
  const message = readPstMessage(pst, roots)
  if (message === undefined) return undefined
  const messageClass = textOf(message.properties, TAG.messageClass) ?? ''
  if (!isMailClass(messageClass)) {
    pst.flaws.take()
    return messageClass
  }
  const { bytes, flaws } = rebuildMail(message, pst.limits, book)
  const trouble = troubleOf(pst, where, [...says, ...flaws])
  const inside = [folder, path].filter(step => step !== '').join('/')
  const item = { where, kind: 'mail', bytes, fidelity: 'rebuilt', mailbox, folder: inside } as const
  return { kind: 'item', item, ...(trouble === undefined ? {} : { trouble }) }
}

function aboutNode(pst: Pst, id: number, expected: boolean): string[] {
  if (isRescued(pst, id))
    return ['It was found in an older copy of the index: it may have been deleted or changed since.']
  if (expected) return []
  return ['The folder does not list it, only the item itself names the folder: it may have been deleted.']
}

/** What to say of an item that no index leads to. */
export function aboutStray({ block, whole }: Stray): string[] {
  const parts = whole ? '' : ' Its recipients and attachments could not be told from those of others.'
  return [`The index no longer leads to it; it was found by its contents in data block ${block}.${parts}`]
}

function troubleOf(pst: Pst, where: Where, says: readonly string[]): Trouble | undefined {
  const flaws = pst.flaws.take()
  const all = [...flaws.map(flaw => flaw.says), ...says]
  if (all.length === 0) return undefined
  return { code: flaws[0]?.code ?? 'mail-incomplete', where, says: summary(all) }
}

const MOST_SENTENCES = 4

function summary(says: readonly string[]): string {
  const rest = says.length - MOST_SENTENCES
  return [...says.slice(0, MOST_SENTENCES), ...(rest > 0 ? [`And ${rest} more.`] : [])].join(' ')
}

/** An item that cannot be read, named as well as its folder's list still can. */
function unreadable(pst: Pst, { where, table }: OpenFolder, id: number, indexed: boolean): Found {
  const flaws = pst.flaws.take()
  const row = table?.row(id)
  pst.flaws.take()
  const gone = 'The folder lists it, but nothing in the file leads to it any more.'
  const spent = 'It was not read: the file asks for more work than its size justifies.'
  const why = pst.bytes.exhausted() ? spent : indexed ? summary(flaws.map(flaw => flaw.says)) : gone
  const name = row === undefined ? '' : nameOf(row)
  return failed(where, id, flaws[0]?.code ?? 'pst-item-lost', `The item${name} is lost. ${why}`)
}

function nameOf(row: Properties): string {
  const sender = textOf(row, TAG.representedName) ?? ''
  const sent = momentOf(row, TAG.submitted)
  const from = sender === '' ? '' : ` from ${sender}`
  return ` “${subjectOf(row)}”${from}${sent === undefined ? '' : ` of ${dateText(sent)}`}`
}

function failed(where: Where, id: number, code: string, says: string): Found {
  return { kind: 'failed', trouble: { code, where: within(where, `#${id}`), says } }
}

/** Items that are no mail, counted by their class. */
export function* notMail(where: Where, classes: ReadonlyMap<string, number>): Generator<Found> {
  for (const [messageClass, count] of classes) {
    const items = count === 1 ? 'One item' : `${count} items`
    const says = `${items} of class ${messageClass.slice(0, 100)}: not mail.`
    yield { kind: 'skipped', count, trouble: { code: 'not-mail', where, says } }
  }
}

function lost(where: Where, folder: PstFolder, missing: number): Found {
  const says = `The folder says that it has ${folder.told ?? 0} items; ${missing} of them were found nowhere.`
  return { kind: 'failed', count: missing, trouble: { code: 'pst-items-lost', where, says } }
}

/** What was found wrong since the last time, as remarks about the file or one of its folders. */
export function* remarks(pst: Pst, where: Where): Generator<Found> {
  for (const { code, says, span } of pst.flaws.take())
    yield { kind: 'remark', trouble: { code, where: span === undefined ? where : { ...where, span }, says } }
}
