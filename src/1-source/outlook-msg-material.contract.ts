/** Compound files and Outlook .msg files for tests. */
import { type GivenMessage, type GivenProperty, SIZED } from './outlook-material.contract.ts'

const SECTOR = 512
const FREE = 0xffffffff
const END = 0xfffffffe

/** A compound file ([MS-CFB]) of these streams, named by their ways. */
export function compoundFile(streams: ReadonlyMap<string, Uint8Array>): Buffer {
  const entries = directoryOf(streams)
  const table: number[] = []
  const sectors: Buffer[] = []
  const place = (content: Uint8Array): number => {
    const count = Math.ceil(content.length / SECTOR)
    const first = table.length
    for (let index = 0; index < count; index++) table.push(index === count - 1 ? END : first + index + 1)
    const filled = Buffer.alloc(count * SECTOR)
    filled.set(content)
    sectors.push(filled)
    return count === 0 ? END : first
  }
  const miniTable: number[] = []
  const mini: Buffer[] = []
  for (const entry of entries) {
    if (entry.type !== 2) continue
    if (entry.content.length >= 4096) entry.start = place(entry.content)
    else {
      const count = Math.ceil(entry.content.length / 64)
      entry.start = count === 0 ? END : miniTable.length
      for (let index = 0; index < count; index++) miniTable.push(index === count - 1 ? END : miniTable.length + 1)
      const filled = Buffer.alloc(count * 64)
      filled.set(entry.content)
      mini.push(filled)
    }
  }
  const root = entries[0]!
  root.content = Buffer.concat(mini)
  root.start = place(root.content)
  const miniStart = place(numbers(miniTable, FREE))
  const directory = place(Buffer.concat(entries.map(writeEntry)))
  const own = Math.ceil((table.length + 1) / (SECTOR / 4 - 1))
  const tableStart = table.length
  for (let index = 0; index < own; index++) table.push(0xfffffffd)
  sectors.push(numbers(table, FREE))
  const header = Buffer.alloc(SECTOR)
  header.write('d0cf11e0a1b11ae1', 'hex')
  header.writeUInt16LE(0x3e, 24)
  header.writeUInt16LE(3, 26)
  header.writeUInt16LE(0xfffe, 28)
  header.writeUInt16LE(9, 30)
  header.writeUInt16LE(6, 32)
  header.writeUInt32LE(own, 44)
  header.writeUInt32LE(directory, 48)
  header.writeUInt32LE(4096, 56)
  header.writeUInt32LE(miniStart, 60)
  header.writeUInt32LE(Math.ceil((miniTable.length * 4) / SECTOR), 64)
  header.writeUInt32LE(END, 68)
  for (let index = 0; index < 109; index++)
    header.writeUInt32LE(index < own ? tableStart + index : FREE, 76 + index * 4)
  return Buffer.concat([header, ...sectors])
}

interface GivenEntry {
  readonly name: string
  readonly type: number
  child: number
  right: number
  start: number
  content: Uint8Array
}

/** Directory entries; siblings hang in a row, which is a tree that is right though not balanced. */
function directoryOf(streams: ReadonlyMap<string, Uint8Array>): GivenEntry[] {
  const entry = (name: string, type: number, content: Uint8Array = new Uint8Array(0)): GivenEntry => ({
    name,
    type,
    child: FREE,
    right: FREE,
    start: END,
    content,
  })
  const entries = [entry('Root Entry', 5)]
  const storages = new Map<string, GivenEntry>([['', entries[0]!]])
  const hang = (parent: string, added: GivenEntry): void => {
    const above = storages.get(parent)!
    added.right = above.child
    above.child = entries.push(added) - 1
  }
  for (const [path, content] of streams) {
    const steps = path.split('/')
    for (let depth = 1; depth < steps.length; depth++) {
      const way = steps.slice(0, depth).join('/')
      if (storages.has(way)) continue
      const storage = entry(steps[depth - 1]!, 1)
      storages.set(way, storage)
      hang(steps.slice(0, depth - 1).join('/'), storage)
    }
    hang(steps.slice(0, -1).join('/'), entry(steps.at(-1)!, 2, content))
  }
  return entries
}

function writeEntry({ name, type, child, right, start, content }: GivenEntry): Buffer {
  const bytes = Buffer.alloc(128)
  bytes.write(name, 'utf16le')
  bytes.writeUInt16LE(name.length * 2 + 2, 64)
  bytes[66] = type
  bytes[67] = 1
  bytes.writeUInt32LE(FREE, 68)
  bytes.writeUInt32LE(right, 72)
  bytes.writeUInt32LE(child, 76)
  bytes.writeUInt32LE(start, 116)
  bytes.writeUInt32LE(content.length, 120)
  return bytes
}

/** Numbers of 32 bits, filled up to whole sectors. */
function numbers(values: readonly number[], filler: number): Buffer {
  const bytes = Buffer.alloc(Math.ceil((values.length * 4) / SECTOR) * SECTOR)
  for (let index = 0; index * 4 < bytes.length; index++) bytes.writeUInt32LE(values[index] ?? filler, index * 4)
  return bytes
}

/** A message as an Outlook .msg file ([MS-OXMSG]). */
export function msgFile(message: GivenMessage): Buffer {
  const streams = new Map<string, Uint8Array>()
  writeMessage(streams, '', message, 32)
  return compoundFile(streams)
}

function writeMessage(streams: Map<string, Uint8Array>, prefix: string, message: GivenMessage, head: number): void {
  writeStorage(streams, prefix, message.properties, head)
  for (const [index, properties] of (message.recipients ?? []).entries())
    writeStorage(streams, `${prefix}__recip_version1.0_#${hex(index, 8)}/`, properties, 8)
  for (const [index, { properties, message: inner }] of (message.attachments ?? []).entries()) {
    const path = `${prefix}__attach_version1.0_#${hex(index, 8)}/`
    writeStorage(streams, path, properties, 8)
    if (inner !== undefined) writeMessage(streams, `${path}__substg1.0_3701000D/`, inner, 24)
  }
}

function writeStorage(
  streams: Map<string, Uint8Array>,
  prefix: string,
  properties: readonly GivenProperty[],
  head: number,
): void {
  const fixed = properties.map(([tag, { type, bytes }]) => {
    const entry = Buffer.alloc(16)
    entry.writeUInt16LE(type)
    entry.writeUInt16LE(tag, 2)
    if (bytes.length <= 8 && !SIZED.has(type)) entry.set(bytes, 8)
    else entry.writeUInt32LE(bytes.length, 8)
    return entry
  })
  streams.set(`${prefix}__properties_version1.0`, Buffer.concat([Buffer.alloc(head), ...fixed]))
  for (const [tag, { type, bytes }] of properties)
    if (SIZED.has(type)) streams.set(`${prefix}__substg1.0_${hex(tag, 4)}${hex(type, 4)}`, bytes)
}

function hex(value: number, digits: number): string {
  return value.toString(16).toUpperCase().padStart(digits, '0')
}
