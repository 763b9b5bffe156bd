import { readFileSync } from 'node:fs'
import { zstdDecompressSync } from 'node:zlib'
import { cutHeader, firstValue } from '../../archive/fields.ts'
import { decodeBytes, decodeWords } from '../../archive/person.ts'
import type { Lure } from './lure.ts'

const BRANDS =
  /\b(?:paypal|amazon|netflix|microsoft|office ?365|outlook|apple|icloud|dhl|fedex|ups|usps|chase|wells fargo|bank of america|santander|bradesco|ita[uú]|hsbc|coinbase|metamask|binance|trust ?wallet|blockchain|ledger|geek squad|norton|mcafee|walmart|costco|home depot|lowe|facebook|instagram|linkedin|whatsapp|spotify|docusign|dropbox|adobe|wetransfer|webmail|cpanel|zimbra|roundcube|google|gmail|att|verizon|t-?mobile|ebay|keto|cbd|casino|bitcoin|irs|sendgrid|dating)\b/i

/**
 * Lures from the sample of real phishing: the words and where links stood, nothing else. No header, date, hash or host
 * of that collection goes on, and its redaction mark is taken out, since any of them would give the label away.
 */
export function readPhishing(file: string): Lure[] {
  const lures: Lure[] = []
  const seen = new Set<string>()
  for (const bytes of tarFiles(zstdDecompressSync(readFileSync(file)))) {
    const subject = scrub(decodeWords(firstValue(cutHeader(bytes).fields, 'subject') ?? '')).slice(0, 120)
    const text = lureText(bytes)
    if (text === undefined || !isEnglish(text) || (subject.match(/[a-z]/gi) ?? []).length < 8) continue
    const print = text
      .toLowerCase()
      .replace(/[^a-z]/g, '')
      .slice(0, 60)
    if (print.length < 40 || seen.has(print)) continue
    seen.add(print)
    const brand = BRANDS.exec(`${subject} ${text}`)?.[0].toLowerCase()
    lures.push({ cluster: brand ?? `text ${print.slice(0, 24)}`, subject, text })
  }
  return lures
}

/** The files of a tar archive (POSIX ustar: 512-byte blocks, size in octal at 124). */
function* tarFiles(tar: Buffer): Generator<Buffer> {
  for (let at = 0; at + 512 <= tar.length && tar[at] !== 0;) {
    const octal = parseInt(tar.toString('latin1', at + 124, at + 136), 8)
    const size = Number.isNaN(octal) ? 0 : octal
    if (tar[at + 156] === 48 || tar[at + 156] === 0) yield tar.subarray(at + 512, at + 512 + size)
    at += 512 + Math.ceil(size / 512) * 512
  }
}

function lureText(bytes: Buffer): string | undefined {
  const found = textParts(bytes, 0)
  const html = found.find(({ type }) => type === 'html')
  const raw = html === undefined ? found[0]?.text : plainOf(html.text)
  if (raw === undefined) return undefined
  let links = 0
  const text = scrub(raw)
    .replace(/https?:\/\/\S+|\{href\}/g, () => (links++ === 0 ? '{link}' : ''))
    .replace(/[ \t]+/g, ' ')
    .replace(/ *\n */g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
  const short = text.length > 1800 ? text.slice(0, text.lastIndexOf('\n', 1800)) : text
  if (short.length < 80) return undefined
  return short.includes('{link}') ? short : `${short}\n\n{link}`
}

function textParts(bytes: Buffer, depth: number): { type: 'plain' | 'html'; text: string }[] {
  const { fields, bodyFrom } = cutHeader(bytes)
  const type = firstValue(fields, 'content-type') ?? 'text/plain'
  const boundary = /^multipart\/.*boundary\s*=\s*(?:"([^"]+)"|([^\s;]+))/i.exec(type)
  if (boundary !== null && depth < 4) {
    const pieces = bytes
      .toString('latin1', bodyFrom)
      .split(`--${boundary[1] ?? boundary[2]!}`)
      .slice(1, 12)
    return pieces.flatMap(piece => textParts(Buffer.from(piece.replace(/^\r?\n/, ''), 'latin1'), depth + 1))
  }
  const kind = /^text\/(plain|html)/i.exec(type)?.[1]?.toLowerCase()
  if (kind === undefined) return []
  const encoding = firstValue(fields, 'content-transfer-encoding') ?? ''
  const body = bytes.toString('latin1', bodyFrom)
  const decoded = /base64/i.test(encoding)
    ? Buffer.from(body, 'base64')
    : Buffer.from(/quoted/i.test(encoding) ? unquotePrintable(body) : body, 'latin1')
  const charset = /charset\s*=\s*"?([^\s";]+)/i.exec(type)?.[1] ?? 'utf-8'
  return [
    {
      type: kind as 'plain' | 'html',
      text: (decodeBytes(decoded, charset) ?? decoded.toString('latin1')).slice(0, 200_000),
    },
  ]
}

function unquotePrintable(body: string): string {
  return body
    .replace(/=[ \t]*\r?\n/g, '')
    .replace(/=([0-9A-Fa-f]{2})/g, (_, code: string) => String.fromCharCode(parseInt(code, 16)))
}

const ENTITIES: Readonly<Record<string, string>> = {
  nbsp: ' ',
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  rsquo: '’',
  copy: '©',
  zwnj: '',
  reg: '®',
}

/** The words of a page as a reader sees them, each link as a mark. Good enough for lures; never used on mail that is judged. */
function plainOf(html: string): string {
  return html
    .replace(/<(style|script|head|title)\b[^]{0,60000}?<\/\1\s*>/gi, ' ')
    .replace(/<!--[^]{0,20000}?-->/g, ' ')
    .replace(/<a\b[^>]{0,2000}>/gi, ' {href} ')
    .replace(/<(?:br|\/p|\/div|\/tr|\/h\d|\/li)\b[^>]{0,200}>/gi, '\n')
    .replace(/<[^>]{0,4000}>/g, ' ')
    .replace(
      /&(?:#(\d{1,6})|#x([0-9a-f]{1,5})|([a-z]{2,8}));/gi,
      (whole, decimal?: string, hex?: string, name?: string) =>
        name !== undefined
          ? (ENTITIES[name.toLowerCase()] ?? whole)
          : String.fromCodePoint(Math.min(0x10ffff, parseInt(decimal ?? hex!, decimal === undefined ? 16 : 10))),
    )
}

const CYRILLIC =
  '\u0430\u0435\u043e\u0440\u0441\u0443\u0445\u0456\u0455\u0410\u0415\u041e\u0420\u0421\u0425\u0406\u0405\u0422\u041c\u041d\u041a\u0412'
const LATIN = 'aeopcyxisAEOPCXISTMHKB'

/**
 * Takes out what marks the collection, and writes the rest in plain ASCII: pictures and foreign look-alike letters would
 * make most lures differ from list mail in their very encoding, and so make finding them too easy.
 */
function scrub(text: string): string {
  return text
    .replace(/[\u2018\u2019\u00b4`]/g, "'")
    .replace(/[\u201c\u201d\u00ab\u00bb]/g, '"')
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/\u2026/g, '...')
    .replace(/[\u2022\u00b7\u25cf]/g, '*')
    .replace(
      /[\u0430\u0435\u043e\u0440\u0441\u0443\u0445\u0456\u0455\u0410\u0415\u041e\u0420\u0421\u0425\u0406\u0405\u0422\u041c\u041d\u041a\u0412]/g,
      letter => LATIN[CYRILLIC.indexOf(letter)] ?? letter,
    )
    .normalize('NFKD')
    .replace(/[^\n\x20-\x7e]+/g, letters => (/^\p{M}+$/u.test(letters) ? '' : ' '))
    .replace(/\r/g, '')
    .replace(/(?:phishing|honey)\s*@\s*pot/gi, '{name}')
    .replace(/\bphishing[ -]?pot\b|\bphishing\b(?=,|!|:|\s*\n)/gi, '{name}')
    .replace(/[a-z0-9._%+-]+@[a-z0-9.-]+\.[a-z]{2,}/gi, '')
    .replace(/^.*(?:<\s*(?:\{name\})?\s*>).*$/gm, '')
    .replace(/^(?:De|Enviado|Para|Assunto|From|Sent|To|Subject|Date)(?: ?em)?:.*$/gm, '')
}

function isEnglish(text: string): boolean {
  const words = text.toLowerCase().match(/[a-z']+/g) ?? []
  const common = words.filter(word =>
    /^(?:the|your|you|to|and|of|is|for|this|in|we|have|with|on|please|account|has|been|not|be|a|will|from|are)$/.test(
      word,
    ),
  )
  return (
    words.length >= 15 &&
    common.length / words.length > 0.22 &&
    (text.match(/[^\x20-\x7e\n]/g) ?? []).length < text.length * 0.05
  )
}
