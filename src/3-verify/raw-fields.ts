import { type Limits, LIMITS, type Span } from '#ground'

/** One header field with the very bytes that a signature is over, which a decoded header no longer has. */
export interface RawField {
  /** The name in lower case; '' for a line that is no field, which counts for nothing. */
  readonly key: string
  /** The whole field with its folded lines and last line end, in the bytes of the mail. */
  readonly span: Span
  /** The field as it went over the wire: one character a byte, folded lines parted by CRLF, no line end after the last. */
  readonly text: string
}

/** A mail cut into what the two halves of a signature are over. */
export interface RawMail {
  readonly bytes: Buffer
  /** All fields, top first. */
  readonly fields: readonly RawField[]
  /** Where the body begins; the length of the bytes where there is none. */
  readonly bodyFrom: number
}

const LF = 0x0a
const CR = 0x0d

/** A view of bytes with Buffer's fast searches; nothing is copied. */
export function viewed(bytes: Uint8Array): Buffer {
  return Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}

/**
 * Cuts a mail into raw fields and body, exactly: every byte before the body is in one field or in the empty line. A
 * field over the limits ends the header section there, so that a mail of one endless header cannot cost more than that.
 */
export function readRawMail(given: Uint8Array, limits: Limits = LIMITS): RawMail {
  const bytes = viewed(given)
  const fields: RawField[] = []
  let from = 0
  while (from < bytes.length && fields.length < limits.headerFields && from < limits.headerBytes) {
    if (bytes[from] === LF) return mail(bytes, fields, from + 1)
    if (bytes[from] === CR && bytes[from + 1] === LF) return mail(bytes, fields, from + 2)
    const to = fieldEnd(bytes, from)
    fields.push(readField(bytes, from, to))
    from = to
  }
  return mail(bytes, fields, from)
}

const mail = (bytes: Buffer, fields: readonly RawField[], bodyFrom: number): RawMail => ({
  bytes,
  fields,
  bodyFrom,
})

/** RFC 5322 §2.2.3: a line that begins with white space belongs to the field above it. */
function fieldEnd(bytes: Buffer, from: number): number {
  let end = from
  do {
    const lineEnd = bytes.indexOf(LF, end)
    if (lineEnd === -1) return bytes.length
    end = lineEnd + 1
  } while (bytes[end] === 0x20 || bytes[end] === 0x09)
  return end
}

function readField(bytes: Buffer, from: number, to: number): RawField {
  const written = bytes.toString('latin1', from, to)
  const text = wireText(written)
  const colon = text.indexOf(':')
  const key = colon === -1 ? '' : text.slice(0, colon).trimEnd().toLowerCase()
  // RFC 5322 §2.2: a field name is printable and has no space; an mbox `From ` line with a clock time is none.
  return { key: /^[!-9;-~]+$/.test(key) ? key : '', span: { from, to }, text }
}

/** A field's stored bytes as they went over the wire: CRLF between its lines and nothing after the last. */
function wireText(written: string): string {
  const trimmed = written.endsWith('\r\n')
    ? written.slice(0, -2)
    : written.endsWith('\n')
      ? written.slice(0, -1)
      : written
  return trimmed.includes('\n') ? trimmed.replace(/\r?\n/g, '\r\n') : trimmed
}
