import { decided } from '#ground'
import type { Gist } from '#message'
import { accountOf, type Account, type Memory, type Showing } from '#profile'
import { personAddress, type Team } from '#team'

/** All that an evidence function may look at: one mail, and what was known before it came. */
export interface GivenMessage {
  readonly gist: Gist
  /** The same mail as habits see it. */
  readonly showing: Showing
  /** What was learnt from the mails before this one. */
  readonly memory: Memory
  /** What was learnt of the account that it speaks for; undefined where it never wrote before. */
  readonly account: Account | undefined
  /**
   * What was learnt of its author over all addresses that the roster gives them: what a person does, whatever they write
   * with. The account itself where it knows no other address.
   */
  readonly person: Account | undefined
  readonly team: Team
}

/** Puts a mail together with what is known of its account and its author. */
export function givenMessage(showing: Showing, memory: Memory, team: Team): GivenMessage {
  const { gist } = showing
  const address = accountOf(gist)
  const account = memory.accounts.get(address ?? '')
  const first = personAddress(team, address)
  return { gist, showing, memory, account, person: first === undefined ? account : memory.people.get(first), team }
}

/** How the account is called in a sentence: its usual display name, else its address. */
export function nameOf({ gist, account, person }: GivenMessage): string {
  const names = [...((account ?? person)?.names ?? [])].sort(([a, one], [b, other]) => decided(other - one, a, b))
  const name = names[0]?.[0] ?? gist.from[0]?.name ?? ''
  return name === '' ? (gist.from[0]?.address ?? 'the sender') : name
}

/** `1 mail`, `41 mails`. */
export function mails(count: number): string {
  return count === 1 ? '1 mail' : `${count} mails`
}

/** A share as a person reads it: `all`, `94 %`, `under 1 %`. */
export function percent(share: number): string {
  if (share > 0.995) return '100 %'
  return share < 0.01 ? 'under 1 %' : `${Math.round(share * 100)} %`
}
