import { canonicalIp } from '#ground'
import { readDate } from './date.ts'
import type { Header, Hop } from './message.ts'
import { readClauses, type ReceivedClauses } from './received-clause.ts'

/** Hops of one message that are read; loops stop at a hundred at the latest (RFC 5321 §6.3). */
const MOST_HOPS = 200

/** Characters kept of a `with` clause: `ESMTPS`, `Microsoft SMTP Server`, and no advertisement. */
const PROTOCOL_LENGTH = 40

/**
 * Reads the Received fields, newest first: who says to have got the message from whom, when. The newest ones were
 * written by the receiver's own hosts; below the first one that came from outside anything may be invented.
 *
 * Forms: those of RFC 5321 §4.4 and of Postfix, Sendmail, Exim, qmail, Exchange, Gmail, Yahoo, Zimbra, Notes, ZMailer
 * and others, who differ most in where they put the client's three names: what it called itself, what DNS calls it,
 * and its address.
 */
export function readHops(headers: readonly Header[]): Hop[] {
  const hops: Hop[] = []
  for (const header of headers) if (header.key === 'received' && hops.length < MOST_HOPS) hops.push(readHop(header))
  return hops
}

function readHop({ value, span }: Header): Hop {
  const clauses = readClauses(value)
  const { words } = clauses
  const client = readClient(clauses)
  const by = hostName(words.by?.[0])
  const protocol = readProtocol(words.with)
  const id = words.id?.[0]?.replace(/^<|>$/g, '')
  const recipient = words.for?.[0]?.replace(/^<|>$/g, '')
  const date = clauses.date === undefined ? undefined : readDate(clauses.date.trim())
  return {
    ...client,
    ...(by === undefined ? {} : { by }),
    ...(protocol === undefined ? {} : { protocol }),
    ...(id === undefined || id === '' ? {} : { id }),
    ...(recipient === undefined || recipient === '' ? {} : { for: recipient }),
    ...(date === undefined ? {} : { at: date.at, ...(date.zone === undefined ? {} : { zone: date.zone }) }),
    span,
  }
}

/** A host as servers write it, in lower case, or an address in its canonical form; undefined where it says nothing. */
function hostName(word: string | undefined): string | undefined {
  if (word === undefined) return undefined
  const name = word.toLowerCase().replace(/^[<"]|[>".]+$/g, '')
  if (name === '' || name === 'unknown' || name === 'unverified') return undefined
  const digit = name.charCodeAt(0) <= 57 || name.includes(':') || name.startsWith('[')
  return (digit ? canonicalIp(name) : undefined) ?? name
}

/** One word stands in capitals without its TLS suite (`esmtpsa`, `ESMTP/TLS/…`); several stay as written. */
function readProtocol(words: readonly string[] | undefined): string | undefined {
  if (words === undefined || words.length === 0) return undefined
  if (words.length > 1) return words.join(' ').slice(0, PROTOCOL_LENGTH).trimEnd()
  const [protocol] = words[0]!.toUpperCase().split('/', 1)
  return protocol === '' ? undefined : protocol!.slice(0, PROTOCOL_LENGTH)
}

/** What one field tells of the client. */
interface ClientNames {
  helo?: string
  reverse?: string
  ip?: string
}

/**
 * The client's names in a `from` clause. The first word is what it called itself, and the comment has its name in DNS
 * and its address: `helo (reverse [ip])`. Where a comment itself carries a HELO (Exim, qmail, ZMailer), the first word
 * is the name in DNS instead: `reverse ([ip] helo=name)`, `reverse (HELO name) (ip)`.
 */
function readClient({ words, comments }: ReceivedClauses): ClientNames {
  const first = words.from?.[0]
  // `from mail pickup service by …` and `from anna@x.example by …` name a program and an author, no client.
  if (first === undefined || first.includes('@') || (words.from!.length > 1 && !/^[[(]/.test(words.from![1]!)))
    return {}
  const told: ClientNames = {}
  for (const comment of comments.from ?? []) readRemark(comment, told)
  const literal = canonicalIp(first.replace(/\]:\d+$/, ']'))
  if (told.helo === undefined) told.helo = first
  else if (literal === undefined) {
    const reverse = hostName(first)
    if (reverse !== undefined) told.reverse = reverse
  }
  if (told.ip === undefined && literal !== undefined) told.ip = literal
  return told
}

/** Remarks on encryption and certificates, which many servers put between the client's names and their own. */
const ASIDE =
  /^(?:using |no client|client |not using|envelope-|tls|version=|may be|unverified|authenticated|verified|cipher)/i

/** Reads one comment of a `from` clause into what is told of the client; what an earlier one told stays. */
function readRemark(comment: string, told: ClientNames): void {
  if (comment === '' || ASIDE.test(comment)) return
  const helo = /(?:^|[\s"'])(?:HELO|EHLO)[ =]+([^\s")]{1,255})/i.exec(comment)
  if (helo !== null) told.helo ??= helo[1]!
  const open = comment.indexOf('[')
  const close = open === -1 ? -1 : comment.indexOf(']', open)
  const bare = open === -1 ? comment.replace(/^.*[@ ]/, '').replace(/^(\d+(?:\.\d+){3}):\d+$/, '$1') : undefined
  const ip = canonicalIp(bare ?? comment.slice(open + 1, close === -1 ? undefined : close))
  if (ip !== undefined) told.ip ??= ip
  if (open <= 0) return
  // Before the bracket stands the name in DNS, and before that perhaps an ident answer: `IDENT:anna@host.x.example [`.
  const name = hostName(
    comment
      .slice(0, open)
      .trim()
      .replace(/^.*[@\s]/, ''),
  )
  if (name !== undefined && name !== ip && canonicalIp(name) === undefined) told.reverse ??= name
}
