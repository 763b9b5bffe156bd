import { type Moment, moment, type Span } from '#ground'
import type { SignedMail } from './signed-mail.ts'

/** A time that a program wrote into a name or number, which few forgers think of. */
export interface EmbeddedTime {
  readonly at: Moment
  /** What holds it: "Message-ID of git send-email". */
  readonly where: string
  readonly span: Span
}

/**
 * The times that stand hidden in a mail's identifiers. Only forms whose meaning is certain: on two archives with 34,000
 * mails each of them agrees with the Date field within a minute in nineteen of twenty cases and more. The clock is that
 * of the author's program, or of its provider (Gmail).
 */
export function embeddedTimes(mail: SignedMail): readonly EmbeddedTime[] {
  return FORMS.flatMap(({ field, shape, where, read }) => {
    const found = mail.fields.find(({ key }) => key === field)
    const match =
      found === undefined ? null : shape.exec(found.text.slice(found.text.indexOf(':') + 1).replace(/[\r\n]/g, ''))
    const at = match === null ? undefined : moment(read(match))
    return at === undefined || at < EARLIEST || at > LATEST ? [] : [{ at, where, span: found!.span }]
  })
}

/** Outside of this an identifier only happens to look like a time. */
const EARLIEST = Date.UTC(1990, 0)
const LATEST = Date.UTC(2100, 0)

interface Form {
  readonly field: string
  readonly shape: RegExp
  readonly where: string
  /** Milliseconds since 1970; NaN for none. */
  readonly read: (match: RegExpExecArray) => number
}

const calendar = (match: RegExpExecArray) => {
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match.slice(1).map(Number)
  const isDate = month >= 1 && month <= 12 && day >= 1 && day <= 31 && hour < 24 && minute < 60 && second < 61
  return isDate ? Date.UTC(year, month - 1, day, hour, minute, second) : NaN
}

/** FILETIME, 100 nanoseconds since 1601, from its hexadecimal digits. */
const fileTime = (hex: string) => Number(BigInt(`0x${hex}`) / 10_000n) - 11_644_473_600_000

const FORMS: readonly Form[] = [
  {
    field: 'message-id',
    where: 'Message-ID of git send-email',
    shape: /<(20\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)\.\d+-\d+-/,
    read: calendar,
  },
  {
    field: 'message-id',
    where: 'Message-ID of an old git send-email',
    shape: /<(1\d{9})-\d+-git-send-email-/,
    read: match => Number(match[1]) * 1000,
  },
  {
    field: 'message-id',
    where: 'Message-ID of Mutt',
    shape: /<(20\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)\.G[A-Z]\d+@/,
    read: calendar,
  },
  {
    field: 'message-id',
    where: 'Message-ID of Netscape and early Thunderbird',
    shape: /<([0-9A-F]{8})\.\d{7}@/,
    read: match => Number.parseInt(match[1]!, 16) * 1000,
  },
  {
    field: 'message-id',
    where: 'Message-ID of Outlook',
    shape: /<[0-9a-f]{4}(01[0-9a-f]{6})\$([0-9a-f]{8})\$/,
    read: match => fileTime(match[1]! + match[2]!),
  },
  {
    field: 'content-type',
    where: 'boundary of Gmail',
    shape: /boundary="?0000000000[0-9a-f]{2}([0-9a-f]{6})([0-9a-f]{8})[0-9a-f]{2}"?/,
    read: match => Number(BigInt(`0x${match[2]!}${match[1]!}`) / 1000n),
  },
  {
    field: 'content-type',
    where: 'boundary of JavaMail',
    shape: /boundary="?-{0,4}=_Part_\d+_\d+\.(1\d{12})"?/,
    read: match => Number(match[1]),
  },
  {
    field: 'thread-index',
    where: 'Thread-Index of Outlook, start of the conversation',
    shape: /\S[\S ]+/,
    read: conversation,
  },
]

/** MS-OXOMSG §2.2.1.3: 22 bytes or more, the high bytes of a FILETIME first, in programs old and new at either place. */
function conversation([written]: RegExpExecArray): number {
  const index = Buffer.from(written.replace(/\s+/g, ''), 'base64')
  if (index.length < 22 || index[0] !== 1) return NaN
  const [from, bytes] = index[1] === 1 ? [1, 5] : [0, 6]
  return fileTime(index.toString('hex', from, from + bytes).padEnd(16, '0'))
}
