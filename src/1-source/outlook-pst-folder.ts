import { type Pst, allNodes, findNode, isMessageId, isRescued } from './outlook-pst.ts'
import { readObject } from './outlook-pst-property.ts'
import { type PstTable, openTable } from './outlook-pst-table.ts'
import { TAG, bytesOf, numberOf, textOf } from './outlook-property.ts'
import { storeProperties } from './outlook-pst-store.ts'

/** A folder of a PST file, with all the ways in which the file tells what lies in it. */
export interface PstFolder {
  /** From below the mailbox's top folder: `Inbox/Projects`. */
  readonly path: string
  /** Opens its list of items; undefined where that is lost. Lists can be long, so one at a time is open. */
  open(): PstTable | undefined
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
const SUBFOLDER_TABLE = 0x0d
const ITEM_TABLE = 0x0e

/** §2.4.1: the root of all folders has a fixed id. */
const ROOT = 0x122

interface Known {
  readonly name: string
  readonly parent: number
  readonly told: number | undefined
}

/** All folders, in order of their ids. Search folders are left out: they only point elsewhere. */
export function listFolders(pst: Pst): readonly PstFolder[] {
  const nodes = sortNodes(pst)
  const known = nameFolders(pst, nodes.folders)
  for (const parent of nodes.messages.keys())
    if (!known.has(parent)) known.set(parent, { name: `lost-${parent}`, parent: ROOT, told: undefined })
  const top = topFolder(pst, known)
  return [...known]
    .sort(([one], [other]) => one - other)
    .map(([id, { told }]) => ({
      path: pathOf(known, id, top),
      open: () => openTable(pst, findNode(pst, typed(id, ITEM_TABLE))),
      children: nodes.messages.get(id) ?? [],
      told,
      vouched: [FOLDER, SUBFOLDER_TABLE, ITEM_TABLE].every(type => isSound(pst, typed(id, type))),
    }))
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
    if ((id & NODE_TYPE) === FOLDER) folders.set(id, parent)
    if (!isMessageId(id)) continue
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
    if (table !== undefined && table.ids.length > 0) lists.set(id, table)
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
  const ends = new Set([top, ROOT])
  let at = id
  for (let folder = known.get(at); folder !== undefined && !ends.has(at); folder = known.get(at)) {
    names.unshift(folder.name.replaceAll('/', ' '))
    // Folders that lie in each other end where the ring closes.
    ends.add(at)
    at = folder.parent
  }
  return names.join('/')
}
