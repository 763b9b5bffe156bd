import { decodeText, type Decoded } from './charset.ts'
import type { ContentFields } from './content-fields.ts'

/** The text of a body, and whether it was longer than is read. */
export interface TextBody extends Decoded {
  readonly cut: boolean
}

/** Bytes of a page in which its own remark about its charset is looked for, as browsers do (WHATWG HTML §13.2.3.2). */
const META_BYTES = 1024

/** Reads decoded bytes as text with `\n` line ends, at most so many characters. */
export function readText(bytes: Buffer, { type, parameters }: ContentFields, most: number): TextBody {
  const label = parameters['charset'] ?? (type === 'text/html' ? metaCharset(bytes) : undefined)
  const limited = withinLimit(bytes, most)
  const { text, charset } = decodeText(limited, label)
  const whole = withLineFeeds(text)
  const cut = whole.length > most || limited.length < bytes.length
  return { text: cut ? whole.slice(0, most) : whole, charset, cut }
}

/** RFC 2046 §4.1.1: CRLF is the line end of text; bare ones come from systems that wrote their own. */
function withLineFeeds(text: string): string {
  return text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text
}

/** Four bytes hold a character in every charset. The cut is made before a character of UTF-8, which it would spoil. */
function withinLimit(bytes: Buffer, most: number): Buffer {
  let to = most * 4 + 4
  if (bytes.length <= to) return bytes
  while ((bytes[to]! & 0xc0) === 0x80 && to > most * 4) to--
  return bytes.subarray(0, to)
}

function metaCharset(bytes: Buffer): string | undefined {
  const head = bytes.toString('latin1', 0, META_BYTES)
  if (!/<meta/i.test(head)) return undefined
  const label = /<meta[^>]{1,200}?charset[ \t\r\n]{0,9}=[ \t\r\n]{0,9}["']?([\w.:-]{1,40})/i.exec(head)?.[1]
  // WHATWG HTML §13.2.3.2: a remark that could be read byte by byte cannot mean UTF-16.
  return label !== undefined && /^utf-16/i.test(label) ? 'utf-8' : label
}
