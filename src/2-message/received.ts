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

/** Fields are set one by one and not spread: a mail has six hops, and this is half of their cost. */
type Told = { -readonly [Field in keyof Hop]: Hop[Field] }

function readHop({ value, span }: Header): Hop {
  const clauses = readClauses(value)
  const hop: Told = { span }
  readClient(clauses, hop)
  const by = hostName(clauses.by?.[0])
  if (by !== undefined) hop.by = by
  const protocol = readProtocol(clauses.with)
  if (protocol !== undefined) hop.protocol = protocol
  const id = unbracketed(clauses.id?.[0])
  if (id !== undefined) hop.id = id
  const recipient = unbracketed(clauses.for?.[0])
  if (recipient !== undefined) hop.for = recipient
  const date = clauses.date === undefined ? undefined : readDate(clauses.date.trim())
  if (date !== undefined) hop.at = date.at
  if (date?.zone !== undefined) hop.zone = date.zone
  return hop
}

function unbracketed(word: string | undefined): string | undefined {
  const bare = word?.startsWith('<') === true ? word.slice(1, word.endsWith('>') ? -1 : undefined) : word
  return bare === '' ? undefined : bare
}

/** A host as servers write it, in lower case, or an address in its canonical form; undefined where it says nothing. */
function hostName(word: string | undefined): string | undefined {
  if (word === undefined) return undefined
  const written = word.toLowerCase()
  // Most names begin and end with a letter, and have no brackets or dots to take off.
  const name =
    isLetter(written.charCodeAt(0)) && isLetter(written.charCodeAt(written.length - 1))
      ? written
      : written.replace(/^[<"]+|[>",.]+$/g, '')
  if (name === '' || name === 'unknown' || name === 'unverified') return undefined
  return (mayBeIp(name) ? canonicalIp(name) : undefined) ?? name
}

function isLetter(code: number): boolean {
  return code >= 97 && code <= 122
}

/** The protocols of RFC 5321, RFC 3848 and RFC 6531, and Exchange's word for its own. */
const REGISTERED = /^(?:(?:UTF8)?(?:E?SMTP|LMTP)S?A?|ASMTP|MAPI|HTTPS?|LOCAL)$/

/**
 * A registered protocol stands alone and in capitals, without its TLS suite (`esmtpsa`, `ESMTP/TLS/…`, `ESMTP with
 * STARTTLS`). Other words stay as written: `Microsoft SMTP Server`.
 */
function readProtocol(words: readonly string[] | undefined): string | undefined {
  const first = words?.[0]
  if (words === undefined || first === undefined) return undefined
  const slash = first.indexOf('/')
  const protocol = (slash === -1 ? first : first.slice(0, slash)).toUpperCase()
  if (words.length === 1 || REGISTERED.test(protocol))
    return protocol === '' ? undefined : protocol.slice(0, PROTOCOL_LENGTH)
  return words.join(' ').slice(0, PROTOCOL_LENGTH).trimEnd()
}

/**
 * The client's names in a `from` clause. The first word is what it called itself, and the comment has its name in DNS
 * and its address: `helo (reverse [ip])`. Where a comment itself carries a HELO (Exim, qmail, ZMailer), the first word
 * is the name in DNS instead: `reverse ([ip] helo=name)`, `reverse (HELO name) (ip)`.
 */
function readClient({ from, remarks }: ReceivedClauses, told: Told): void {
  const first = from?.[0]
  const second = from?.[1]
  // `from mail pickup service by …` and `from anna@x.example by …` name a program and an author, no client.
  if (first === undefined || first.includes('@') || (second !== undefined && !second.startsWith('['))) return
  for (const remark of remarks) readRemark(remark, told)
  const literal = mayBeIp(first) ? canonicalIp(first.replace(/\]:\d+$/, ']')) : undefined
  if (told.helo === undefined) told.helo = first
  else if (literal === undefined) {
    const reverse = hostName(first)
    if (reverse !== undefined) told.reverse = reverse
  }
  const ip = told.ip ?? literal ?? (second === undefined ? undefined : canonicalIp(second))
  if (ip !== undefined) told.ip = ip
}

/** Remarks on encryption and certificates, which many servers put between the client's names and their own. */
const ASIDE =
  /^(?:using |no client|client |not using|envelope-|tls|version=|may be|unverified|authenticated|verified|cipher)/i

/** Reads one comment of a `from` clause into what is told of the client; what an earlier one told stays. */
function readRemark(comment: string, told: Told): void {
  if (comment === '' || ASIDE.test(comment)) return
  const helo =
    comment.includes('ELO') || comment.includes('HLO') || comment.includes('elo=') ? HELO.exec(comment) : null
  if (helo !== null) told.helo ??= helo[1]!
  // The name may be a literal in brackets itself: `(port=52666 helo=[127.0.0.1])`.
  const names = helo === null ? comment : comment.slice(0, helo.index)
  const open = names.indexOf('[')
  const close = open === -1 ? -1 : names.indexOf(']', open)
  const ip = canonicalIp(open === -1 ? addressWord(names) : names.slice(open + 1, close === -1 ? undefined : close))
  if (ip !== undefined) told.ip ??= ip
  if (open <= 0) return
  // Before the bracket stands the name in DNS, and before that perhaps an ident answer: `IDENT:anna@host.x.example [`.
  const name = hostName(lastWord(names.slice(0, open).trimEnd()))
  if (name !== undefined && name !== ip && !(mayBeIp(name) && canonicalIp(name) !== undefined)) told.reverse ??= name
}

const HELO = /(?:^|[\s"'])[HE](?:ELO|HLO)[ =]+([^\s")]{1,255})/i

/** What stands behind the last space or @. */
function lastWord(text: string): string {
  return text.slice(Math.max(text.lastIndexOf(' '), text.lastIndexOf('@'), text.lastIndexOf('\t')) + 1)
}

/** The word that may be an address: behind an @ where there is one (`anna@192.0.2.7 with login`), else the last. */
function addressWord(text: string): string {
  const at = text.lastIndexOf('@')
  return withoutPort(at === -1 ? lastWord(text) : text.slice(at + 1).split(/\s/, 1)[0]!)
}

function withoutPort(word: string): string {
  const colon = word.indexOf(':')
  return colon > 6 && colon === word.lastIndexOf(':') ? word.slice(0, colon) : word
}

/** Cheap test before the exact one: host names hardly ever begin with a digit or a bracket. */
function mayBeIp(word: string): boolean {
  const first = word.charCodeAt(0)
  return (first >= 48 && first <= 57) || first === 91 || word.includes(':')
}
