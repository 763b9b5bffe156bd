/** Characters in which a text shows what it is. */
const FIRST_CHARACTERS = 1024

/** Text formats by how they begin once white space is passed over, in lower case; the first that fits counts. */
const BEGINNINGS: readonly (readonly [beginning: string, type: string])[] = [
  ['begin:vcalendar', 'text/calendar'],
  ['begin:vcard', 'text/vcard'],
  ['-----begin pgp', 'application/pgp-encrypted'],
  ['-----begin pkcs7', 'application/pkcs7-mime'],
  ['-----begin cms', 'application/pkcs7-mime'],
  ['-----begin certificate', 'application/x-x509-ca-cert'],
  ['[internetshortcut]', 'application/x-mswinurl'],
  ['#@~^', 'application/x-encoded-script'], // Microsoft's Script Encoder
  ['#!', 'text/x-shellscript'],
  ['<?php', 'application/x-httpd-php'],
  ['mime-version:', 'message/rfc822'],
  ['return-path:', 'message/rfc822'],
  ['received:', 'message/rfc822'],
  ['delivered-to:', 'message/rfc822'],
  ['message-id:', 'message/rfc822'],
]

/** Elements that HTML begins with; a fragment without any of them is not told from other markup. */
const HTML =
  /^<(?:!doctype\s+html|html|head|body|title|meta|script|table|div|p|a|img|br|center|font|style|span|iframe|h1)[\s>/]/

/** Names the type of a file that is text, by how it begins: HTML, SVG, calendars, cards, mails, keys. */
export function recogniseText(file: Buffer): string | undefined {
  const text = beginning(file).trimStart().toLowerCase()
  if (text.startsWith('<')) return markup(text)
  for (const [start, type] of BEGINNINGS) if (text.startsWith(start)) return type
  // A mail that begins with another field: two fields are asked for, since one could be a line of prose.
  return /^(?:from|to|date|subject|x-[a-z-]{2,40}): [^\n]*\n(?:[a-z-]{2,40}:|[ \t])/.test(text) &&
    /^(?:from|subject):/m.test(text)
    ? 'message/rfc822'
    : undefined
}

function beginning(file: Buffer): string {
  const head = file.subarray(0, FIRST_CHARACTERS)
  if (head[0] === 0xff && head[1] === 0xfe) return head.subarray(2).toString('utf16le')
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return head.toString('latin1', 3)
  return head.toString('latin1')
}

function markup(text: string): string | undefined {
  let rest = text
  // Comments and the XML declaration may stand before the first element.
  for (let passed = 0; passed < 8; passed++) {
    const end = rest.startsWith('<!--')
      ? rest.indexOf('-->') + 3
      : rest.startsWith('<?xml')
        ? rest.indexOf('?>') + 2
        : 0
    if (end < 3) break
    rest = rest.slice(end).trimStart()
  }
  if (rest.startsWith('<svg') || /^<!doctype\s+svg/.test(rest)) return 'image/svg+xml'
  if (HTML.test(rest)) return 'text/html'
  if (rest.startsWith('<hta:application')) return 'application/hta'
  return text.startsWith('<?xml') ? 'application/xml' : undefined
}
