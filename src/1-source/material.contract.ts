/** Material for the tests of this floor: messages, stores and archives made of them, and what comes of taking them in. */
import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { crc32, deflateRawSync, zstdCompressSync } from 'node:zlib'
import { random } from '#ground'
import type { Item } from './item.ts'
import type { LedgerEntry } from './ledger.ts'
import { takeIn, type TakeInOptions } from './take-in.ts'

/** A message of a made-up person, different for each number, with lines that tempt a reader of stores. */
export function message(
  number: number,
  body = `Dear Ben,\n\nthis is letter ${number}.\nFrom here on all is well.\n`,
): string {
  return (
    `Received: from a.example by b.example; Mon, 01 Jan 2024 09:${String(number % 60).padStart(2, '0')}:00 +0000\n` +
    `From: Anna <anna@x.example>\nTo: ben@y.example\nSubject: Letter ${number}\nMessage-ID: <${number}@x.example>\n\n${body}`
  )
}

/** As many messages as asked for. */
export const messages = (count: number) => Array.from({ length: count }, (_, index) => message(index + 1))

/** The envelope line of a store. */
export const ENVELOPE = 'From anna@x.example Mon Jan  1 09:00:00 2024\n'

/** Messages as an mbox of the kind mboxrd. */
export const mboxOf = (all: readonly string[]) =>
  all.map(one => `${ENVELOPE}${one.replace(/^(>*From )/gm, '>$1')}\n`).join('')

/** A message as Apple Mail keeps it: its length, itself, and a property list. */
export const emlxOf = (text: string, length = Buffer.byteLength(text)) =>
  Buffer.from(`${String(length).padEnd(10)}\n${text}<?xml version="1.0"?>\n<plist version="1.0"><dict/></plist>\n`)

/** Bytes that nothing can compress, the same for the same seed. */
export function noise(seed: string, length: number): Buffer {
  const chance = random(seed)
  return Buffer.from(Array.from({ length }, () => chance.below(256)))
}

/** A tar of these members, in the form of POSIX ustar. */
export function tarOf(members: Readonly<Record<string, string | Buffer>>, { unfinished = false } = {}): Buffer {
  const blocks = Object.entries(members).flatMap(([name, content]) => tarMember(name, Buffer.from(content)))
  return Buffer.concat([...blocks, Buffer.alloc(unfinished ? 0 : 1024)])
}

/** One member of a tar: its header block and its content, filled up. */
export function tarMember(name: string, content: Buffer, type = '0', link = ''): Buffer[] {
  const header = Buffer.alloc(512)
  header.write(name, 0, 100)
  header.write('0000644\0', 100)
  header.write(`${content.length.toString(8).padStart(11, '0')}\0`, 124)
  header.write('14000000000\0', 136)
  header.write(type, 156)
  header.write(link, 157, 100)
  header.write('ustar\x0000', 257)
  header.write(' '.repeat(8), 148)
  const sum = header.reduce((total, byte) => total + byte, 0)
  header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148)
  return [header, content, Buffer.alloc((512 - (content.length % 512)) % 512)]
}

/** How one member of a zip is made. */
export interface ZipMember {
  readonly name: string | Buffer
  readonly content: string | Buffer
  readonly method?: number
  readonly flags?: number
  /** What the zip says, where that is not the truth. */
  readonly crc?: number
  readonly size?: number
  readonly mode?: number
  /** Numbers as zip64 writes them. */
  readonly long?: boolean
}

/** A zip of these members. `directory: false` leaves its list of members out. */
export function zipOf(members: readonly ZipMember[], { directory = true } = {}): Buffer {
  const locals: Buffer[] = []
  const centrals: Buffer[] = []
  let offset = 0
  for (const member of members) {
    const record = zipRecord(member, offset)
    locals.push(...record.local)
    centrals.push(record.central)
    offset += record.local.reduce((total, { length }) => total + length, 0)
  }
  const list = Buffer.concat(centrals)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(members.length, 8)
  end.writeUInt16LE(members.length, 10)
  end.writeUInt32LE(list.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...locals, ...(directory ? [list, end] : [])])
}

function zipRecord(member: ZipMember, offset: number) {
  const { method = 8, flags = 0, mode = 0o100644, long = false } = member
  const name = Buffer.from(member.name)
  const content = Buffer.from(member.content)
  const packed = method === 8 ? deflateRawSync(content) : method === 93 ? zstdCompressSync(content) : content
  const crc = member.crc ?? crc32(content)
  const size = member.size ?? content.length
  const described = (flags & 8) !== 0
  const extra = long ? zip64(size, packed.length) : Buffer.alloc(0)
  const numbers = (record: Buffer, from: number) => {
    record.writeUInt16LE(flags, from)
    record.writeUInt16LE(method, from + 2)
    record.writeUInt32LE(crc, from + 8)
    record.writeUInt32LE(long ? 0xffffffff : packed.length, from + 12)
    record.writeUInt32LE(long ? 0xffffffff : size, from + 16)
    record.writeUInt16LE(name.length, from + 20)
    record.writeUInt16LE(extra.length, from + 22)
  }
  const local = Buffer.alloc(30)
  local.writeUInt32LE(0x04034b50, 0)
  numbers(local, 6)
  if (described) local.fill(0, 14, 26)
  const central = Buffer.alloc(46)
  central.writeUInt32LE(0x02014b50, 0)
  central[5] = 3
  numbers(central, 8)
  central.writeUInt32LE(mode * 65536, 38)
  central.writeUInt32LE(offset, 42)
  const behind = Buffer.alloc(described ? 16 : 0)
  if (described) {
    behind.writeUInt32LE(0x08074b50, 0)
    behind.writeUInt32LE(crc, 4)
    behind.writeUInt32LE(packed.length, 8)
    behind.writeUInt32LE(size, 12)
  }
  return { local: [local, name, extra, packed, behind], central: Buffer.concat([central, name, extra]) }
}

function zip64(size: number, packed: number): Buffer {
  const extra = Buffer.alloc(20)
  extra.writeUInt16LE(1, 0)
  extra.writeUInt16LE(16, 2)
  extra.writeBigUInt64LE(BigInt(size), 4)
  extra.writeBigUInt64LE(BigInt(packed), 12)
  return extra
}

/** What came of taking something in. */
export interface Taken {
  readonly items: readonly Item[]
  readonly entries: readonly LedgerEntry[]
  /** Codes of all troubles, in order. */
  readonly codes: readonly string[]
}

/** A folder for one test, with these files in it; remove it in the end. */
export function folderOf(files: Readonly<Record<string, string | Buffer>>): { path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), 'turncoat-test-'))
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(path, name)), { recursive: true })
    writeFileSync(join(path, name), content)
  }
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) }
}

/** Takes paths in and gathers what comes. */
export async function gather(paths: readonly string[], options: TakeInOptions = {}): Promise<Taken> {
  const items: Item[] = []
  const entries: LedgerEntry[] = []
  for await (const one of takeIn(paths, options)) {
    if (one.kind === 'item') items.push(one.item)
    if (one.kind === 'closed') entries.push(one.entry)
  }
  return { items, entries, codes: entries.flatMap(({ troubles }) => troubles.map(({ code }) => code)) }
}

/** Takes one file of this name and content in. */
export async function takeFile(name: string, content: string | Buffer, options: TakeInOptions = {}): Promise<Taken> {
  const folder = folderOf({ [name]: content })
  try {
    return await gather([join(folder.path, name)], options)
  } finally {
    folder.remove()
  }
}

/** Takes a folder `name` with these files in. */
export async function takeFolder(
  name: string,
  files: Readonly<Record<string, string | Buffer>>,
  options: TakeInOptions = {},
): Promise<Taken> {
  const folder = folderOf(
    Object.fromEntries(Object.entries(files).map(([file, content]) => [`${name}/${file}`, content])),
  )
  try {
    return await gather([join(folder.path, name)], options)
  } finally {
    folder.remove()
  }
}

/** The ledger in one line an entry: `kind source expected=read+skipped+failed`. */
export const ledger = ({ entries }: Taken) =>
  entries.map(
    ({ kind, source, expected, read, skipped, failed }) => `${kind} ${source} ${expected}=${read}+${skipped}+${failed}`,
  )

/** Whether every account adds up. */
export const reconciles = ({ entries }: Taken) =>
  entries.every(({ expected, read, duplicate, skipped, failed }) => expected === read + duplicate + skipped + failed)
