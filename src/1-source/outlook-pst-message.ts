import type { Pst } from './outlook-pst.ts'
import type { Subnode } from './outlook-pst-block.ts'
import type { NodeRoots } from './outlook-pst-heap.ts'
import { type PstObject, readObject } from './outlook-pst-property.ts'
import { openTable } from './outlook-pst-table.ts'
import type { OutlookAttachment, OutlookMessage } from './outlook-message.ts'
import { type Properties, TAG, TYPE } from './outlook-property.ts'

/** Subnodes of a message ([MS-PST] §2.4.5): the tables of its attachments and its recipients. */
const ATTACHMENT_TABLE = 0x671
const RECIPIENT_TABLE = 0x692
/** NID_TYPE_ATTACHMENT (§2.2.2.1). */
const ATTACHMENT = 0x05

/** Reads a message with its recipients and attachments; undefined where its own properties are lost. */
export function readPstMessage(pst: Pst, node: NodeRoots | undefined, depth = 0): OutlookMessage | undefined {
  const object = readObject(pst, node)
  return object === undefined ? undefined : messageOf(pst, object, depth)
}

function messageOf(pst: Pst, object: PstObject, depth: number): OutlookMessage {
  return {
    properties: object.properties,
    recipients: readRecipients(pst, object.subnodes),
    attachments: { [Symbol.iterator]: () => attachmentsOf(pst, object, depth) },
  }
}

/** The recipients in a message's parts (§2.4.5.3). */
export function readRecipients(pst: Pst, subnodes: ReadonlyMap<number, Subnode>): readonly Properties[] {
  const table = openTable(pst, subnodes.get(RECIPIENT_TABLE))
  const ids = table?.ids ?? []
  const most = pst.limits.headerFields
  if (ids.length > most)
    pst.flaws.add('pst-too-many', `The item has ${ids.length} recipients; those after ${most} were left out.`)
  return ids.slice(0, most).flatMap(id => {
    const row = table?.row(id)
    if (row === undefined) pst.flaws.add('pst-recipient-lost', `Recipient ${id} of the item is lost.`)
    return row === undefined ? [] : [row]
  })
}

/** The attachments that the table lists (§2.4.6.1), and those that lie in the message without being listed. */
function* attachmentsOf(pst: Pst, { subnodes }: PstObject, depth: number): Generator<OutlookAttachment> {
  const listed = openTable(pst, subnodes.get(ATTACHMENT_TABLE))?.ids ?? []
  const lying = [...subnodes.keys()].filter(id => (id & 0x1f) === ATTACHMENT)
  const ids = new Set([...listed, ...lying])
  for (const id of ids) {
    const object = readObject(pst, subnodes.get(id))
    if (object === undefined) {
      pst.flaws.add('pst-attachment-lost', `Attachment ${id} of the item is lost.`)
      continue
    }
    const message = embedded(pst, object, depth)
    yield message === undefined ? { properties: object.properties } : { properties: object.properties, message }
  }
}

/** The message inside an attachment (§2.4.6.2.1: AttachDataObject names a subnode of it), if that is what it is. */
function embedded(pst: Pst, { properties, subnodes }: PstObject, depth: number): OutlookMessage | undefined {
  const content = properties.get(TAG.attachmentContent)
  if (content?.type !== TYPE.object || content.bytes.length < 4) return undefined
  if (depth >= pst.limits.partDepth) {
    pst.flaws.add('pst-too-deep', `Messages lie in one another more than ${depth} deep; the inner ones were left out.`)
    return undefined
  }
  const id = new DataView(content.bytes.buffer, content.bytes.byteOffset, 4).getUint32(0, true)
  return readPstMessage(pst, subnodes.get(id), depth + 1)
}
