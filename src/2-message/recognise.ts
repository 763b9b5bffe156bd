import { recogniseCompound } from './recognise-compound.ts'
import { recogniseText } from './recognise-text.ts'
import { recogniseZip } from './recognise-zip.ts'

/** First bytes that only one kind of file has: where they stand, the bytes in Latin-1, and the type. */
type Signature = readonly [at: number, bytes: string, type: string]

/**
 * From the formats' own specifications; types as IANA has registered them, else the `x-` name in common use. Grouped
 * by their first byte at runtime, so that a file is compared with a handful of them.
 */
const SIGNATURES: readonly Signature[] = [
  [0, '{\\rtf', 'application/rtf'],
  [0, '\x89PNG\r\n\x1a\n', 'image/png'],
  [0, '\xff\xd8\xff', 'image/jpeg'],
  [0, 'GIF87a', 'image/gif'],
  [0, 'GIF89a', 'image/gif'],
  [0, 'II*\0', 'image/tiff'],
  [0, 'MM\0*', 'image/tiff'],
  [0, '8BPS', 'image/vnd.adobe.photoshop'],
  [0, '\0\0\x01\0', 'image/vnd.microsoft.icon'],
  [0, '\xd7\xcd\xc6\x9a', 'image/wmf'],
  [0, 'AT&TFORM', 'image/vnd.djvu'],
  [0, 'MZ', 'application/vnd.microsoft.portable-executable'],
  [0, '\x7fELF', 'application/x-elf'],
  [0, '\xfe\xed\xfa\xce', 'application/x-mach-binary'],
  [0, '\xfe\xed\xfa\xcf', 'application/x-mach-binary'],
  [0, '\xce\xfa\xed\xfe', 'application/x-mach-binary'],
  [0, '\xcf\xfa\xed\xfe', 'application/x-mach-binary'],
  [0, '\xca\xfe\xba\xbe', 'application/java-vm'],
  [0, '\0asm', 'application/wasm'],
  // [MS-SHLLINK] §2.1: header size, then the class identifier.
  [0, 'L\0\0\0\x01\x14\x02\0\0\0\0\0\xc0\0\0\0\0\0\0F', 'application/x-ms-shortcut'],
  [0, 'ITSF\x03\0\0\0', 'application/vnd.ms-htmlhelp'],
  // [MS-ONESTORE] §2.3.1: guidFileType of .one and .onetoc2.
  [0, '\xe4\x52\x5c\x7b\x8c\xd8\xa7\x4d\xae\xb1\x53\x78\xd0\x29\x96\xd3', 'application/onenote'],
  [0, '\xa1\x2f\xff\x43\xd9\xef\x76\x4c\x9e\xe2\x10\xea\x57\x22\x76\x5f', 'application/onenote'],
  [0, "7z\xbc\xaf'\x1c", 'application/x-7z-compressed'],
  [0, 'Rar!\x1a\x07', 'application/vnd.rar'],
  [0, '\x1f\x8b', 'application/gzip'],
  [0, 'BZh', 'application/x-bzip2'],
  [0, '\xfd7zXZ\0', 'application/x-xz'],
  [0, '\x28\xb5\x2f\xfd', 'application/zstd'],
  [0, 'MSCF\0\0\0\0', 'application/vnd.ms-cab-compressed'],
  [0, '\x60\xea', 'application/x-arj'],
  [0, 'xar!', 'application/x-xar'],
  [0, 'MSWIM\0\0\0', 'application/x-ms-wim'],
  [0, 'vhdxfile', 'application/x-vhdx'],
  [0, 'conectix', 'application/x-vhd'],
  [0, 'KDMV', 'application/x-vmdk'],
  [0, '\x78\x9f\x3e\x22', 'application/vnd.ms-tnef'],
  [0, 'ActiveMime', 'application/x-mso'],
  [0, 'SQLite format 3\0', 'application/vnd.sqlite3'],
  [0, '!BDN', 'application/vnd.ms-outlook-pst'],
  [0, '%!PS', 'application/postscript'],
  [0, 'OggS', 'application/ogg'],
  [0, 'ID3', 'audio/mpeg'],
  [0, '\xff\xfb', 'audio/mpeg'],
  [0, '#!AMR', 'audio/amr'],
  [0, 'fLaC', 'audio/flac'],
  [0, '\x1aE\xdf\xa3', 'video/x-matroska'],
  [0, 'wOFF', 'font/woff'],
  [0, 'wOF2', 'font/woff2'],
  [257, 'ustar', 'application/x-tar'],
  [2, '-lh', 'application/x-lzh-compressed'],
  [0x8001, 'CD001', 'application/vnd.efi.iso'], // ECMA-119 §8: the first descriptor stands in sector 16
]

const BY_FIRST_BYTE = Map.groupBy(
  SIGNATURES.filter(([at]) => at === 0),
  ([, bytes]) => bytes.charCodeAt(0),
)
const ELSEWHERE = SIGNATURES.filter(([at]) => at > 0)

/**
 * Names the type that a file's own bytes show, whatever its name and its header say: an invoice that begins like a
 * program is one. Undefined where the bytes are of no kind known here, plain text among them. Looks at first bytes,
 * and for files that hold others at the names in them; it is a guess, and a file may be of two kinds at once.
 */
export function recognise(bytes: Uint8Array): string | undefined {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (file.length < 4) return undefined
  const first = file[0]!
  if (first === 0x50 && file[1] === 0x4b && (file[2] === 3 || file[2] === 5)) return recogniseZip(file)
  if (first === 0xd0 && file.readUInt32BE(0) === 0xd0cf11e0) return recogniseCompound(file)
  for (const [, signature, type] of BY_FIRST_BYTE.get(first) ?? []) if (stands(file, 0, signature)) return type
  return recogniseBoxed(file) ?? recogniseText(file) ?? recogniseElsewhere(file)
}

function stands(file: Buffer, at: number, signature: string): boolean {
  if (file.length < at + signature.length) return false
  for (let index = 0; index < signature.length; index++)
    if (file[at + index] !== signature.charCodeAt(index)) return false
  return true
}

const RIFF: Readonly<Record<string, string>> = {
  WEBP: 'image/webp',
  WAVE: 'audio/vnd.wave',
  'AVI ': 'video/vnd.avi',
  ACON: 'image/x-ani',
}

const BRANDS: Readonly<Record<string, string>> = {
  heic: 'image/heic',
  heix: 'image/heic',
  mif1: 'image/heif',
  avif: 'image/avif',
  'qt  ': 'video/quicktime',
  'M4A ': 'audio/mp4',
  'crx ': 'image/x-canon-cr3',
}

/** Formats whose first bytes are a length or a frame, with the kind behind it: RIFF, ISO media (ISO/IEC 14496-12), BMP. */
function recogniseBoxed(file: Buffer): string | undefined {
  if (file.length < 12) return undefined
  if (stands(file, 0, 'RIFF')) return RIFF[file.toString('latin1', 8, 12)]
  if (stands(file, 4, 'ftyp')) return BRANDS[file.toString('latin1', 8, 12)] ?? 'video/mp4'
  // 'BM' alone begins many words: the four reserved bytes are zero.
  if (stands(file, 0, 'BM') && stands(file, 6, '\0\0\0\0')) return 'image/bmp'
  return undefined
}

function recogniseElsewhere(file: Buffer): string | undefined {
  for (const [at, signature, type] of ELSEWHERE) if (stands(file, at, signature)) return type
  // Microsoft's Virtual Hard Disk specification: a fixed disk has its footer in the last sector only.
  if (file.length % 512 === 0 && stands(file, file.length - 512, 'conectix')) return 'application/x-vhd'
  // ISO 32000-1, annex H, note 13: readers accept a PDF header within the first 1024 bytes.
  return file.subarray(0, 1024).includes('%PDF-') ? 'application/pdf' : undefined
}
