import { isAscii, isUtf8 } from 'node:buffer'
import iconv from 'iconv-lite'
import { hzToGbk, iso2022KrToEucKr } from './shifted-charset.ts'
import { decodeWindows1252 } from './windows-1252.ts'

/** Text with the name of the charset that it was read in. */
export interface Decoded {
  readonly text: string
  /** WHATWG's name, else iconv's; `us-ascii` where all bytes are and nothing more was declared. */
  readonly charset: string
}

/** One way to read bytes as text. */
interface Charset {
  readonly name: string
  /** True where bytes under 128 are ASCII whatever stands around them. */
  readonly ascii: boolean
  readonly decode: (bytes: Buffer) => string
}

/** Bytes of one character at most, with a switch of character set before it. */
const LONGEST_CHARACTER = 8

const ASCII: Charset = { name: 'us-ascii', ascii: true, decode: bytes => bytes.toString('latin1') }
const UTF_8: Charset = { name: 'utf-8', ascii: true, decode: bytes => bytes.toString('utf8') }
const WINDOWS_1252: Charset = { name: 'windows-1252', ascii: true, decode: decodeWindows1252 }

/** The labels that nearly all mail has, so that they are found without asking the platform. */
const FREQUENT = new Map<string, Charset>([
  ['utf-8', UTF_8],
  ['utf8', UTF_8],
  ['us-ascii', ASCII],
  ['ascii', ASCII],
  ['ansi_x3.4-1968', ASCII],
  ['iso-8859-1', WINDOWS_1252],
  ['windows-1252', WINDOWS_1252],
])

/** Labels seen in mail that neither WHATWG's list nor iconv-lite knows, each with one that they know. */
const ALIASES = new Map([
  ['utf_8', 'utf-8'],
  ['utf-8-mac', 'utf-8'],
  ['iso-latin-1', 'iso-8859-1'],
  ['latin-1', 'iso-8859-1'],
  ['cn-gb', 'gbk'],
  ['euc-cn', 'gbk'],
  ['x-euc-cn', 'gbk'],
  ['iso-2022-jp-1', 'iso-2022-jp'],
  ['iso-2022-jp-2', 'iso-2022-jp'],
  ['iso-2022-jp-3', 'iso-2022-jp'],
  ['iso-2022-jp-ms', 'iso-2022-jp'],
  ['cp50220', 'iso-2022-jp'],
  ['cp50221', 'iso-2022-jp'],
  ['cp51932', 'euc-jp'],
  ['eucjp-ms', 'euc-jp'],
  ['unicode-1-1-utf-7', 'utf-7'],
  ['x-unicode-2-0-utf-7', 'utf-7'],
  ['hz', 'hz-gb-2312'],
  ['csiso2022kr', 'iso-2022-kr'],
])

/** Names that WHATWG or iconv-lite know and that are no charsets: they say as little as no label at all. */
const MEANINGLESS = new Set(['x-user-defined', 'replacement', 'base64', 'binary', 'hex', 'internal'])

const SHIFTED = new Map<string, Charset>([
  ['hz-gb-2312', { name: 'hz-gb-2312', ascii: false, decode: bytes => new TextDecoder('gbk').decode(hzToGbk(bytes)) }],
  [
    'iso-2022-kr',
    { name: 'iso-2022-kr', ascii: false, decode: bytes => new TextDecoder('euc-kr').decode(iso2022KrToEucKr(bytes)) },
  ],
])

/**
 * Reads bytes as text in the charset that their label names. A label that is unknown, missing or says ASCII of bytes
 * that are not is replaced by a guess: UTF-8 where the bytes are valid in it, else Windows-1252.
 */
export function decodeText(bytes: Buffer, label: string | undefined): Decoded {
  const charset = label === undefined ? undefined : charsetOf(label)
  if ((charset?.ascii ?? true) && isAscii(bytes))
    return { text: bytes.toString('latin1'), charset: charset?.name ?? 'us-ascii' }
  if (charset === undefined || charset === ASCII) return decodeWith(bytes, guess(bytes))
  return decodeWith(bytes, charset === UTF_8 && !isUtf8(bytes) ? repaired(bytes) : charset)
}

/** Reads bytes again in the charset that `decodeText` answered, so that places in its text can be found in the bytes. */
export function decodeAs(bytes: Buffer, name: string): string {
  return decodeWith(bytes, charsetOf(name) ?? WINDOWS_1252).text
}

/** True where each byte under 128 is an ASCII character of the text, line ends among them. */
export function keepsAscii(name: string): boolean {
  return charsetOf(name)?.ascii ?? true
}

/**
 * How many bytes the first characters of a text take, in the charset that `decodeText` answered. Found by decoding
 * beginnings of the bytes, so that it holds for every charset there is, without a table of how long characters are.
 */
export function bytesOfBeginning(bytes: Buffer, name: string, beginning: string): number {
  const charset = charsetOf(name) ?? WINDOWS_1252
  let few = 0
  let enough = bytes.length
  while (few < enough) {
    const middle = (few + enough) >> 1
    if (decodeWith(bytes.subarray(0, middle), charset).text.length < beginning.length) few = middle + 1
    else enough = middle
  }
  // A character that is cut decodes to a replacement of the same length: go on to where it is whole.
  const last = Math.min(bytes.length, few + LONGEST_CHARACTER)
  for (let end = few; end <= last; end++)
    if (decodeWith(bytes.subarray(0, end), charset).text.endsWith(beginning.slice(-1))) return end
  return few
}

function decodeWith(bytes: Buffer, charset: Charset): Decoded {
  const text = charset.decode(bytes)
  return { text: text.charCodeAt(0) === 0xfeff ? text.slice(1) : text, charset: charset.name }
}

function guess(bytes: Buffer): Charset {
  if (isUtf8(bytes)) return UTF_8
  const mark = bytes.toString('latin1', 0, 2)
  const byMark = mark === '\xff\xfe' ? 'utf-16le' : mark === '\xfe\xff' ? 'utf-16be' : undefined
  return (byMark === undefined ? undefined : charsetOf(byMark)) ?? WINDOWS_1252
}

/** What says UTF-8 and is not: a cut or spoilt text where other characters of more bytes are right, else Western text. */
function repaired(bytes: Buffer): Charset {
  return /[\x80-\ufffc\ufffe\uffff]/.test(bytes.toString('utf8')) ? UTF_8 : WINDOWS_1252
}

/** The charset that a label means; undefined where nobody knows it. */
function charsetOf(label: string): Charset | undefined {
  const written = label
    .trim()
    .toLowerCase()
    .replace(/^["']|["']$/g, '')
  const name = ALIASES.get(written) ?? written
  const known = FREQUENT.get(name) ?? SHIFTED.get(name)
  if (known !== undefined || MEANINGLESS.has(name) || name.length > 60) return known
  return ofPlatform(name) ?? ofIconv(name)
}

function ofPlatform(name: string): Charset | undefined {
  try {
    const decoder = new TextDecoder(name)
    const ascii = !/^(?:utf-16|iso-2022)/.test(decoder.encoding)
    return { name: decoder.encoding, ascii, decode: bytes => decoder.decode(bytes) }
  } catch (error) {
    // The platform's only way to say that it does not know a label.
    if (error instanceof RangeError) return undefined
    throw error
  }
}

function ofIconv(name: string): Charset | undefined {
  if (!iconv.encodingExists(name)) return undefined
  return { name, ascii: !/^(?:utf|ucs|cesu|x-utf|unicode)/.test(name), decode: bytes => iconv.decode(bytes, name) }
}
