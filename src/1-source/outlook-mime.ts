import type { OutlookFile } from './outlook-file.ts'
import { encodeText } from './outlook-header.ts'

/** A MIME entity in the making: its own header lines, and its body in pieces. */
export interface Entity {
  readonly header: string
  readonly body: readonly Uint8Array[]
}

/** Bytes of an entity, header and empty line counted. */
export function entityBytes({ header, body }: Entity): number {
  return header.length + 2 + body.reduce((sum, piece) => sum + piece.length, 0)
}

/** A text part. ASCII in short lines stays readable, all else is base64. */
export function textEntity(subtype: string, bytes: Uint8Array, charset: string): Entity {
  const readable = isPlainText(bytes)
  const header = [
    `Content-Type: text/${subtype}; charset="${charset}"`,
    `Content-Transfer-Encoding: ${readable ? '7bit' : 'base64'}`,
  ]
  return { header: lines(header), body: [readable ? withCrLf(bytes) : base64Lines(bytes)] }
}

/** An attached file in base64. */
export function fileEntity(facts: OutlookFile, bytes: Uint8Array): Entity {
  const type = /^[\w.+-]{1,100}\/[\w.+-]{1,100}$/.test(facts.type) ? facts.type.toLowerCase() : UNKNOWN
  // RFC 2046 §5.1, §5.2: composite types may not be in base64, and these bytes are no such entity.
  const leaf = /^(?:multipart|message)\//.test(type) ? UNKNOWN : type
  const header = [`Content-Type: ${leaf}`, 'Content-Transfer-Encoding: base64', ...placing(facts)]
  return { header: lines(header), body: [base64Lines(bytes)] }
}

const UNKNOWN = 'application/octet-stream'

/** An attached message (RFC 2046 §5.2.1). */
export function messageEntity(facts: OutlookFile, message: readonly Uint8Array[]): Entity {
  const header = ['Content-Type: message/rfc822', 'Content-Transfer-Encoding: 8bit', ...placing(facts)]
  return { header: lines(header), body: message }
}

/** Several entities as one (RFC 2046 §5.1); one alone stays as it is. */
export function multipart(subtype: string, parts: readonly Entity[], boundary: string): Entity {
  const [first] = parts
  if (first !== undefined && parts.length === 1) return first
  const body = parts.flatMap(part => [latin(`--${boundary}\r\n${part.header}\r\n`), ...part.body, latin('\r\n')])
  return {
    header: lines([`Content-Type: multipart/${subtype};`, `\tboundary="${boundary}"`]),
    body: [...body, latin(`--${boundary}--\r\n`)],
  }
}

/** Content-Disposition (RFC 2183) and what names the part for others. */
function placing({ name, inline, contentId, location }: OutlookFile): string[] {
  const disposition = `Content-Disposition: ${inline ? 'inline' : 'attachment'}`
  const id = contentId.replace(/[\x00-\x20<>\x7f-\uffff]/g, '')
  return [
    name === '' ? disposition : `${disposition};\r\n\tfilename${parameter(name)}`,
    ...(id === '' ? [] : [`Content-ID: <${id}>`]),
    ...(location === '' ? [] : [`Content-Location: ${encodeText(location)}`]),
  ]
}

/** The value of a parameter: a quoted string, or RFC 2231 §4 where it is not ASCII. */
function parameter(value: string): string {
  const line = value
    .replace(/[\x00-\x1f\x7f]+/g, ' ')
    .slice(0, 255)
    .toWellFormed()
  if (/^[\x20-\x7e]*$/.test(line)) return `="${line.replace(/["\\]/g, '\\$&')}"`
  return `*=UTF-8''${encodeURIComponent(line).replace(/['()*!]/g, mark => `%${mark.charCodeAt(0).toString(16)}`)}`
}

function lines(header: readonly string[]): string {
  return header.map(line => `${line}\r\n`).join('')
}

function latin(text: string): Uint8Array {
  return Buffer.from(text, 'latin1')
}

const LINE = 76

/** Base64 in lines of 76 characters (RFC 2045 §6.8), without an end after the last. */
function base64Lines(bytes: Uint8Array): Uint8Array {
  const text = Buffer.from(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64'), 'latin1')
  const breaks = Math.max(Math.ceil(text.length / LINE) - 1, 0)
  const out = new Uint8Array(text.length + 2 * breaks)
  for (let from = 0, to = 0; from < text.length; from += LINE, to += LINE + 2) {
    if (from > 0) {
      out[to - 2] = 0x0d
      out[to - 1] = 0x0a
    }
    out.set(text.subarray(from, from + LINE), to)
  }
  return out
}

/** RFC 5322 §2.1.1: 998 characters a line; and nothing that a mail program could take for something else. */
function isPlainText(bytes: Uint8Array): boolean {
  let line = 0
  for (const byte of bytes) {
    line = byte === 0x0a ? 0 : line + 1
    const printable = (byte >= 0x20 && byte < 0x7f) || byte === 0x09 || byte === 0x0a || byte === 0x0d
    if (!printable || line > 998) return false
  }
  return true
}

/** The text with CR LF at the end of each line, however its lines ended. */
function withCrLf(bytes: Uint8Array): Uint8Array {
  return latin(
    Buffer.from(bytes)
      .toString('latin1')
      .replace(/\r\n|\r|\n/g, '\r\n'),
  )
}
