import { constants, crc32, zstdCompressSync } from 'node:zlib'
import type { Moment } from '#ground'
import { deflate } from './deflate.ts'

/** One file on its way into a container; a name that ends with a slash is a folder. */
export interface Member {
  readonly name: string
  readonly bytes: Uint8Array
  readonly changed: Moment
}

/** A gzip stream (RFC 1952) with our own DEFLATE and no name or time of its own. */
export function gzip(bytes: Uint8Array): Buffer {
  const tail = Buffer.alloc(8)
  tail.writeUInt32LE(crc32(bytes), 0)
  tail.writeUInt32LE(bytes.length % 2 ** 32, 4)
  return Buffer.concat([Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255]), deflate(bytes), tail])
}

/**
 * A Zstandard frame (RFC 8878). Level 13 and above is free of the row match finder, the part of zstd whose choices have
 * differed between processors; the window is wide so that a quoted thread is found again months later.
 */
export function zstd(bytes: Uint8Array): Buffer {
  return zstdCompressSync(bytes, {
    params: {
      [constants.ZSTD_c_compressionLevel]: 13,
      [constants.ZSTD_c_windowLog]: 24,
      [constants.ZSTD_c_enableLongDistanceMatching]: 1,
      [constants.ZSTD_c_checksumFlag]: 1,
    },
  })
}

/** A zip archive (PKWARE APPNOTE 6.3), each member deflated, with names in UTF-8 and times in UTC. */
export function zip(members: readonly Member[]): Buffer {
  const parts: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const member of members) {
    const name = Buffer.from(member.name)
    const packed = deflate(member.bytes)
    const fields = zipFields(member, packed.length, name.length)
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), fields, name, packed])
    const place = Buffer.alloc(14)
    place.writeUInt32LE(offset, 10)
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00', 'latin1'), fields, place, name]))
    parts.push(local)
    offset += local.length
  }
  const listed = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 'latin1')
  end.writeUInt16LE(members.length, 8)
  end.writeUInt16LE(members.length, 10)
  end.writeUInt32LE(listed.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...parts, listed, end])
}

/** The 26 bytes that a member's local header and its directory entry share. */
function zipFields(member: Member, packed: number, nameLength: number): Buffer {
  const fields = Buffer.alloc(26)
  const at = new Date(member.changed)
  fields.writeUInt16LE(20, 0)
  fields.writeUInt16LE(0x0800, 2)
  fields.writeUInt16LE(8, 4)
  fields.writeUInt16LE((at.getUTCHours() << 11) | (at.getUTCMinutes() << 5) | (at.getUTCSeconds() >> 1), 6)
  fields.writeUInt16LE(((at.getUTCFullYear() - 1980) << 9) | ((at.getUTCMonth() + 1) << 5) | at.getUTCDate(), 8)
  fields.writeUInt32LE(crc32(member.bytes), 10)
  fields.writeUInt32LE(packed, 14)
  fields.writeUInt32LE(member.bytes.length, 18)
  fields.writeUInt16LE(nameLength, 22)
  return fields
}

/** A tar archive (POSIX ustar). Names are ASCII and below 100 bytes; longer ones are split at a slash into the prefix. */
export function tar(members: readonly Member[]): Buffer {
  const blocks = members.flatMap(member => {
    const padding = (512 - (member.bytes.length % 512)) % 512
    return [tarHeader(member), member.bytes, Buffer.alloc(padding)]
  })
  return Buffer.concat([...blocks, Buffer.alloc(1024)])
}

function tarHeader(member: Member): Buffer {
  const header = Buffer.alloc(512)
  const folder = member.name.endsWith('/')
  const cut = member.name.length <= 100 ? -1 : member.name.lastIndexOf('/', 155)
  const octal = (value: number, digits: number) => `${value.toString(8).padStart(digits, '0')}\0`
  header.write(member.name.slice(cut + 1), 0, 'latin1')
  header.write(octal(folder ? 0o700 : 0o600, 7) + octal(1000, 7) + octal(1000, 7), 100)
  header.write(octal(member.bytes.length, 11) + octal(Math.floor(member.changed / 1000), 11), 124)
  header.write('        0', 148)
  header.write(folder ? '5' : '0', 156)
  header.write('ustar\x0000', 257)
  header.write('vmail', 265)
  header.write('vmail', 297)
  header.write(member.name.slice(0, Math.max(0, cut)), 345, 'latin1')
  const sum = header.reduce((total, byte) => total + byte, 0)
  header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148)
  return header
}
