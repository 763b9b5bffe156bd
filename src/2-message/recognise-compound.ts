/** How far the directory is looked for: documents with pictures in them have it at the end. */
const MOST_BYTES = 32 * 1024 * 1024

const utf16 = (name: string) => Buffer.from(`${name}\0`, 'utf16le')

/** Streams that one program alone writes ([MS-DOC], [MS-XLS], [MS-PPT], [MS-OXMSG], [MS-OFFCRYPTO]), by name. */
const STREAMS: readonly (readonly [stream: Buffer, type: string])[] = [
  [utf16('EncryptedPackage'), 'application/x-ole-encrypted-package'],
  [utf16('__properties_version1.0'), 'application/vnd.ms-outlook'],
  [utf16('WordDocument'), 'application/msword'],
  [utf16('Workbook'), 'application/vnd.ms-excel'],
  [utf16('Book'), 'application/vnd.ms-excel'],
  [utf16('PowerPoint Document'), 'application/vnd.ms-powerpoint'],
  [utf16('VisioDocument'), 'application/vnd.visio'],
]

/**
 * Names what a compound file ([MS-CFB]) holds, by the streams that its directory names: Word, Excel, PowerPoint, an
 * Outlook item, or an encrypted office file; `application/x-ole-storage` where none is known (installers, thumbnails).
 */
export function recogniseCompound(file: Buffer): string {
  for (const entries of directory(file)) for (const [stream, type] of STREAMS) if (entries.includes(stream)) return type
  return 'application/x-ole-storage'
}

/** Places where directory entries may stand: from the first directory sector on, then anywhere. */
function directory(file: Buffer): Buffer[] {
  if (file.length < 512) return []
  // [MS-CFB] §2.2: the sector shift at 30, the first directory sector at 48; sector n begins at (n + 1) × its size.
  const size = file.readUInt16LE(30) === 12 ? 4096 : 512
  const from = (file.readUInt32LE(48) + 1) * size
  const whole = file.subarray(0, MOST_BYTES)
  return from < file.length ? [file.subarray(from, from + 16 * size), whole] : [whole]
}
