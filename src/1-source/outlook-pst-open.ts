import { type Limits, type Span, insist } from '#ground'
import { type Flaws, type Pst, findNode, flawList } from './outlook-pst.ts'
import { readStored } from './outlook-pst-block.ts'
import { type PstEncoding, decodeBlock } from './outlook-pst-encoding.ts'
import { type PstBytes, pstChecksum } from './outlook-pst-file.ts'
import { type PstFormat, BLOCK_PAGE, NODE_PAGE, formatsFor, liesPage, readWide, viewOf } from './outlook-pst-format.ts'
import { type Suspect, openIndex } from './outlook-pst-index.ts'
import { rescue } from './outlook-pst-rescue.ts'

/** Length of the longest header ([MS-PST] §2.2.2.6). */
const HEADER_BYTES = 564

/** Opens a PST file as far as it can be opened; undefined where it ends within its own header. */
export function openPst(bytes: PstBytes, limits: Limits): Pst | undefined {
  const header = bytes.read(0, HEADER_BYTES)
  if (header.length < HEADER_BYTES) return undefined
  const view = viewOf(header)
  const flaws = flawList()
  const formats = formatsFor(view.getUint16(10, true))
  const format = formats.find(format => hasRoot(bytes, format, view)) ?? formats[0]
  insist(format !== undefined, 'There is always a format to try.')
  const sound = checkHeader(header, view, format, flaws)
  checkEnd(bytes, view, format, flaws)
  const roots = rootOffsets(format, view)
  const nodes = openIndex(bytes, format, NODE_PAGE, roots.nodes)
  const blocks = openIndex(bytes, format, BLOCK_PAGE, roots.blocks)
  for (const suspect of nodes.suspects) flaws.add(...aboutPage('items and folders', suspect))
  for (const suspect of blocks.suspects) flaws.add(...aboutPage('data blocks', suspect))
  const rescued = rescue(bytes, format, nodes.suspects, blocks.suspects, limits.containerMembers)
  const lastMessage = sound ? lastMessageOf(format, view) : undefined
  const opened = { bytes, format, nodes, blocks, rescued, lastMessage, flaws, limits, encoding: 0 } as const
  return { ...opened, encoding: findEncoding(opened, header[format.wide ? 513 : 461]!) }
}

/** §2.2.2.5 ROOT: where the roots of the two b-trees lie. */
function rootOffsets(format: PstFormat, view: DataView): { nodes: number; blocks: number } {
  return format.wide
    ? { nodes: readWide(view, 224), blocks: readWide(view, 240) }
    : { nodes: view.getUint32(188, true), blocks: view.getUint32(196, true) }
}

function hasRoot(bytes: PstBytes, format: PstFormat, view: DataView): boolean {
  return liesPage(bytes, format, rootOffsets(format, view).nodes, NODE_PAGE)
}

/** §2.2.2.6 dwCRCPartial over 471 bytes, and in the wide formats dwCRCFull over 516. */
function checkHeader(header: Uint8Array, view: DataView, format: PstFormat, flaws: Flaws): boolean {
  const sound =
    view.getUint32(4, true) === pstChecksum(header.subarray(8, 479)) &&
    (!format.wide || view.getUint32(524, true) === pstChecksum(header.subarray(8, 524)))
  if (sound) return true
  flaws.add(
    'pst-header-checksum',
    'The header does not match its own checksum: some of its bytes have changed. It is used as far as it leads.',
    { from: 0, to: HEADER_BYTES },
  )
  return false
}

/** §2.2.2.6 rgnid: for each type of node the number that was given out last; messages are type 4. */
function lastMessageOf(format: PstFormat, view: DataView): number {
  return view.getUint32((format.wide ? 44 : 36) + 4 * 4, true)
}

function checkEnd(bytes: PstBytes, view: DataView, format: PstFormat, flaws: Flaws): void {
  const told = format.wide ? readWide(view, 184) : view.getUint32(168, true)
  if (told <= bytes.size) return
  flaws.add(
    'pst-cut',
    `The header says that the file has ${told} bytes, but it ends after ${bytes.size}: the rest is missing.`,
    { from: bytes.size, to: bytes.size },
  )
}

function aboutPage(what: string, suspect: Suspect): [string, string, Span] {
  const keys = suspect.to === Number.POSITIVE_INFINITY ? `from ${suspect.from} on` : `${suspect.from} to ${suspect.to}`
  const state = suspect.lost ? 'cannot be read' : 'does not match its checksum and is used as far as it makes sense'
  return [
    suspect.lost ? 'pst-index-lost' : 'pst-index-checksum',
    `The index page at byte ${suspect.span.from}, which lists the ${what} numbered ${keys}, ${state}. ` +
      'Older copies of it and the blocks themselves were searched for in the whole file.',
    suspect.span,
  ]
}

/** Nodes that every PST file has (§2.4.1), each a heap: the message store, the root folder, the map of names. */
const HEAPS = [0x21, 0x122, 0x61]

/**
 * How the blocks are encoded: as the header tells, if a block that must be a heap then begins like one (§2.3.1.2), else
 * as makes it begin like one. Headers are damaged, and some programs write files whose header tells it wrongly.
 */
function findEncoding(pst: Pst, told: number): PstEncoding {
  const known: readonly PstEncoding[] = [1, 0, 2]
  const order = known.toSorted((one, other) => Number(other === told) - Number(one === told))
  for (const heap of HEAPS) {
    const id = findNode(pst, heap)?.data ?? 0
    const stored = id === 0 ? undefined : readStored(pst, id)
    if (stored === undefined) continue
    const fits = order.find(encoding => {
      const bytes = stored.slice(0, 4)
      decodeBlock(bytes, encoding, id)
      return bytes[2] === 0xec
    })
    if (fits === undefined) continue
    if (fits !== told)
      pst.flaws.add(
        'pst-encoding',
        `The header names encoding ${told}, but the blocks are written in encoding ${fits}.`,
      )
    return fits
  }
  if (told > 2)
    pst.flaws.add(
      'pst-protected',
      `The blocks are protected in a way (${told}) that needs a key, so nothing in them can be read. ` +
        'Export the mailbox again on the machine that wrote it.',
    )
  return order[0]!
}
