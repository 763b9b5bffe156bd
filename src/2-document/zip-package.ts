import { crc32, inflateRawSync } from 'node:zlib'

import type { Draft } from './draft.ts'

/** The members of a zipped document (APPNOTE 6.3.10), read from memory. Zip64 is left out: no document needs it. */
export interface ZipPackage {
  readonly names: readonly string[]
  /** The unpacked member; undefined where it is missing, damaged or too large, which is then a trouble. */
  read(name: string): Uint8Array | undefined
}

interface Entry {
  readonly method: number
  readonly encrypted: boolean
  readonly crc: number
  readonly packed: number
  readonly header: number
}

/** Names of a zip's members in the order of its directory, without unpacking any; [] for what is no zip. */
export function memberNames(bytes: Uint8Array, most: number): string[] {
  return [...directory(bytes, most).keys()]
}

/** Opens a zipped document. What is wrong with a member is said when it is read. */
export function openPackage(bytes: Uint8Array, draft: Draft): ZipPackage {
  const entries = directory(bytes, draft.limits.members)
  if (entries.size === draft.limits.members) draft.blind('The file has more parts than are looked at.')
  let room = draft.limits.unpackedBytes
  return {
    names: [...entries.keys()],
    read(name) {
      const entry = entries.get(name)
      if (entry === undefined) return undefined
      const content = unpack(bytes, entry, room)
      if (typeof content === 'string') {
        draft.trouble('document-part-damaged', `The part ${name} ${content}; the rest was read.`)
        return undefined
      }
      room -= content.length
      if (crc32(content) !== entry.crc)
        draft.trouble('document-part-damaged', `The part ${name} differs from its checksum; it was read as it is.`)
      return content
    },
  }
}

function unpack(bytes: Uint8Array, entry: Entry, room: number): Uint8Array | string {
  if (entry.encrypted) return 'is encrypted'
  const view = viewOf(bytes)
  if (entry.header + 30 > bytes.length || view.getUint32(entry.header, true) !== 0x04034b50) return 'has no beginning'
  const from = entry.header + 30 + view.getUint16(entry.header + 26, true) + view.getUint16(entry.header + 28, true)
  const packed = bytes.subarray(from, from + entry.packed)
  if (packed.length < entry.packed) return 'is cut off'
  // The stated size is a claim; the limit is what keeps a bomb from unpacking.
  if (entry.method === 0) return packed.length > room ? 'is too large' : packed
  if (entry.method !== 8) return `is packed by method ${entry.method}, which is not read`
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, room) })
  } catch (error) {
    if (!(error instanceof Error) || !('code' in error)) throw error
    return error.code === 'ERR_BUFFER_TOO_LARGE' ? 'unpacks to more than the limit' : 'cannot be unpacked'
  }
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}

function directory(bytes: Uint8Array, most: number): Map<string, Entry> {
  const view = viewOf(bytes)
  const entries = new Map<string, Entry>()
  const end = endRecord(view)
  if (end === undefined) return entries
  let at = view.getUint32(end + 16, true)
  while (at + 46 <= bytes.length && view.getUint32(at, true) === 0x02014b50 && entries.size < most) {
    const nameLength = view.getUint16(at + 28, true)
    const name = Buffer.from(bytes.subarray(at + 46, at + 46 + nameLength)).toString('utf8')
    // Of two members of one name a reader shows either; the first is kept and never overwritten.
    if (!entries.has(name)) entries.set(name, entryAt(view, at))
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  return entries
}

function entryAt(view: DataView, at: number): Entry {
  return {
    method: view.getUint16(at + 10, true),
    encrypted: (view.getUint16(at + 8, true) & 1) === 1,
    crc: view.getUint32(at + 16, true),
    packed: view.getUint32(at + 20, true),
    header: view.getUint32(at + 42, true),
  }
}

/** The end record stands last, before a comment of at most 65,535 bytes. */
function endRecord(view: DataView): number | undefined {
  for (let at = view.byteLength - 22; at >= Math.max(0, view.byteLength - 65_557); at--)
    if (view.getUint32(at, true) === 0x06054b50) return at
  return undefined
}
