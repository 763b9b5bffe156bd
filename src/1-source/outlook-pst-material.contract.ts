/** PST files for tests, in every format and encoding: small, sound, and free of what readers never look at. */
import type { GivenProperty } from './outlook-material.contract.ts'
import { type WrittenStore, writeIndexes } from './outlook-pst-indexes.contract.ts'
import { type GivenFolder, type GivenStore, PstWriter } from './outlook-pst-writer.contract.ts'
import { TAG, TYPE } from './outlook-property.ts'

/** Writes a PST file of these folders; what its reader must find is what was given. */
export function pstFile(given: GivenStore): WrittenStore {
  const pst = new PstWriter(given)
  const [root, top] = [0x122, 0x8022]
  const entry = Buffer.alloc(24)
  entry.writeUInt32LE(top, 20)
  const store = pst.object([
    [TAG.displayName, { type: TYPE.text, bytes: Buffer.from(given.name, 'utf16le') }],
    [TAG.mailFolders, { type: TYPE.binary, bytes: entry }],
  ])
  pst.nodes.set(0x21, { ...store, parent: 0 })
  // Other readers want the map of names, even an empty one (§2.4.7).
  const names = [2, 3, 4].map(tag => [tag, { type: TYPE.binary, bytes: Buffer.alloc(8) }] as GivenProperty)
  pst.nodes.set(0x61, { ...pst.object(names), parent: 0 })
  writeFolder(pst, root, root, { name: '', folders: [{ name: 'Top', folders: given.folders }] }, () => top)
  given.twist?.(pst.nodes)
  return writeIndexes(pst, given)
}

function writeFolder(pst: PstWriter, id: number, parent: number, folder: GivenFolder, number: () => number): void {
  const children = (folder.folders ?? []).map(child => {
    const own = number()
    writeFolder(pst, own, id, child, () => (pst.nextFolder++ << 5) | 0x02)
    return { id: own, child }
  })
  const messages = (folder.messages ?? []).map(message => {
    const own = (pst.nextMessage++ << 5) | 0x04
    pst.nodes.set(own, { ...pst.message(message), parent: id })
    return { id: own, cells: message.properties.filter(([tag]) => LISTED.has(tag)) }
  })
  const about = (given: GivenFolder): GivenProperty[] => [
    [TAG.displayName, { type: TYPE.text, bytes: Buffer.from(given.name, 'utf16le') }],
    [TAG.contentCount, { type: TYPE.long, bytes: number32((given.messages ?? []).length) }],
    [0x360a, { type: TYPE.boolean, bytes: number32((given.folders ?? []).length > 0 ? 1 : 0) }],
  ]
  pst.nodes.set(id, { ...pst.object(about(folder)), parent })
  const lists = [
    [0x0d, children.map(({ id: own, child }) => ({ id: own, cells: about(child) }))],
    [0x0e, messages],
    [0x0f, []],
  ] as const
  for (const [type, rows] of lists) pst.nodes.set((id & ~0x1f) | type, { ...pst.table(rows), parent: id })
}

/** What a folder's list tells of its items. */
const LISTED: ReadonlySet<number> = new Set([
  TAG.messageClass,
  TAG.subject,
  TAG.submitted,
  TAG.delivered,
  TAG.representedName,
])

function number32(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(value)
  return bytes
}
