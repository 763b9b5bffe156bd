import { type Pst, allNodes, isMessageId } from './outlook-pst.ts'
import {
  type Subnode,
  isInternal,
  parseBlockTree,
  parseSubnodes,
  readBlock,
  readSubnodes,
} from './outlook-pst-block.ts'
import { readPlace } from './outlook-pst-format.ts'
import { openHeap } from './outlook-pst-heap.ts'
import { readRecipients } from './outlook-pst-message.ts'
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
  rest(): Iterable<Stray>
  /** Lists of items that no folder owns any more. */
  tables(): Iterable<PstTable>
}

/** Looks through all blocks for messages and lists of items that no index entry leads to. */
export function findStrays(pst: Pst): Strays {
  const blocks = sortBlocks(pst)
  const lists = listFinder(blocks.lists)
  const messages = new Map<string, number[]>()
  const tables: Subnode[] = []
  for (const block of blocks.heads) {
    const key = messageKey(pst, block)
    const roots = key === undefined ? tableRoots(pst, block, lists) : undefined
    if (roots !== undefined) tables.push(roots)
    // That a heap without its parts lacks some values is no news.
    pst.flaws.take()
    if (key === undefined) continue
    const same = messages.get(key)
    if (same === undefined) messages.set(key, [block])
    else same.push(block)
  }
  const taken = new Set<string>()
  return {
    *tables() {
      // The newest state of a list comes first.
      for (const roots of tables.toReversed()) {
        const table = openTable(pst, roots)
        if (table !== undefined) yield table
      }
    },
    take(row) {
      const key = fingerprint(row)
      const block = messages.get(key)?.shift()
      if (block === undefined) return undefined
      taken.add(key)
      return join(pst, block, lists)
    },
    // Free space holds older states of messages too: of several, the newest is the one that counted.
    *rest() {
      for (const [key, same] of messages) if (!taken.has(key)) yield join(pst, same.at(-1)!, lists)
    },
  }
}

/** What tells the message that begins in a block; undefined where none does. */
function messageKey(pst: Pst, block: number): string | undefined {
  const roots = { data: block, subnodes: 0 }
  if (openHeap(pst, roots)?.holds !== HOLDS_PROPERTIES) return undefined
  const properties = readObject(pst, roots)?.properties
  return properties !== undefined && isMessage(properties) ? fingerprint(properties) : undefined
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

/** What a heap holds ([MS-PST] §2.3.1.2 bClientSig). */
const HOLDS_PROPERTIES = 0xbc
const HOLDS_TABLE = 0x7c

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
      const above = firstAbove(lists, block)
      const around = lists.slice(Math.max(above - NEAREST, 0), above + NEAREST).filter(list => !taken.has(list))
      return around.sort((one, other) => Math.abs(one - block) - Math.abs(other - block)).slice(0, NEAREST)
    },
  }
}

/** The place of the first number above another, in a list that rises. */
function firstAbove(rising: readonly number[], bound: number): number {
  let low = 0
  let high = rising.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (rising[middle]! <= bound) low = middle + 1
    else high = middle
  }
  return low
}

/**
 * Where a list of items lies that begins in a block. Its rows may stand apart, in a list of parts that has to be found
 * first: a row then tells its own id.
 */
function tableRoots(pst: Pst, block: number, lists: ListFinder): Subnode | undefined {
  const bare = { data: block, subnodes: 0 }
  if (openHeap(pst, bare)?.holds !== HOLDS_TABLE) return undefined
  const table = openTable(pst, bare)
  const first = table?.ids.find(isMessageId)
  if (table === undefined || first === undefined) return undefined
  const tells = (roots: Subnode) => {
    const row = openTable(pst, roots)?.row(first)
    return row !== undefined && numberOf(row, TAG.rowId) === first
  }
  const apart = lists.near(block).map(subnodes => ({ data: block, subnodes }))
  return [bare, ...apart].find(tells) ?? bare
}

/** Joins a message with the list of its parts, if the recipients in it bear the names that the message tells. */
function join(pst: Pst, block: number, lists: ListFinder): Stray {
  const bare = { data: block, subnodes: 0 }
  const properties = readObject(pst, bare)?.properties ?? new Map<number, never>()
  const told = [TAG.displayTo, TAG.displayCc].map(tag => (textOf(properties, tag) ?? '').toLowerCase())
  const own = lists.near(block).find(list => {
    const recipients = readRecipients(pst, readSubnodes(pst, list))
    const names = [1, 2].map(kind => namesOf(recipients, kind))
    return recipients.length > 0 && names.join('\n') === told.join('\n')
  })
  pst.flaws.take()
  if (own === undefined) return { block, roots: bare, whole: false }
  lists.take(own)
  return { block, roots: { data: block, subnodes: own }, whole: true }
}

function namesOf(recipients: readonly Properties[], kind: number): string {
  return recipients
    .filter(recipient => ((numberOf(recipient, TAG.recipientType) ?? 1) & 0x0f) === kind)
    .map(recipient => textOf(recipient, TAG.displayName) ?? '')
    .join('; ')
    .toLowerCase()
}
