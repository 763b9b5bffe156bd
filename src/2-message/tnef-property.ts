import type { OutlookProperties, OutlookProperty } from '#source'

/** A list of MAPI properties as TNEF writes it, read as far as it goes. */
export interface TnefProperties {
  readonly properties: OutlookProperties
  /** Where reading ended: behind the list, or at what could not be read. */
  readonly end: number
  readonly whole: boolean
}

/** Bytes that values of fixed size take up ([MS-OXTNEF] §2.1.3.4); two-byte ones are filled up to four. */
const FIXED: Readonly<Record<number, number>> = {
  0x0002: 4,
  0x0003: 4,
  0x0004: 4,
  0x0005: 8,
  0x0006: 8,
  0x0007: 8,
  0x000a: 4,
  0x000b: 4,
  0x0014: 8,
  0x0040: 8,
  0x0048: 16,
}

/** Values of any size: 8-bit text, UTF-16, bytes, objects. */
const COUNTED = new Set([0x001e, 0x001f, 0x0102, 0x000d])
const MANY = 0x1000
/** Ids from here on are names that each message numbers anew; nothing that is used is among them. */
const NAMED = 0x8000
const GUID_BYTES = 16

/** Reads one list of properties (MsgPropertyList, [MS-OXTNEF] §2.1.3.4) that begins at `from`. */
export function readTnefProperties(bytes: Uint8Array, from: number): TnefProperties {
  const properties = new Map<number, OutlookProperty>()
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (from + 4 > bytes.length) return { properties, end: from, whole: false }
  let count = view.getUint32(from, true)
  let at = from + 4
  for (; count > 0 && at + 4 <= bytes.length; count--) {
    const type = view.getUint16(at, true)
    const id = view.getUint16(at + 2, true)
    const start = id < NAMED ? at + 4 : endOfName(view, at + 4)
    const value = start === undefined ? undefined : readValue(bytes, view, start, type)
    if (value === undefined) break
    if (id < NAMED && (type & MANY) === 0) properties.set(id, { type, bytes: value.bytes })
    at = value.end
  }
  return { properties, end: at, whole: count === 0 }
}

/** A named property's name: a GUID, a kind, and a number or UTF-16 text. */
function endOfName(view: DataView, at: number): number | undefined {
  const length = at + GUID_BYTES + 8
  if (length > view.byteLength) return undefined
  if (view.getUint32(at + GUID_BYTES, true) === 0) return length
  const end = length + padded(view.getUint32(at + GUID_BYTES + 4, true))
  return end <= view.byteLength ? end : undefined
}

interface Value {
  readonly bytes: Uint8Array
  readonly end: number
}

/** One value, or the first of many; undefined where its type is unknown or it does not end within the bytes. */
function readValue(bytes: Uint8Array, view: DataView, from: number, type: number): Value | undefined {
  const plain = type & ~MANY
  const many = (type & MANY) !== 0 || COUNTED.has(plain)
  if (many && from + 4 > bytes.length) return undefined
  const count = many ? view.getUint32(from, true) : 1
  let at = many ? from + 4 : from
  let first: Uint8Array | undefined
  for (let index = 0; index < count; index++) {
    const counted = COUNTED.has(plain)
    if (counted && at + 4 > bytes.length) return undefined
    const length = counted ? view.getUint32(at, true) : FIXED[plain]
    if (length === undefined) return undefined
    const start = counted ? at + 4 : at
    if (start + length > bytes.length) return undefined
    first ??= bytes.subarray(start, start + length)
    at = start + padded(length)
  }
  return { bytes: first ?? bytes.subarray(0, 0), end: at }
}

/** §2.1.3.4: values begin on multiples of four. */
function padded(length: number): number {
  return Math.ceil(length / 4) * 4
}
