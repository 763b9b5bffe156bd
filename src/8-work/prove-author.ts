import type { Digest } from '#ground'
import type { Finding } from '#finding'
import type { Store } from '#store'

import type { Bench } from './bench.ts'
import { examineStore, type Examining } from './examine-store.ts'

/** What habits say of a mail's author: a finding against them, nothing against them, or nobody was asked. */
export type Authorship = Finding | 'nothing-against' | 'not-asked'

/** Says what a case knows of a mail's author. */
export type AuthorshipOf = (mail: { readonly sha256: Digest; readonly messageId: string | undefined }) => Authorship

/**
 * Makes ready the other question beside a proof: whether a mail is by whom it is from. A signature that holds says that
 * the domain sent it, and an attacker in the account has theirs made too; only habits can tell the two apart. Of a mail
 * that the case does not hold, nothing is said.
 */
export function authorships(store: Store, examining: Examining, bench: Bench): AuthorshipOf {
  const held = new Set<string>()
  const { findings } = examineStore(
    store,
    {
      ...examining,
      each: ({ examined: { gist }, score }) => {
        if (score === null) return
        held.add(gist.id)
        if (gist.messageId !== undefined) held.add(gist.messageId)
      },
    },
    bench,
  )
  const against = new Map<string, Finding>()
  for (const finding of findings) {
    if (finding.tier === 0) continue
    for (const { sha256 } of finding.held) against.set(sha256, finding)
    if (finding.messageId !== undefined) against.set(finding.messageId, finding)
  }
  return ({ sha256, messageId = '' }) =>
    against.get(sha256) ??
    against.get(messageId) ??
    (held.has(sha256) || held.has(messageId) ? 'nothing-against' : 'not-asked')
}
