import { DAY } from '#ground'
import { valueOf, type Field } from '../archive/fields.ts'
import { two, wallClock, type WrittenDate } from '../archive/written-date.ts'
import type { Fresh } from './fresh.ts'

/** What a Message-ID tells of its mail, besides being unique. */
export interface Identified {
  readonly date: WrittenDate
  /** The author's address, which some programs write into it. */
  readonly address: string
}

/**
 * A Message-ID of the same form and host: chance is drawn anew piece by piece, each in its own alphabet; times become the
 * new mail's; words (`git`, `camel`, `fsf`), the author's name and the marks of an account or a server stay.
 */
export function freshMessageId(old: Field, { date, address }: Identified, fresh: Fresh): string {
  const found = /^<([^@]+)@(.*)>$/.exec(valueOf(old))
  if (found === null) return old.text
  const [, local, host] = found as unknown as [string, string, string]
  const dated = /^20\d{12}(?=\.|$)/.test(host) ? written(date) + host.slice(14) : host
  return `${old.name}: <${freshLocal(local, host, { date, address }, fresh)}@${dated}>\n`
}

function freshLocal(local: string, host: string, about: Identified, fresh: Fresh): string {
  // Google begins the ids of one account alike; Exchange begins them with the mailbox server.
  const kept =
    host === 'mail.gmail.com'
      ? /^CA.{5}/.exec(local)
      : /prod\.outlook\.com$/.test(host)
        ? /^[A-Z0-9]{13}/.exec(local)
        : null
  if (kept !== null) return kept[0] + fresh.of(local.slice(kept[0].length))
  const { year, monthNumber, day } = wallClock(about.date)
  const today = `${year}-${two(monthNumber)}-${two(day)}`
  const pieces = local.replace(/^20\d\d-\d\d-\d\d(?=-)/, today).split(/([-.+_$!*%=]+)/)
  const skipped = local.startsWith('20') && /^20\d\d-\d\d-\d\d-/.test(local) ? 6 : 0
  const drawn = pieces
    .map((piece, index) => (index < skipped || index % 2 === 1 ? piece : freshPiece(piece, about, fresh)))
    .join('')
  return drawn === local ? fresh.of(local) : drawn
}

function freshPiece(piece: string, { date, address }: Identified, fresh: Fresh): string {
  // Words, numbers of a series and of its versions (`v2`, `openat2`), the author's own name.
  if (
    /^(?:[A-Za-z]{1,10}|[a-z]{0,10}\d{1,2})$/.test(piece) ||
    (piece.length > 3 && address.includes(piece.toLowerCase()))
  )
    return piece
  if (/^20\d{12}$/.test(piece)) return written(date)
  if (/^20[0-3]\d{5}$/.test(piece)) return written(date).slice(0, 8)
  if (/^1\d{9}$/.test(piece) && Math.abs(Number(piece) * 1000 - date.at) < 400 * DAY)
    return String(Math.floor(date.at / 1000))
  if (/^1\d{12}$/.test(piece) && Math.abs(Number(piece) - date.at) < 400 * DAY) return String(date.at)
  return fresh.of(piece)
}

function written(date: WrittenDate): string {
  const { year, monthNumber, day, hour, minute, second } = wallClock(date)
  return `${year}${[monthNumber, day, hour, minute, second].map(two).join('')}`
}
