/** Mailboxes as files of messages one after the other. */
import { digest } from '#ground'
import { unixDate } from '../mail/calendar.ts'
import type { Copy } from '../story/post-office.ts'

/** The bytes of a message as it lies in a mailbox, with CRLF or with LF line ends. */
export function messageBytes(copy: Copy, lineEnd: '\r\n' | '\n'): Buffer {
  const whole = Buffer.concat([Buffer.from(copy.fields.join(''), 'latin1'), Buffer.from('\r\n'), copy.body])
  return lineEnd === '\r\n' ? whole : Buffer.from(whole.toString('latin1').replaceAll('\r\n', '\n'), 'latin1')
}

/** mboxrd: every line that begins with `From `, behind any number of `>`, gets one more `>` (so that none is lost). */
export function mboxrd(copies: readonly Copy[]): Buffer {
  const parts = copies.map(copy => {
    const text = messageBytes(copy, '\n')
      .toString('latin1')
      .replace(/^(>*From )/gm, '>$1')
    return `From ${copy.envelope} ${unixDate(copy.at)}\n${text}${text.endsWith('\n') ? '' : '\n'}\n`
  })
  return Buffer.from(parts.join(''), 'latin1')
}

/** mboxcl2: no line is changed; a Content-Length field in each message tells where the next one begins. */
export function mboxcl2(copies: readonly Copy[]): Buffer {
  const parts = copies.map(copy => {
    const text = messageBytes(copy, '\n').toString('latin1')
    const end = text.indexOf('\n\n')
    const body = text.slice(end + 2)
    return `From ${copy.envelope} ${unixDate(copy.at)}\n${text.slice(0, end)}\nContent-Length: ${body.length}\n\n${body}\n`
  })
  return Buffer.from(parts.join(''), 'latin1')
}

/** A number as Gmail gives to messages and conversations: the time in milliseconds, and some more bits. */
export function gmailNumber(copy: Copy, name: string): string {
  return String((BigInt(copy.at) << 20n) | BigInt(Number.parseInt(digest(name).slice(0, 5), 16)))
}

const LABELS: Readonly<Record<string, string>> = { Inbox: 'Inbox,Opened', Sent: 'Sent,Opened', Junk: 'Spam' }

/** The form of Google's Takeout: a number instead of the sender, labels and conversation on top, CRLF line ends. */
export function takeoutMbox(copies: readonly Copy[], threadOf: (copy: Copy) => Copy): Buffer {
  const parts = copies.map(copy => {
    const first = threadOf(copy)
    const date = unixDate(copy.at).replace(/ (\d{4})$/, ' +0000 $1')
    const labels = LABELS[copy.folder] ?? `${copy.folder},Opened`
    const text = messageBytes(copy, '\r\n')
      .toString('latin1')
      .replace(/^(>*From )/gm, '>$1')
    return `From ${gmailNumber(copy, copy.messageId)}@xxx ${date}\r\nX-GM-THRID: ${gmailNumber(first, first.messageId)}\r\nX-Gmail-Labels: ${labels}\r\n${text}${text.endsWith('\r\n') ? '' : '\r\n'}\r\n`
  })
  return Buffer.from(parts.join(''), 'latin1')
}
