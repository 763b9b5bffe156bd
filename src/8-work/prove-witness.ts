import { type Moment, organisation } from '#ground'
import type { AuthenticationResults, Message } from '#message'

/** What a host wrote into a mail that it checked, with the time at which it did: a witness statement, never proof. */
export interface DatedWitness extends AuthenticationResults {
  /** When that host took the mail in by its own Received field; undefined where it has none. */
  readonly at: Moment | undefined
}

/**
 * The statements of the hosts that a mail passed, topmost first. Those of an ARC chain are left out: they have seals, and
 * are told with them.
 */
export function witnessesOf({ authentication, headers, hops }: Message): readonly DatedWitness[] {
  const sealed = new Set(headers.filter(({ key }) => key.startsWith('arc-')).map(({ span }) => span.from))
  return authentication
    .filter(({ span }) => !sealed.has(span.from))
    .map(statement => ({ ...statement, at: takenInBy(statement.host, hops) }))
}

/** A host that gives itself a short name writes its Received field with a longer one of the same organisation. */
function takenInBy(host: string, hops: Message['hops']): Moment | undefined {
  if (host === '') return undefined
  const own = hops.find(({ by }) => by?.toLowerCase() === host)
  const near = hops.find(({ by }) => by !== undefined && organisation(by.toLowerCase()) === organisation(host))
  return (own ?? near)?.at
}
