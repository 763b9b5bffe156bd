import { type Trouble, type Where, within } from '#ground'
import type { AddressBook } from './outlook-address-book.ts'
import { type Pst, findNode, isRescued } from './outlook-pst.ts'
import type { PstFolder } from './outlook-pst-folder.ts'
import { readPstMessage } from './outlook-pst-message.ts'
import { dateText, subjectOf } from './outlook-header.ts'
import { isMailClass } from './outlook-message.ts'
import { TAG, momentOf, textOf } from './outlook-property.ts'
import { rebuildMail } from './outlook-rebuild.ts'
import type { Found } from './reader.ts'

/** Where the items of a PST file belong. */
export interface PstPlace {
  readonly where: Where
  readonly mailbox: string
  /** The folder for which the whole file stands; '' where it is the mailbox itself. */
  readonly folder: string
  /** Who is who in the whole store. */
  readonly book: AddressBook
}

/**
 * The items of one folder: those in its list, then those that only say themselves that they lie in it. Each is found,
 * skipped or failed, so none is lost in silence; if the folder says that it has more, the rest has failed as well.
 * Returns whether the folder is known to be complete.
 */
export function* folderItems(
  pst: Pst,
  folder: PstFolder,
  place: PstPlace,
  seen: Set<number>,
): Generator<Found, boolean> {
  const where = folder.path === '' ? place.where : within(place.where, folder.path)
  const path = [place.folder, folder.path].filter(step => step !== '').join('/')
  // What was wrong with the folder's own properties or list.
  yield* remarks(pst, where)
  const listed = new Set(folder.table?.ids ?? [])
  const others = new Map<string, number>()
  let count = 0
  for (const id of new Set([...listed, ...folder.children])) {
    if (seen.has(id)) {
      if (listed.has(id)) yield failed(where, id, 'pst-listed-twice', 'It was already found in another folder.')
      continue
    }
    seen.add(id)
    count++
    const found = readItem(pst, folder, where, { ...place, folder: path }, id, listed.has(id))
    if (typeof found === 'string') others.set(found, (others.get(found) ?? 0) + 1)
    else yield found
  }
  for (const [messageClass, number] of others) yield notMail(where, messageClass, number)
  const missing = (folder.told ?? 0) - count
  const known = folder.found && folder.table !== undefined
  // Sound files may still count what was never fetched from the server.
  if (missing > 0 && (!known || pst.nodes.suspects.length > 0)) yield lost(where, folder, missing)
  return known && missing <= 0
}

/** One item; its class where it is no mail. */
function readItem(
  pst: Pst,
  folder: PstFolder,
  folderWhere: Where,
  { mailbox, folder: path, book }: PstPlace,
  id: number,
  listed: boolean,
): Found | string {
  const node = findNode(pst, id)
  const message = readPstMessage(pst, node)
  if (message === undefined) return unreadable(pst, folder, folderWhere, id, node !== undefined)
  const messageClass = textOf(message.properties, TAG.messageClass) ?? ''
  if (!isMailClass(messageClass)) {
    pst.flaws.take()
    return messageClass
  }
  const where = within(folderWhere, `#${id}`)
  const { bytes, flaws } = rebuildMail(message, pst.limits, book)
  const trouble = troubleOf(pst, where, [...standing(pst, id, folder, listed), ...flaws])
  const item = { where, kind: 'mail', bytes, fidelity: 'rebuilt', mailbox, folder: path } as const
  return { kind: 'item', item, ...(trouble === undefined ? {} : { trouble }) }
}

/** What is odd about how the item was found. */
function standing(pst: Pst, id: number, folder: PstFolder, listed: boolean): string[] {
  if (isRescued(pst, id))
    return ['It was found in an older copy of the index: it may have been deleted or changed since.']
  if (listed || folder.table === undefined) return []
  return ['The folder does not list it, only the item itself names the folder: it may have been deleted.']
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
function unreadable(pst: Pst, folder: PstFolder, where: Where, id: number, indexed: boolean): Found {
  const flaws = pst.flaws.take()
  const row = folder.table?.row(id)
  pst.flaws.take()
  const name = row === undefined ? '' : ` “${subjectOf(row)}”`
  const sender = row === undefined ? undefined : textOf(row, TAG.representedName)
  const sent = row === undefined ? undefined : momentOf(row, TAG.submitted)
  const from = sender === undefined || sender === '' ? '' : ` from ${sender}`
  const on = sent === undefined ? '' : ` of ${dateText(sent)}`
  const why = indexed
    ? summary(flaws.map(flaw => flaw.says))
    : 'The folder lists it, but the file’s index does not know where it lies.'
  return failed(where, id, flaws[0]?.code ?? 'pst-item-lost', `The item${name}${from}${on} is lost. ${why}`)
}

function failed(where: Where, id: number, code: string, says: string): Found {
  return { kind: 'failed', trouble: { code, where: within(where, `#${id}`), says } }
}

function notMail(where: Where, messageClass: string, count: number): Found {
  const items = count === 1 ? 'One item' : `${count} items`
  return {
    kind: 'skipped',
    count,
    trouble: { code: 'not-mail', where, says: `${items} of class ${messageClass.slice(0, 100)}: not mail.` },
  }
}

function lost(where: Where, folder: PstFolder, missing: number): Found {
  const says = `The folder says that it has ${folder.told ?? 0} items; ${missing} of them were found nowhere.`
  return { kind: 'failed', count: missing, trouble: { code: 'pst-items-lost', where, says } }
}

/** What to say when pages of the index are lost, and no folder can vouch that nothing went with them. */
export function unknownLoss(pst: Pst, where: Where): Found | undefined {
  const [first] = pst.nodes.suspects.filter(suspect => suspect.lost)
  if (first === undefined) return undefined
  const says =
    'Pages of the index are lost, and with them an unknown number of items that nothing else in the file tells of. ' +
    'Look for another copy of it.'
  return { kind: 'failed', trouble: { code: 'pst-items-unknown', where: { ...where, span: first.span }, says } }
}

/** What was found wrong since the last time, as remarks about the file or one of its folders. */
export function* remarks(pst: Pst, where: Where): Generator<Found> {
  for (const { code, says, span } of pst.flaws.take())
    yield { kind: 'remark', trouble: { code, where: span === undefined ? where : { ...where, span }, says } }
}
