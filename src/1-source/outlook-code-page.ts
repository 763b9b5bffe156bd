import iconv from 'iconv-lite'

/** Windows code pages whose MIME charset is not just their number ([MS-UCODEREF] §2.2.1; IANA's charset registry). */
const CHARSETS: Readonly<Record<number, string>> = {
  437: 'ibm437',
  850: 'ibm850',
  852: 'ibm852',
  866: 'ibm866',
  874: 'windows-874',
  932: 'shift_jis',
  936: 'gbk',
  949: 'euc-kr',
  950: 'big5',
  1200: 'utf-16le',
  1201: 'utf-16be',
  10000: 'macintosh',
  20127: 'us-ascii',
  20866: 'koi8-r',
  20932: 'euc-jp',
  21866: 'koi8-u',
  38598: 'iso-8859-8-i',
  50220: 'iso-2022-jp',
  50221: 'iso-2022-jp',
  50222: 'iso-2022-jp',
  51932: 'euc-jp',
  51936: 'gbk',
  51949: 'euc-kr',
  54936: 'gb18030',
  65000: 'utf-7',
  65001: 'utf-8',
}

/** The MIME charset of a Windows code page; undefined for one that has none we can decode. */
export function charsetOf(codePage: number): string | undefined {
  if (codePage >= 1250 && codePage <= 1258) return `windows-${codePage}`
  if (codePage >= 28591 && codePage <= 28606) return `iso-8859-${codePage - 28590}`
  return CHARSETS[codePage]
}

/** Decodes 8-bit text of a Windows code page; an unknown page is read as Western, which keeps all ASCII. */
export function decodeCodePage(bytes: Uint8Array, codePage: number): string {
  const charset = charsetOf(codePage) ?? 'windows-1252'
  // The runtime's decoder is the faster one; it lacks the DOS pages and UTF-7, iconv-lite lacks ISO-2022-JP.
  if (iconv.encodingExists(charset) && /^(?:ibm(?:437|850|852)|utf-7)$/.test(charset))
    return iconv.decode(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), charset)
  return new TextDecoder(charset, { ignoreBOM: true }).decode(bytes)
}
