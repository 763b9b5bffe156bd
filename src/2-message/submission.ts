import { canonicalIp, ipScope, type Span } from '#ground'
import type { Header, Hop } from './message.ts'

/**
 * How the author's client handed the mail in, as far as headers tell. The first server on the way wrote it down: it is
 * as true as that server is honest, and every relay behind it could have changed it.
 */
export interface Submission {
  /** The client's address, in canonical text form. A private one tells of a habit too, though not of a place. */
  readonly ip?: string
  /** The name that the client's machine gave itself, or the machine where the mail was handed over locally. */
  readonly host?: string
  /** The word of the `with` clause (`ESMTPSA`, `HTTP`, `MAPI`), or 'local' for a program on the server itself. */
  readonly protocol?: string
  /** The account that logged in, where the server names it: `anna`, `anna@x.example`. */
  readonly account?: string
  /** The field that tells the address, else the one that tells the protocol. */
  readonly span?: Span
}

/** Fields in which webmail and hosting panels note the address of the browser. */
const ADDRESS_FIELDS: ReadonlySet<string> = new Set([
  'x-originating-ip',
  'x-client-ip',
  'x-source-ip',
  'x-remote-ip',
  'x-authenticated-ip',
  'x-yahoo-post-ip',
  'x-user-ip',
  'x-sender-address-ip',
  'x-eip',
])

/** Fields in which servers note who logged in (cPanel's Exim, Sendmail milters). */
const ACCOUNT_FIELDS: ReadonlySet<string> = new Set([
  'x-authenticated-sender',
  'x-authenticated-user',
  'x-get-message-sender-via',
  'x-auth-id',
  'x-authuser',
  'x-auth-user',
])

/** Protocols by which only clients speak, not relays: a login (RFC 3848), webmail, Exchange's own. */
const CLIENT_PROTOCOL = /^(?:(?:UTF8)?[EL]?S?MTPS?A|ASMTP|HTTPS?|MAPI|HTTPU?|NNFMP|LOCAL|NEWS|JMAP)$/

/**
 * Finds how the author's client handed the mail in. The oldest hop by which clients speak tells it; where none says so
 * the oldest hop is taken. An address that a field of its own tells goes before the hop's, which is then the webmail's.
 */
export function readSubmission(headers: readonly Header[], hops: readonly Hop[]): Submission {
  const hop = hops.findLast(isClientHop) ?? hops.at(-1)
  const field = hop === undefined ? undefined : headers.find(({ span }) => span.from === hop.span.from)
  const told = headers.find(({ key, value }) => ADDRESS_FIELDS.has(key) && firstIp(value) !== undefined)
  const ip = told === undefined ? clientIp(hop) : firstIp(told.value)
  const local = hop !== undefined && isLocal(hop, field?.value ?? '')
  const host = local ? hop.by : hop?.helo
  const protocol = local ? 'local' : hop?.protocol
  const account = readAccount(headers, field?.value ?? '')
  const span = told?.span ?? hop?.span
  return {
    ...(ip === undefined ? {} : { ip }),
    ...(host === undefined ? {} : { host }),
    ...(protocol === undefined ? {} : { protocol }),
    ...(account === undefined ? {} : { account }),
    ...(span === undefined ? {} : { span }),
  }
}

/** True for a hop by which clients speak, and relays do not. */
export function isClientHop({ protocol, by }: Hop): boolean {
  // Microsoft's servers hand mail to the mailbox over HTTPS too, at the other end of the way.
  if (protocol === 'HTTPS' && by?.endsWith('.outlook.com') === true) return false
  return protocol !== undefined && CLIENT_PROTOCOL.test(protocol)
}

function firstIp(value: string): string | undefined {
  return canonicalIp(value.trim().split(/[\s,;]/, 1)[0]!)
}

/** The hop's address, unless it is the server's own: Exchange writes link-local ones, filters and webmail loopback. */
function clientIp(hop: Hop | undefined): string | undefined {
  if (hop?.ip === undefined) return undefined
  const scope = ipScope(hop.ip)
  return scope === 'loopback' || scope === 'link-local' ? undefined : hop.ip
}

/** `(Postfix, from userid 1000)`, `(from anna@localhost)`, `(qmail 123 invoked by uid 89)`, `with local`. */
function isLocal(hop: Hop, value: string): boolean {
  if (hop.protocol === 'LOCAL') return true
  if (hop.helo !== undefined || hop.ip !== undefined) return false
  return /\bfrom userid \d|^\(from \S|\binvoked (?:by (?:uid|alias)|from local)/.test(value.slice(0, 300))
}

/** How servers name the account in a Received field: Postfix, CommuniGate, SquirrelMail, qmail with a login. */
const ACCOUNT =
  /\((?:Authenticated sender:|account|SquirrelMail authenticated user) ?([^\s)]{1,254})|\(([^\s()@]{1,64}@[^\s()@]{1,190})@[\d.]{7,15} with (?:login|plain)/

function readAccount(headers: readonly Header[], value: string): string | undefined {
  const found = value.includes('(') ? ACCOUNT.exec(value.slice(0, 2000)) : null
  if (found !== null) return found[1] ?? found[2]
  const field = headers.find(({ key }) => ACCOUNT_FIELDS.has(key))
  // cPanel puts its host before: `host.x.example: authenticated_id: anna@x.example`.
  const account = field?.value
    .trim()
    .split(/[\s/]+/)
    .at(-1)
  return account === '' ? undefined : account
}
