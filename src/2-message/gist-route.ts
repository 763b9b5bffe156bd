import { ipScope, organisation } from '#ground'
import type { GistRoute } from './gist.ts'
import type { Hop, Message } from './message.ts'
import { isClientHop, readSubmission } from './submission.ts'

/** Looks up to which country a registry gave an address, two letters of ISO 3166-1; undefined where it does not know. */
export type CountryOf = (ip: string) => string | undefined

/** Organisations of the way that are kept: what is behind them is the receiver's side. */
const KEPT_ORGANISATIONS = 3

/**
 * The sender's side of the way. Receiving hosts and lists are the same for everybody and tell nothing of the author, so
 * the way is read from the oldest field on and only its beginning is kept.
 */
export function gistRoute({ headers, hops }: Message, countryOf: CountryOf): GistRoute {
  const submission = readSubmission(headers, hops)
  const country = submission.ip === undefined ? undefined : countryOf(submission.ip)
  const outward = hops.toReversed()
  const handover = outward.find(crossesBorder)
  const firstServer = outward.find(hop => hop.by !== undefined)?.by
  const oldest = outward[0]
  return {
    ...(submission.ip === undefined ? {} : { submissionIp: submission.ip }),
    ...(country === undefined ? {} : { submissionCountry: country }),
    ...(submission.host === undefined ? {} : { submissionHost: submission.host }),
    ...(submission.protocol === undefined ? {} : { submission: submission.protocol }),
    organisations: wayOf(outward).join('>'),
    ...(firstServer === undefined ? {} : { firstServer: firstServer.toLowerCase() }),
    ...(handover?.ip === undefined ? {} : { handoverIp: handover.ip }),
    ...(oldest === undefined ? {} : { span: oldest.span }),
  }
}

/** The first organisations that took the mail, one after the other; those behind them are not even looked up. */
function wayOf(outward: readonly Hop[]): string[] {
  const way: string[] = []
  for (const { by } of outward) {
    if (way.length === KEPT_ORGANISATIONS) break
    const name = by === undefined ? undefined : organisation(by)
    if (name !== undefined && name !== way.at(-1)) way.push(name)
  }
  return way
}

/**
 * True where one organisation took the mail from another one's public address. Where the author's own device handed it
 * in, no organisation did.
 */
function crossesBorder(hop: Hop): boolean {
  const { by, helo, reverse, ip } = hop
  if (by === undefined || ip === undefined || isInside(ip) || isClientHop(hop)) return false
  const other = reverse ?? helo
  return other === undefined || organisation(other) !== organisation(by)
}

/** Addresses that no other organisation can have. */
function isInside(ip: string): boolean {
  return ['private', 'loopback', 'link-local'].includes(ipScope(ip) ?? '')
}
