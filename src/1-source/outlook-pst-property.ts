import type { Pst } from './outlook-pst.ts'
import { type Subnode, listBlocks, readAll } from './outlook-pst-block.ts'
import { type Heap, type NodeRoots, heapRecords, openHeap } from './outlook-pst-heap.ts'
import { type Properties, type Property, TYPE } from './outlook-property.ts'

/** An object of a PST file: its properties, and the parts in which lie what they point to. */
export interface PstObject {
  readonly properties: Properties
  readonly subnodes: ReadonlyMap<number, Subnode>
}

/** What bClientSig says of a heap that holds properties ([MS-PST] §2.3.1.2). */
const PROPERTIES = 0xbc

/** Reads an object's properties (PC, [MS-PST] §2.3.3); undefined where they are lost as a whole. */
export function readObject(pst: Pst, node: NodeRoots | undefined): PstObject | undefined {
  const heap = openHeap(pst, node)
  if (node === undefined || heap === undefined) return undefined
  if (heap.holds !== PROPERTIES) {
    pst.flaws.add('pst-properties', `Data block ${node.data} should hold the properties of an item, but does not.`)
    return undefined
  }
  const properties = new Map<number, Property>()
  for (const { key, value } of heapRecords(heap, heap.root)) {
    if (value.byteLength < 6) continue
    // PC record §2.3.3.3: type, then the value itself or the id of where it lies.
    const type = value.getUint16(0, true)
    const bytes = valueOf(heap, type, new DataView(value.buffer, value.byteOffset + 2, 4))
    if (bytes !== undefined) properties.set(key, { type, bytes })
  }
  return { properties, subnodes: heap.subnodes }
}

/** The bytes of a value that has up to four of them in place and else lies in the heap or a subnode (§2.3.3.2). */
export function valueOf(heap: Heap, type: number, inPlace: DataView): Uint8Array | undefined {
  if (type === TYPE.short || type === TYPE.long || type === TYPE.boolean)
    return new Uint8Array(inPlace.buffer, inPlace.byteOffset, 4)
  return lookUp(heap, inPlace.getUint32(0, true))
}

/** The bytes behind an HNID (§2.3.3.2): a heap id if its type bits are 0, else the id of a subnode. */
function lookUp(heap: Heap, id: number): Uint8Array | undefined {
  if (id === 0) return new Uint8Array(0)
  if ((id & 0x1f) === 0) {
    const piece = heap.piece(id)
    if (piece === undefined) heap.pst.flaws.add('pst-value-lost', 'The value of a property is lost.')
    return piece
  }
  const subnode = heap.subnodes.get(id)
  const list = subnode === undefined ? undefined : listBlocks(heap.pst, subnode.data)
  if (list === undefined) {
    heap.pst.flaws.add('pst-value-lost', `The value of a property, which should lie in part ${id}, is lost.`)
    return undefined
  }
  return readAll(heap.pst, list, heap.pst.limits.messageBytes)
}
