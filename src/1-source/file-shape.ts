/** What a file that is no mail seems to be. */
export interface FileShape {
  readonly kind: 'log' | 'document' | 'indicator'
  readonly sure: 'yes' | 'maybe'
  /** For a person: `a PDF document`. */
  readonly what: string
}

/** Beginnings of documents and pictures, as Latin-1. */
const MARKS: readonly (readonly [mark: string, what: string])[] = [
  ['%PDF-', 'a PDF document'],
  ['{\\rtf', 'an RTF document'],
  ['\x89PNG\r\n', 'a PNG picture'],
  ['\xff\xd8\xff', 'a JPEG picture'],
  ['GIF8', 'a GIF picture'],
  ['II*\0', 'a TIFF picture'],
  ['MM\0*', 'a TIFF picture'],
]

/** Bytes of a file that are looked at as text. */
const LOOKED_AT = 8 * 1024
const LINES = 12

/** Recognises what is no mail by its first bytes: documents and pictures, logs, lists of indicators. */
export function shapeOf(head: Uint8Array): FileShape | undefined {
  if (head.length === 0) return undefined
  const bytes = Buffer.from(head.buffer, head.byteOffset, head.byteLength)
  const start = bytes.toString('latin1', 0, 1024)
  const marked = MARKS.find(([mark]) => start.startsWith(mark))?.[1] ?? picture(start) ?? documentZip(head)
  if (marked !== undefined) return { kind: 'document', sure: 'yes', what: marked }
  if (start.startsWith('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1')) return { kind: 'document', ...oldOffice(bytes) }
  // Readers of PDF take one that begins later in the first kilobyte.
  if (start.includes('%PDF-')) return { kind: 'document', sure: 'maybe', what: 'a PDF document' }
  const text = textOf(bytes.subarray(0, LOOKED_AT))
  return text === undefined ? undefined : shapeOfText(text)
}

function picture(start: string): string | undefined {
  if (start.startsWith('RIFF') && start.slice(8, 12) === 'WEBP') return 'a WebP picture'
  if (/^ftyp(?:heic|heix|mif1|avif)/.test(start.slice(4, 12))) return 'a HEIF picture'
  return undefined
}

/** Main streams of Word, Excel and PowerPoint up to 2003, as the file's directory names them. */
const OLD_OFFICE = ['WordDocument', 'Workbook', 'PowerPoint Document'].map(name => Buffer.from(name, 'utf16le'))

function oldOffice(bytes: Buffer): { sure: 'yes' | 'maybe'; what: string } {
  const known = OLD_OFFICE.some(name => bytes.includes(name))
  return { sure: known ? 'yes' : 'maybe', what: 'an Office document of the old kind' }
}

/** What a zip is if it is one document and not an archive of files. */
export function documentZip(head: Uint8Array): string | undefined {
  if (head[0] !== 0x50 || head[1] !== 0x4b) return undefined
  const start = Buffer.from(head.buffer, head.byteOffset, Math.min(head.byteLength, 4096)).toString('latin1')
  if (!start.startsWith('PK\x03\x04')) return undefined
  if (start.startsWith('mimetypeapplication/', 30)) return 'an OpenDocument or EPUB document'
  return start.includes('[Content_Types].xml') ? 'an Office document' : undefined
}

/** The bytes as text, or undefined where they are none. UTF-16 is known by its mark or by its zeros. */
function textOf(bytes: Buffer): string | undefined {
  const mark = bytes.length >= 2 ? bytes.readUInt16LE(0) : 0
  if (mark === 0xfeff) return bytes.subarray(2).toString('utf16le')
  if (mark === 0xfffe)
    return Buffer.from(bytes.subarray(2, bytes.length & ~1))
      .swap16()
      .toString('utf16le')
  if (bytes.includes(0)) return undefined
  const text = bytes.toString('utf8').replace(/^\uFEFF/, '')
  const start = text.slice(0, 1024)
  const control = start.match(/[\x01-\x08\x0e-\x1a\x1c-\x1f\x7f]/g)?.length ?? 0
  return control * 50 > start.length ? undefined : text
}

/** A timestamp at the start of a line, as syslog, journald, web servers and Windows write it. */
const STAMPED =
  /^(?:<\d{1,3}>\d? ?)?(?:\d{4}[-/]\d\d[-/]\d\d[T ]\d\d:\d\d|[A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d |\d\d\/[A-Z][a-z]{2}\/\d{4}:|\d{10}\.\d)|^\S{1,100} \S{1,100} [^[]{1,200}\[\d\d\/[A-Z][a-z]{2}\/\d{4}:/

/** An indicator alone on its line, possibly defanged: a name, an address, a digest, a link. */
const INDICATOR =
  /^(?:h..ps?\S{4,2000}|[\w.+-]{1,64}(?:@|\[at\])[\w.[\]-]{3,255}|[0-9a-f]{32}|[0-9a-f]{40}|[0-9a-f]{64}|(?:\d{1,3}\[?\.\]?){3}\d{1,3}(?:\/\d\d?)?|(?:\*\.)?[\w-]{1,63}(?:\[?\.\]?[\w-]{1,63}){1,9})$/i

const INDICATOR_COLUMN =
  /(?:^|[,;\t"])(?:indicator|indicators|ioc|iocs|ioc_?type|indicator_?type|md5|sha-?1|sha-?256|domain|domain_?name|to_ids|hash)(?:[,;\t"]|$)/i

function shapeOfText(text: string): FileShape {
  const start = text.trimStart()
  if (/^(?:<\?xml[^>]{0,200}>\s{0,200})?<(?:ioc|OpenIOC|stix:|indicators)[\s>]/.test(start))
    return { kind: 'indicator', sure: 'yes', what: 'a list of indicators' }
  if (
    /^(?:<!--[^>]{0,2000}-->\s{0,200}|<\?xml[^>]{0,200}>\s{0,200})?<(?:!doctype html|html|head|body)[\s>]/i.test(start)
  )
    return { kind: 'document', sure: 'yes', what: 'a web page' }
  if (/^[[{]/.test(start)) return shapeOfJson(start)
  const lines = start.split(/\r\n|\n|\r/, LINES + 1).filter(line => line.trim() !== '' && !/^(?:#|\/\/)/.test(line))
  const most = (test: RegExp) =>
    lines.length > 0 && lines.filter(line => test.test(line.trim())).length * 4 >= lines.length * 3
  if (most(STAMPED)) return { kind: 'log', sure: 'yes', what: 'a log' }
  if (most(INDICATOR)) return { kind: 'indicator', sure: 'maybe', what: 'a list of indicators' }
  const columns = [',', ';', '\t'].find(
    mark => lines.length > 1 && lines.slice(0, 3).every(line => line.includes(mark)),
  )
  if (columns !== undefined && lines[0]!.split(columns).length > 1)
    return INDICATOR_COLUMN.test(lines[0]!)
      ? { kind: 'indicator', sure: 'maybe', what: 'a table of indicators' }
      : { kind: 'log', sure: 'maybe', what: 'a table' }
  return { kind: 'document', sure: 'maybe', what: 'plain text' }
}

/** STIX bundles, MISP events and lists name themselves; all other JSON is taken for a log. */
function shapeOfJson(text: string): FileShape {
  const named =
    /"type"\s{0,9}:\s{0,9}"(?:bundle|indicator|intrusion-set)"|"spec_version"\s{0,9}:|"Attribute"\s{0,9}:\s{0,9}\[/
  return named.test(text)
    ? { kind: 'indicator', sure: 'yes', what: 'a bundle of indicators' }
    : { kind: 'log', sure: 'maybe', what: 'JSON' }
}
