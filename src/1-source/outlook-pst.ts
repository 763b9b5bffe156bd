import type { Limits, Span } from '#ground'
import type { PstEncoding } from './outlook-pst-encoding.ts'
import type { Flaw, PstBytes } from './outlook-pst-file.ts'
import type { PstFormat } from './outlook-pst-format.ts'
import { type NodeEntry, type PstIndex, readNodeEntry } from './outlook-pst-index.ts'
import type { Rescued } from './outlook-pst-rescue.ts'

/** A PST or OST file, opened: its measures, its two indexes, and what was found wrong with it so far. */
export interface Pst {
  readonly bytes: PstBytes
  readonly format: PstFormat
  readonly encoding: PstEncoding
  readonly nodes: PstIndex
  readonly blocks: PstIndex
  /** What was found by looking through the whole file; empty where both indexes are sound. */
  readonly rescued: Rescued
  /** The number that the newest message got; undefined where the header cannot be believed. */
  readonly lastMessage: number | undefined
  readonly flaws: Flaws
  readonly limits: Limits
}

/** Where flaws are laid down while an item is read, until whoever reads the item takes them. */
export interface Flaws {
  add(code: string, says: string, span?: Span): void
  /** All flaws since the last time. */
  take(): readonly Flaw[]
}

/** How many flaws are kept of one item: a hostile file could have one a byte. */
const MOST_FLAWS = 100

/** An empty place for flaws. */
export function flawList(): Flaws {
  const kept = new Map<string, Flaw>()
  return {
    add(code, says, span) {
      if (kept.size < MOST_FLAWS) kept.set(says, span === undefined ? { code, says } : { code, says, span })
    },
    take() {
      const taken = [...kept.values()]
      kept.clear()
      return taken
    },
  }
}

/** The node of an id, from the index or else from what was rescued. */
export function findNode(pst: Pst, id: number): NodeEntry | undefined {
  const entry = pst.nodes.find(id)
  return entry === undefined ? pst.rescued.nodes.get(id) : readNodeEntry(pst.format, entry)
}

/** All nodes: those of the index in order of their ids, then those that were rescued. */
export function* allNodes(pst: Pst): Generator<NodeEntry> {
  for (const entry of pst.nodes.entries()) yield readNodeEntry(pst.format, entry)
  for (const node of pst.rescued.nodes.values()) if (isRescued(pst, node.id)) yield node
}

/** Whether a node is known from an older copy of its index page only: it may have been deleted or changed since. */
export function isRescued(pst: Pst, id: number): boolean {
  return pst.rescued.nodes.has(id) && pst.nodes.find(id) === undefined
}

/** Whether a node is a message: the last five bits of a node id tell its kind ([MS-PST] §2.2.2.1). */
export function isMessageId(id: number): boolean {
  return (id & 0x1f) === 0x04
}

/** A block id without its reserved bit (§2.2.2.2), as the index holds it. */
export function plainBlockId(id: number): number {
  return id - (id % 2)
}
