import { envelopeStands, messageBegins } from './mbox-separator.ts'
import type { Recognition } from './reader.ts'

/** Bytes and lines of a file that are looked at for header fields. */
const LOOKED_AT = 8 * 1024
const LINES = 120
const LF = 10
const CR = 13

/** Fields that stand in mail and hardly ever in other texts of `Name: value` lines. */
const STRONG = new Set([
  'received',
  'return-path',
  'message-id',
  'delivered-to',
  'mime-version',
  'dkim-signature',
  'x-mailer',
  'in-reply-to',
  'references',
  'reply-to',
  'resent-from',
  'authentication-results',
  'x-original-to',
  'envelope-to',
  'arc-seal',
  'x-gm-thrid',
  'x-mozilla-status',
  'x-received',
  'content-transfer-encoding',
  'received-spf',
])

/** Fields that mail has as well as memos, forms and the headers of web pages. */
const WEAK = new Set(['from', 'to', 'cc', 'bcc', 'subject', 'date', 'sender', 'content-type', 'status', 'x-status'])

/** Where the first byte of a message is, behind a byte order mark and empty lines that programs put before it. */
export function messageStart(bytes: Uint8Array): number {
  let start = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0
  while (bytes[start] === LF || bytes[start] === CR) start++
  return start
}

/**
 * Whether bytes begin as a message does: with a header section (RFC 5322 §2.2) in which fields of mail stand. The name
 * `.eml` counts a little where the bytes alone do not tell. A zero among the fields leaves it at 'maybe': a tar whose
 * first name has a colon, as names in a Maildir have, begins so.
 */
export function looksLikeMail(head: Uint8Array, name: string): Recognition {
  const start = messageStart(head)
  const text = Buffer.from(head.subarray(start, start + LOOKED_AT)).toString('latin1')
  let strong = 0
  let weak = 0
  let fields = 0
  let zero = false
  for (const line of text.split(/\r\n|\n|\r/, LINES)) {
    if (line === '') break
    if (line.includes('\0')) zero = true
    if (/^[ \t]/.test(line) && fields > 0) continue
    const field = /^([!-9;-~]{1,76})[ \t]{0,8}:/.exec(line)?.[1]?.toLowerCase()
    if (field === undefined) {
      if (line.startsWith('>From ')) continue
      break
    }
    fields++
    if (STRONG.has(field)) strong++
    else if (WEAK.has(field)) weak++
    if (strong > 0 && strong + weak > 1 && !zero) return 'yes'
  }
  if (strong + weak > 2 && !zero) return 'yes'
  return strong + weak > 0 || (fields > 0 && /\.(?:eml|emlx?)$/i.test(name)) ? 'maybe' : 'no'
}

/** Whether bytes begin as an mbox does, with an envelope line and a header field; 'maybe' where only one such is in it. */
export function looksLikeStore(head: Uint8Array): Recognition {
  const bytes = Buffer.from(head.buffer, head.byteOffset, head.byteLength)
  const start = messageStart(bytes)
  if (messageBegins(bytes, start, true) === 'yes') return 'yes'
  if (envelopeStands(bytes, start, true) === 'yes') return 'maybe'
  for (let found = bytes.indexOf('\nFrom '); found !== -1; found = bytes.indexOf('\nFrom ', found + 1)) {
    const empty = bytes[found - 1] === LF || (bytes[found - 1] === CR && bytes[found - 2] === LF)
    if (empty && messageBegins(bytes, found + 1, true) === 'yes') return 'maybe'
  }
  return 'no'
}
