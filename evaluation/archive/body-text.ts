import { cutHeader, firstValue } from './fields.ts'
import { decodeBytes } from './person.ts'

/** The first plain text of a mail, decoded, line ends as `\n`; '' where it has none. */
export function bodyText(bytes: Buffer): string {
  return partText(bytes, 0) ?? ''
}

function partText(bytes: Buffer, depth: number): string | undefined {
  const { fields, bodyFrom } = cutHeader(bytes)
  const type = firstValue(fields, 'content-type') ?? 'text/plain'
  const body = bytes.subarray(bodyFrom)
  if (/^text\/plain/i.test(type) || !type.includes('/')) {
    const encoding = firstValue(fields, 'content-transfer-encoding') ?? '7bit'
    const charset = /charset\s*=\s*"?([^\s";]+)/i.exec(type)?.[1] ?? 'utf-8'
    const decoded = decodeTransfer(body, encoding)
    return (decodeBytes(decoded, charset) ?? decoded.toString('latin1')).replaceAll('\r\n', '\n')
  }
  const boundary = /^multipart\//i.test(type) ? /boundary\s*=\s*(?:"([^"]+)"|([^\s;]+))/i.exec(type) : null
  if (boundary === null || depth > 4) return undefined
  for (const part of parts(body, boundary[1] ?? boundary[2]!)) {
    const text = partText(part, depth + 1)
    if (text !== undefined) return text
  }
  return undefined
}

function parts(body: Buffer, boundary: string): Buffer[] {
  const mark = `--${boundary}`
  const found: Buffer[] = []
  let from = body.indexOf(mark)
  while (from >= 0 && found.length < 20) {
    const line = body.indexOf('\n', from)
    const next = body.indexOf(`\n${mark}`, from)
    if (line < 0 || next < 0) break
    found.push(body.subarray(line + 1, next))
    from = next + 1
  }
  return found
}

function decodeTransfer(body: Buffer, encoding: string): Buffer {
  if (/^base64/i.test(encoding)) return Buffer.from(body.toString('latin1'), 'base64')
  if (!/^quoted-printable/i.test(encoding)) return body
  return Buffer.from(
    body
      .toString('latin1')
      .replace(/=[ \t]*\r?\n/g, '')
      .replace(/=([0-9A-Fa-f]{2})/g, (_, code: string) => String.fromCharCode(parseInt(code, 16))),
    'latin1',
  )
}

/** The words of a mail by whose they are, as far as `>` marks and attribution lines tell. */
export interface OwnText {
  /** Lines of the author's own, in order. */
  readonly own: readonly string[]
  /** The line before the first quote (`On … wrote:`), if there is one. */
  readonly attribution: string | undefined
  /** True where own words stand before the quote. */
  readonly above: boolean
}

/** Parts a text into own and quoted lines. A patch and what follows a signature mark are nobody's words. */
export function ownText(text: string): OwnText {
  const own: string[] = []
  let attribution: string | undefined
  let above = false
  for (const line of text.slice(0, 40_000).split('\n')) {
    if (/^-- ?$|^---$|^diff --git |^_{20,}/.test(line)) break
    if (line.startsWith('>')) continue
    if (attribution === undefined && /^(?:On|Am|Le|El) .{8,200}(?:wrote|schrieb|écrit|escribió)\s?:?\s*$/.test(line)) {
      attribution = line
      above = own.some(other => other.trim() !== '')
    } else if (!/^(?:Signed-off-by|Reviewed-by|Acked-by|Tested-by|Reported-by|Fixes|Cc|Link): /.test(line))
      own.push(line)
  }
  return { own, attribution, above }
}
