import { type Pst, allNodes, isMessageId } from './outlook-pst.ts'
import { type Subnode, isInternal, parseBlockTree, parseSubnodes, readBlock } from './outlook-pst-block.ts'
import { readPlace } from './outlook-pst-format.ts'
import { openHeap } from './outlook-pst-heap.ts'
import { readPstMessage } from './outlook-pst-message.ts'
import { readObject } from './outlook-pst-property.ts'
import { type PstTable, openTable } from './outlook-pst-table.ts'
import { type Properties, TAG, numberOf, textOf } from './outlook-property.ts'

/** A message whose entry in the index is lost, found by its data. */
export interface Stray {
  /** Id of the block where its properties begin: the only name that it has left. */
  readonly block: number
  readonly roots: Subnode
  /** False where its recipients and attachments could not be told from those of others. */
  readonly whole: boolean
}

/**
 * What is left of messages and folders where the index that led to them is lost. A message's properties begin in a block
 * that no other block names, and so does the list of its parts; the two are joined again by the recipients' names,
 * which stand in both. A folder's list of items tells each item's subject and times, by which they are told apart.
 */
export interface Strays {
  /** The message that a row of a folder's list tells of. Each message is given once. */
  take(row: Properties): Stray | undefined
  /** The messages that were not taken. */
  rest(): readonly Stray[]
  /** Lists of items that no folder owns any more. */
  readonly tables: readonly PstTable[]
}

/** Looks through all blocks for messages and lists of items that no index entry leads to. */
export function findStrays(pst: Pst): Strays {
  const blocks = sortBlocks(pst)
  const messages = new Map<string, Head[]>()
  const tables: PstTable[] = []
  const lists = listFinder(blocks.lists)
  for (const block of blocks.heads) {
    const roots = { data: block, subnodes: 0 }
    const heap = openHeap(pst, roots)
    const properties = heap?.holds === 0xbc ? readObject(pst, roots)?.properties : undefined
    if (properties !== undefined && isMessage(properties)) {
      const key = fingerprint(properties)
      messages.set(key, [...(messages.get(key) ?? []), { block, properties }])
    }
    const table = heap?.holds === 0x7c ? openStrayTable(pst, block, lists) : undefined
    if (table?.ids.some(isMessageId) === true) tables.push(table)
    // That a heap without its parts lacks some values is no news.
    pst.flaws.take()
  }
  const taken = new Set<string>()
  const stray = ({ block, properties }: Head) => join(pst, block, properties, lists)
  return {
    tables,
    take(row) {
      const key = fingerprint(row)
      const head = messages.get(key)?.shift()
      if (head === undefined) return undefined
      taken.add(key)
      return stray(head)
    },
    // Free space holds older states of messages too: of several, the newest is the one that counted.
    rest: () => [...messages].flatMap(([key, heads]) => (taken.has(key) ? [] : heads.slice(-1).map(stray))),
  }
}

/** Where a message's properties begin. */
interface Head {
  readonly block: number
  readonly properties: Properties
}

interface SortedBlocks {
  /** Blocks where some node's data may begin: external ones and trees, which nothing names. */
  readonly heads: readonly number[]
  /** Lists of subnodes that nothing names, in order of their ids. */
  readonly lists: readonly number[]
}

function sortBlocks(pst: Pst): SortedBlocks {
  const ids = new Set<number>(pst.rescued.blocks.keys())
  for (const entry of pst.blocks.entries()) ids.add(readPlace(pst.format, entry, 0))
  const named = new Set<number>()
  const lists: number[] = []
  const heads: number[] = []
  for (const id of ids) {
    const block = isInternal(id) ? readBlock(pst, id) : undefined
    const list = block === undefined ? undefined : parseSubnodes(pst.format, block)
    const tree = block === undefined ? undefined : parseBlockTree(pst.format, block)
    for (const child of [...(list?.children ?? []), ...(tree?.children ?? [])]) named.add(child)
    for (const { data, subnodes } of list?.subnodes.values() ?? []) named.add(data).add(subnodes)
    if (list !== undefined) lists.push(id)
    else if (tree !== undefined || !isInternal(id)) heads.push(id)
  }
  for (const { data, subnodes } of allNodes(pst)) named.add(data).add(subnodes)
  pst.flaws.take()
  const unnamed = (list: readonly number[]) => list.filter(id => !named.has(id)).sort((one, other) => one - other)
  return { heads: unnamed(heads).slice(0, pst.limits.containerMembers), lists: unnamed(lists) }
}

/** Every message has a class and flags; of other objects only settings have both, and they are few. */
function isMessage(properties: Properties): boolean {
  return textOf(properties, TAG.messageClass) !== undefined && numberOf(properties, TAG.messageFlags) !== undefined
}

/** What a message and its row in a folder's list both tell, to the tenth of a microsecond. */
const SHARED = [TAG.messageClass, TAG.subject, TAG.submitted, TAG.delivered]

function fingerprint(properties: Properties): string {
  return SHARED.map(tag => latin(properties.get(tag)?.bytes.subarray(0, MOST_COMPARED))).join('\n')
}

/** Bytes of a subject that tell it from others. */
const MOST_COMPARED = 1024

function latin(bytes: Uint8Array | undefined): string {
  return bytes === undefined ? '' : Buffer.from(bytes).toString('latin1')
}

/** How many of the nearest lists are tried; a list is written within moments of what it belongs to. */
const NEAREST = 8

/** Lists of subnodes that may belong to a block, the nearest by their ids first; each is taken once. */
interface ListFinder {
  near(block: number): readonly number[]
  take(list: number): void
}

function listFinder(lists: readonly number[]): ListFinder {
  const taken = new Set<number>()
  return {
    take: list => taken.add(list),
    near(block) {
      let above = lists.findIndex(list => list > block)
      if (above < 0) above = lists.length
      const around = lists.slice(Math.max(above - NEAREST, 0), above + NEAREST).filter(list => !taken.has(list))
      return around.sort((one, other) => Math.abs(one - block) - Math.abs(other - block)).slice(0, NEAREST)
    },
  }
}

/** A table whose rows may lie in a list of subnodes that has to be found first: a row then tells its own id. */
function openStrayTable(pst: Pst, block: number, lists: ListFinder): PstTable | undefined {
  const bare = openTable(pst, { data: block, subnodes: 0 })
  const first = bare?.ids[0]
  if (bare === undefined || first === undefined || bare.row(first) !== undefined) return bare
  for (const subnodes of lists.near(block)) {
    const table = openTable(pst, { data: block, subnodes })
    const row = table?.row(first)
    if (row !== undefined && numberOf(row, TAG.rowId) === first) return table
  }
  return bare
}

/** Joins a message with the list of its parts, if the recipients in it bear the names that the message tells. */
function join(pst: Pst, block: number, properties: Properties, lists: ListFinder): Stray {
  const told = [TAG.displayTo, TAG.displayCc].map(tag => (textOf(properties, tag) ?? '').toLowerCase())
  for (const subnodes of lists.near(block)) {
    const recipients = readPstMessage(pst, { data: block, subnodes })?.recipients ?? []
    pst.flaws.take()
    const names = [1, 2].map(kind => namesOf(recipients, kind))
    if (recipients.length === 0 || names.join('\n') !== told.join('\n')) continue
    lists.take(subnodes)
    return { block, roots: { data: block, subnodes }, whole: true }
  }
  return { block, roots: { data: block, subnodes: 0 }, whole: false }
}

function namesOf(recipients: readonly Properties[], kind: number): string {
  return recipients
    .filter(recipient => ((numberOf(recipient, TAG.recipientType) ?? 1) & 0x0f) === kind)
    .map(recipient => textOf(recipient, TAG.displayName) ?? '')
    .join('; ')
    .toLowerCase()
}
