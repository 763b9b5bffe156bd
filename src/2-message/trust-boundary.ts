import { ipScope, organisation } from '#ground'
import type { AuthenticationResults, Header, Hop } from './message.ts'
import type { WitnessStatement } from './authentication-results.ts'

/** Where a mail came into the hands of those who hold the mailbox, and so whose remarks in it can be believed. */
export interface TrustBoundary {
  /** The organisation of the receiving hosts; undefined where no host of a name took the mail in. */
  readonly home: string | undefined
  /** The hop by which the mail came in from outside. */
  readonly hop: Hop | undefined
  /** Who wrote a field that carries the given statement. */
  standing(header: Header, statement: WitnessStatement): AuthenticationResults['standing']
}

/**
 * Finds the trust boundary of RFC 8601 §1.2 in the fields themselves.
 *
 * Home is the organisation of the host that wrote the newest Received field under a public name. Its hops are followed
 * downwards, that is back in time, as long as home took the mail from home; the hop at which it came from elsewhere is
 * the boundary. What a client calls itself counts for nothing here, since it may call itself as it likes: a public
 * address must have a name of home in DNS, and the outer hosts of Google and Microsoft are known.
 *
 * - A field above the boundary's Received field was written at home, and is believed if it names a host of home:
 *   'boundary' if it stands directly above, 'inner' above a further hop.
 * - Directly below it, milters of Postfix and Sendmail and Google's hosts write theirs, but the sender's own first
 *   fields stand there too. RFC 8601 §5 has home remove fields that bear its name, and most do. Believed is a field
 *   that names a host of home, from which only fields of receivers part it, and that tells no method which home told
 *   already. A home that neither writes such fields nor removes them can be deceived here, so whoever relies on this
 *   must ask that the same host speaks in most mails of the mailbox.
 * - Microsoft's fields name no host; they are believed above the boundary only, and only where home is Microsoft's
 *   software.
 * - Everything else is foreign.
 */
export function readTrustBoundary(headers: readonly Header[], hops: readonly Hop[]): TrustBoundary {
  const first = hops.findIndex(({ by }) => by !== undefined && !isLocalName(by))
  if (first === -1) return { home: undefined, hop: undefined, standing: () => 'foreign' }
  const home = kin(hops[first]!.by!)
  const isHome = homeTest(home)
  let last = first
  while (
    last + 1 < hops.length &&
    !cameFromOutside(hops[last]!, isHome) &&
    (mayBeHome(hops[last + 1]!.by, isHome) || isSameMachine(hops[last]!, hops[last + 1]!, isHome))
  )
    last++
  const hop = hops[last]!
  const above = hops[last - 1]?.span.from ?? -1
  const told = new Set<string>()
  const standing: TrustBoundary['standing'] = (header, { host, results }) => {
    if (host === '' ? hop.protocol?.startsWith('Microsoft ') !== true : !isHome(host)) return 'foreign'
    const upper = header.span.from < hop.span.from
    const fresh = results.every(({ method }) => !told.has(`${header.key} ${host} ${method}`))
    if (!upper && (host === '' || !fresh || !standsBelow(header, hop, headers))) return 'foreign'
    for (const { method } of results) told.add(`${header.key} ${host} ${method}`)
    return upper && header.span.from < above ? 'inner' : 'boundary'
  }
  return { home, hop, standing }
}

/** Fields that receivers add, and senders as a rule do not. */
const RECEIVERS_FIELD =
  /^(?:authentication-results|received-spf|arc-.+|dkim-filter|dmarc-filter|x-(?:spam|virus|greylist|rspamd|amavis)\b.*|return-path|delivered-to|x-original-to)$/

/** True where only receivers' fields part a field from the hop's own above it. */
function standsBelow(header: Header, hop: Hop, headers: readonly Header[]): boolean {
  const between = headers.filter(({ span }) => span.from > hop.span.from && span.from < header.span.from)
  return between.every(({ key }) => RECEIVERS_FIELD.test(key))
}

/** Hosts that take mail in from other organisations only, though the sender may be a customer of the same one. */
const OUTER_HOST = /^mx\.google\.com$|\.mail\.protection\.outlook\.com$/

/** Hosts of Microsoft that speak only with each other and with customers who logged in. */
const INNER_HOST = /\.(?:prod\.outlook|outlook\.office365|exchangelabs)\.com$/

function cameFromOutside({ by, helo, reverse, ip }: Hop, isHome: HomeTest): boolean {
  if (by !== undefined && OUTER_HOST.test(by)) return true
  if (helo === undefined && reverse === undefined && ip === undefined) return false
  const isPublic = ip !== undefined && ipScope(ip) === 'public'
  if (isPublic && !(by !== undefined && INNER_HOST.test(by))) return reverse === undefined || !isHome(reverse)
  return !mayBeHome(reverse ?? helo, isHome)
}

/** True where home took it from a machine of home that calls itself by another domain in its own field: by its own label. */
function isSameMachine({ helo }: Hop, { by }: Hop, isHome: HomeTest): boolean {
  if (helo === undefined || by === undefined || !isHome(helo)) return false
  const label = (host: string) => host.slice(0, host.indexOf('.')).toLowerCase()
  return label(helo).length >= 6 && label(helo) === label(by)
}

type HomeTest = (host: string) => boolean

/** The same few hosts are asked about again and again, and the public suffix list is the dear part of the answer. */
function homeTest(home: string): HomeTest {
  const known = new Map<string, boolean>()
  return host => {
    const answer = known.get(host) ?? kin(host) === home
    known.set(host, answer)
    return answer
  }
}

/** True for a host of home and for names that only its own network knows, which say nothing against it. */
function mayBeHome(host: string | undefined, isHome: HomeTest): boolean {
  return host === undefined || isLocalName(host) || isHome(host)
}

/** Names without a meaning outside of one network: `localhost`, `lfdr`, `compute2.internal`, private addresses. */
function isLocalName(host: string): boolean {
  const scope = ipScope(host)
  if (scope !== undefined) return scope !== 'public'
  return !host.includes('.') || /\.(?:internal|local|localdomain|lan|home|corp|intern|arpa)$/i.test(host)
}

/** Domains of one provider whose hosts sign and receive for one another. */
const KIN: ReadonlyMap<string, string> = new Map(
  [
    ['microsoft', 'outlook.com office365.com microsoft.com exchangelabs.com hotmail.com live.com msn.com'],
    ['google', 'google.com gmail.com googlemail.com'],
    ['yahoo', 'yahoo.com yahoodns.net aol.com ymail.com'],
    ['apple', 'apple.com icloud.com me.com mac.com'],
    ['fastmail', 'messagingengine.com fastmail.com fastmail.fm'],
    ['proton', 'protonmail.ch protonmail.com proton.me proton.ch'],
    ['yandex', 'yandex.net yandex.ru yandex.com yandex-team.ru'],
    ['united internet', 'gmx.net gmx.de web.de kundenserver.de 1and1.com ionos.com'],
    ['zoho', 'zoho.com zohomail.com zoho.eu zohomail.eu'],
    ['tuta', 'tutanota.de tutanota.com tuta.com tutao.de'],
  ].flatMap(([name, domains]) => domains!.split(' ').map(domain => [domain, name!])),
)

function kin(host: string): string {
  const domain = organisation(host)
  return KIN.get(domain) ?? domain
}
