import { isAscii, isUtf8 } from 'node:buffer'
import iconv from 'iconv-lite'
import { decodeUtf7, hzToGbk, iso2022KrToEucKr, withoutIdleSwitches } from './shifted-charset.ts'
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

/** Characters of a label; none that means something comes near. */
const LONGEST_LABEL = 60

const ASCII: Charset = { name: 'us-ascii', ascii: true, decode: bytes => bytes.toString('latin1') }
const UTF_8: Charset = { name: 'utf-8', ascii: true, decode: bytes => bytes.toString('utf8') }
const WINDOWS_1252: Charset = { name: 'windows-1252', ascii: true, decode: decodeWindows1252 }

/** Charsets that are found without asking the platform, by the letters and digits of their labels. */
const OWN = new Map<string, Charset>([
  ['utf8', UTF_8],
  ['usascii', ASCII],
  ['ascii', ASCII],
  ['ansix341968', ASCII],
  ['iso88591', WINDOWS_1252],
  ['latin1', WINDOWS_1252],
  ['isolatin1', WINDOWS_1252],
  ['windows1252', WINDOWS_1252],
  ['cp1252', WINDOWS_1252],
  ...shifted('utf-7', decodeUtf7, 'utf7', 'unicode11utf7', 'xunicode20utf7', 'csunicode11utf7'),
  ...shifted('hz-gb-2312', bytes => new TextDecoder('gbk').decode(hzToGbk(bytes)), 'hzgb2312', 'hz'),
  ...shifted(
    'iso-2022-kr',
    bytes => new TextDecoder('euc-kr').decode(iso2022KrToEucKr(bytes)),
    'iso2022kr',
    'csiso2022kr',
  ),
])

/** Labels seen in mail that neither WHATWG's list nor iconv-lite knows, each with one that they know. */
const ALIASES = new Map([
  ['utf8mac', 'utf-8'],
  ['cngb', 'gbk'],
  ['euccn', 'gbk'],
  ['xeuccn', 'gbk'],
  ['iso2022jp1', 'iso-2022-jp'],
  ['iso2022jp2', 'iso-2022-jp'],
  ['iso2022jp3', 'iso-2022-jp'],
  ['iso2022jpms', 'iso-2022-jp'],
  ['cp50220', 'iso-2022-jp'],
  ['cp50221', 'iso-2022-jp'],
  ['cp51932', 'euc-jp'],
  ['eucjpms', 'euc-jp'],
])

/** Names that WHATWG or iconv-lite know and that are no charsets of mail: they say as little as no label at all. */
const MEANINGLESS = new Set(['xuserdefined', 'replacement', 'base64', 'binary', 'hex', 'internal', 'utf7imap'])

function shifted(name: string, decode: Charset['decode'], ...labels: readonly string[]): [string, Charset][] {
  return labels.map(label => [label, { name, ascii: false, decode }])
}

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
  if (label.length > LONGEST_LABEL) return undefined
  const name = label
    .trim()
    .toLowerCase()
    .replace(/^["']|["']$/g, '')
  const plain = name.replace(/[^a-z0-9]/g, '')
  const own = OWN.get(plain)
  if (own !== undefined || MEANINGLESS.has(plain)) return own
  const known = ALIASES.get(plain) ?? name
  return ofPlatform(known) ?? ofIconv(known)
}

function ofPlatform(name: string): Charset | undefined {
  try {
    const decoder = new TextDecoder(name)
    const { encoding } = decoder
    if (encoding === 'iso-2022-jp')
      return { name: encoding, ascii: false, decode: bytes => decoder.decode(withoutIdleSwitches(bytes)) }
    return { name: encoding, ascii: !encoding.startsWith('utf-16'), decode: bytes => decoder.decode(bytes) }
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
