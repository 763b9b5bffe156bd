import { type AddressBook, learnAddresses } from './outlook-address-book.ts'
import { type Pst, allNodes, findNode, isRescued } from './outlook-pst.ts'
import { readPstMessage } from './outlook-pst-message.ts'
import { readObject } from './outlook-pst-property.ts'
import { type PstTable, openTable } from './outlook-pst-table.ts'
import { type Properties, TAG, bytesOf, numberOf, textOf } from './outlook-property.ts'

/** A folder of a PST file, with all the ways in which the file tells what lies in it. */
export interface PstFolder {
  readonly id: number
  /** From below the mailbox's top folder: `Inbox/Projects`. */
  readonly path: string
  /** Its list of items; undefined where that is lost. */
  readonly table: PstTable | undefined
  /** Ids of the messages that themselves name this folder as theirs. */
  readonly children: readonly number[]
  /** How many items it says it has. */
  readonly told: number | undefined
  /** True where the folder and both its lists stand in the sound index, so that its count can be believed. */
  readonly vouched: boolean
}

/** The last five bits of a node id say what the node is ([MS-PST] §2.2.2.1). */
const NODE_TYPE = 0x1f
const FOLDER = 0x02
const MESSAGE = 0x04
const SUBFOLDER_TABLE = 0x0d
const ITEM_TABLE = 0x0e

/** §2.4.1: the message store and the root of all folders have fixed ids. */
const STORE = 0x21
const ROOT = 0x122

/** Folders are not nested deeper; a damaged parent would otherwise lead in a ring. */
const MOST_FOLDERS_DEEP = 128

interface Known {
  readonly name: string
  readonly parent: number
  readonly told: number | undefined
}

/** All folders, one at a time since their lists can be long. Search folders are left out: they only point elsewhere. */
export function* pstFolders(pst: Pst): Generator<PstFolder> {
  const nodes = sortNodes(pst)
  const known = nameFolders(pst, nodes.folders)
  for (const parent of nodes.messages.keys())
    if (!known.has(parent)) known.set(parent, { name: `lost-${parent}`, parent: ROOT, told: undefined })
  const top = topFolder(pst, known)
  for (const [id, folder] of [...known].sort(([one], [other]) => one - other)) {
    yield {
      id,
      path: pathOf(known, id, top),
      table: openTable(pst, findNode(pst, typed(id, ITEM_TABLE))),
      children: nodes.messages.get(id) ?? [],
      told: folder.told,
      vouched: [FOLDER, SUBFOLDER_TABLE, ITEM_TABLE].every(type => isSound(pst, typed(id, type))),
    }
  }
}

function isSound(pst: Pst, id: number): boolean {
  return findNode(pst, id) !== undefined && !isRescued(pst, id)
}

interface SortedNodes {
  /** Folder ids with their parents'. */
  readonly folders: ReadonlyMap<number, number>
  /** Message ids by the folder that they name. */
  readonly messages: ReadonlyMap<number, readonly number[]>
}

function sortNodes(pst: Pst): SortedNodes {
  const folders = new Map<number, number>()
  const messages = new Map<number, number[]>()
  let count = 0
  for (const { id, parent } of allNodes(pst)) {
    const type = id & NODE_TYPE
    if (type === FOLDER) folders.set(id, parent)
    if (type !== MESSAGE) continue
    if (++count > pst.limits.containerMembers) {
      pst.flaws.add('pst-too-many', `The file has more than ${count - 1} items; the others were left out.`)
      break
    }
    const siblings = messages.get(parent)
    if (siblings === undefined) messages.set(parent, [id])
    else siblings.push(id)
  }
  return { folders, messages }
}

/** Names and parents of all folders: by themselves, and by the lists of subfolders where they are lost (§2.4.4). */
function nameFolders(pst: Pst, folders: ReadonlyMap<number, number>): Map<number, Known> {
  const known = new Map<number, Known>()
  const lists = new Map<number, PstTable>()
  for (const [id, parent] of folders) {
    const properties = readObject(pst, findNode(pst, id))?.properties
    const table = openTable(pst, findNode(pst, typed(id, SUBFOLDER_TABLE)))
    if (table !== undefined) lists.set(id, table)
    if (properties === undefined) continue
    const name = textOf(properties, TAG.displayName) ?? ''
    known.set(id, { name, parent, told: numberOf(properties, TAG.contentCount) })
  }
  for (const [parent, table] of lists)
    for (const id of table.ids) {
      if (known.has(id) || (id & NODE_TYPE) !== FOLDER) continue
      const row = table.row(id) ?? new Map<number, never>()
      const name = textOf(row, TAG.displayName) ?? `lost-${id}`
      known.set(id, { name, parent, told: numberOf(row, TAG.contentCount) })
    }
  for (const [id, parent] of folders) if (!known.has(id)) known.set(id, { name: `lost-${id}`, parent, told: undefined })
  return known
}

function typed(id: number, type: number): number {
  return ((id & ~NODE_TYPE) | type) >>> 0
}

/**
 * The folder under which the user's own folders lie: as the store tells (§2.4.3 IpmSubTreeEntryId: flags, store, node
 * id), else by the names that OST files give it in every language.
 */
function topFolder(pst: Pst, known: ReadonlyMap<number, Known>): number {
  const entry = bytesOf(storeProperties(pst), TAG.mailFolders)
  if (entry !== undefined && entry.length >= 24)
    return new DataView(entry.buffer, entry.byteOffset, entry.length).getUint32(20, true)
  for (const [id, { name, parent }] of known)
    if (name === 'IPM_SUBTREE' && known.get(parent)?.name === 'Root - Mailbox') return id
  return ROOT
}

/** Names from below the top folder, or from below the root, joined by slashes; slashes in names become spaces. */
function pathOf(known: ReadonlyMap<number, Known>, id: number, top: number): string {
  const names: string[] = []
  let at = id
  while (at !== top && at !== ROOT && names.length < MOST_FOLDERS_DEEP) {
    const folder = known.get(at)
    if (folder === undefined || names.length === MOST_FOLDERS_DEEP - 1) break
    names.unshift(folder.name.replaceAll('/', ' '))
    at = folder.parent
  }
  return names.join('/')
}

/** Messages whose people are learnt before any mail is rebuilt: enough to know the mailbox's owner and colleagues. */
const LEARNT_FROM = 300

/** Who is who in this store, by its oldest messages, so that a later copy of the store tells the same. */
export function storeAddresses(pst: Pst): AddressBook {
  const messages = allNodes(pst).filter(({ id }) => (id & NODE_TYPE) === MESSAGE)
  const known = new Map<string, string>()
  for (const node of messages.take(LEARNT_FROM)) {
    const message = readPstMessage(pst, node)
    if (message !== undefined) learnAddresses(message, known)
  }
  // What is wrong with these messages is said when they are read in their turn.
  pst.flaws.take()
  return address => known.get(address)
}

/** What a message store says about whose it is (§2.4.3): its display name, or its owner's. */
export function storeName(pst: Pst): string | undefined {
  return textOf(storeProperties(pst), TAG.displayName)
}

function storeProperties(pst: Pst): Properties {
  return readObject(pst, findNode(pst, STORE))?.properties ?? new Map<number, never>()
}
