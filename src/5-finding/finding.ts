import { digest, type Digest, type Moment } from '#ground'
import type { Claim, Evidence } from '#evidence'

import type { Examined } from './examine-in-order.ts'
import type { Examination } from './examine.ts'
import type { Counter, Weighed } from './weigh.ts'

/** Where a mail of a finding lies: one of the mailboxes that hold it. */
export interface Holding {
  readonly mailbox: string
  readonly folder: string
  readonly sha256: Digest
}

/** Something we claim, with the whole of why. */
export interface Finding {
  /** Digest of claim, subject and evidence: the same material examined again gives the same id. */
  readonly id: Digest
  /** Place among all findings, from 1. */
  readonly rank: number
  readonly claim: Claim
  readonly account: string
  readonly name: string
  readonly messageId: string | undefined
  readonly subject: string
  readonly at: Moment
  /** Every mailbox in which the mail was found, the one whose copy was examined first. */
  readonly held: readonly [Holding, ...Holding[]]
  readonly to: readonly string[]
  /** Bits; more is stranger. */
  readonly score: number
  readonly tier: 0 | 1 | 2
  /** Mails of the account that were known before. */
  readonly history: number
  readonly kins: readonly Weighed[]
  readonly evidence: readonly Evidence[]
  /** What was seen as well, and added nothing: the card has met too little of it. A person should still know. */
  readonly also: readonly Evidence[]
  /** What speaks for innocence. */
  readonly against: readonly Counter[]
  readonly blind: readonly string[]
}

/** Bits under which a piece only makes a finding longer. */
const WORTH_SAYING = 0.05

/** Bits that a piece said by itself, from which it is told although it added nothing. */
const WORTH_KNOWING = 1.5

/** Makes the finding of one examined mail; its copies are added to where it is held. */
export function findingOf(
  { gist, account, claim, score = 0, history, kins, evidence, against, blind }: Examination,
  copies: readonly Examined[],
  rank: number,
  tier: 0 | 1 | 2,
): Finding {
  const seen = evidence.filter(({ bits }) => bits >= WORTH_SAYING)
  return {
    id: digest(JSON.stringify([claim, gist.id, seen.map(({ name, says }) => [name, says])])),
    rank,
    claim,
    account,
    name: gist.from[0]?.name ?? '',
    messageId: gist.messageId,
    subject: gist.subject,
    at: gist.at,
    held: [holding(gist), ...copies.map(copy => holding(copy.gist))],
    to: gist.to,
    score,
    tier,
    history,
    kins,
    evidence: seen,
    also: evidence.filter(({ bits, said }) => bits < WORTH_SAYING && said >= WORTH_KNOWING),
    against,
    blind,
  }
}

function holding({ mailbox, folder, id }: Examination['gist']): Holding {
  return { mailbox, folder, sha256: id }
}
