import { rfc3339, type Where } from '#ground'
import type { Evidence } from '#evidence'
import type { Abstained, AliasProposal, Finding, HabitCourse, Ranked, Score, TurnedAccount } from '#finding'
import type { LedgerEntry } from '#source'

/** One object a line, as the contract fixes it. Fields may be added; those of the contract keep name and meaning. */
export type JsonLine = { readonly type: string } & Readonly<Record<string, unknown>>

/** The account of one container. */
export function ledgerLine({
  source,
  mailbox,
  kind,
  expected,
  read,
  duplicate,
  skipped,
  failed,
  troubles,
  where,
}: LedgerEntry): JsonLine {
  return {
    type: 'ledger',
    source,
    mailbox,
    kind,
    expected,
    read,
    duplicate,
    skipped,
    failed,
    troubles: troubles.map(({ code, where: place, says }) => ({ code, path: place.path, says, ...spanFields(place) })),
    sha256: where.source,
  }
}

/** One ranked finding, with how its account wrote over time where that was drawn. */
export function findingLine(finding: Finding, course?: HabitCourse): JsonLine {
  const {
    id,
    rank,
    claim,
    account,
    name,
    messageId,
    subject,
    at,
    held,
    to,
    score,
    tier,
    history,
    kins,
    evidence,
    also,
    against,
    blind,
  } = finding
  const [first] = held
  return {
    type: 'finding',
    rank,
    claim,
    account,
    subject: {
      kind: 'message',
      ...idField(messageId),
      sha256: first.sha256,
      mailbox: first.mailbox,
    },
    at: rfc3339(at),
    score,
    tier,
    history,
    evidence: evidence.map(evidenceFields),
    also: also.map(evidenceFields),
    against: against.map(counterFields),
    blind,
    id,
    name,
    title: subject,
    to,
    held,
    kins,
    ...(course === undefined ? {} : { habits: courseFields(course, [first.sha256]) }),
  }
}

/** How an account wrote over time, with what some of its mails show. */
function courseFields(course: HabitCourse, mails: readonly string[]): Record<string, unknown> {
  const { mails: all, from, months, counts, silences, lanes, marks } = course
  return {
    mails: all,
    from: rfc3339(from),
    months,
    counts,
    silences: silences.map(silence => ({ from: rfc3339(silence.from), to: rfc3339(silence.to) })),
    lanes,
    marks: marks
      .filter(({ sha256 }) => mails.includes(sha256))
      .map(mark => ({
        ...mark,
        at: rfc3339(mark.at),
        shows: mark.shows.map(({ first, ...shown }) => ({
          ...shown,
          ...(first === undefined ? {} : { first: rfc3339(first.at) }),
        })),
      })),
  }
}

/** Two addresses that may be of one person. */
export function aliasLine({ person, ...proposal }: AliasProposal): JsonLine {
  return { type: 'alias', ...proposal, ...(person === undefined ? {} : { roster: person.name }) }
}

function evidenceFields({ name, kin, says, bits, where, values, usual, now }: Evidence): Record<string, unknown> {
  return {
    name,
    says,
    bits: Math.round(bits * 100) / 100,
    where: where.map(whereFields),
    kin,
    values,
    ...(usual === undefined ? {} : { usual }),
    ...(now === undefined ? {} : { now }),
  }
}

function counterFields({
  name,
  says,
  bits,
  where,
  values,
  excuses,
}: Finding['against'][number]): Record<string, unknown> {
  return { name, says, bits: Math.round(bits * 100) / 100, where: where.map(whereFields), excuses, values }
}

function whereFields(where: Where): Record<string, unknown> {
  return { source: where.source, path: where.path, ...spanFields(where) }
}

function spanFields({ span }: Where): Record<string, unknown> {
  return span === undefined ? {} : { from: span.from, to: span.to }
}

/** An account about which nothing could be said. */
export function abstainedLine({ account, messages, why }: Abstained): JsonLine {
  return { type: 'abstained', account, messages, why }
}

/** One mail's score, for `--scores`. */
export function scoreLine(
  { examined: { gist, examination }, score }: Score,
  tier: 0 | 1 | 2,
): Readonly<Record<string, unknown>> {
  return {
    ...(gist.messageId === undefined ? { messageId: null } : { messageId: `<${gist.messageId}>` }),
    sha256: gist.id,
    mailbox: gist.mailbox,
    from: examination.account,
    at: rfc3339(gist.at),
    score,
    tier,
    history: examination.history,
  }
}

/** The end of an answer. */
export function summaryLine({ messages, findings }: Ranked, seconds: number, peakMemoryMiB: number): JsonLine {
  return {
    type: 'summary',
    messages,
    events: 0,
    alerts: findings.filter(({ tier }) => tier > 0).length,
    seconds,
    peakMemoryMiB,
  }
}

/** One account of `turned`, with what surrounds its turning. */
export function accountLine(turned: TurnedAccount, course?: HabitCourse): JsonLine {
  const { account, name, rank, score, tier, window, first, mails, evidence, against, blind, lateral } = turned
  const digests = mails.map(({ held }) => held[0].sha256)
  return {
    type: 'account',
    account,
    rank,
    score,
    tier,
    window: { from: rfc3339(window.from), to: rfc3339(window.to) },
    first: findingLine(first),
    mails: mails.map(({ messageId, at, score: bits, subject, held }) => ({
      ...idField(messageId),
      at: rfc3339(at),
      score: bits,
      title: subject,
      sha256: held[0].sha256,
      mailboxes: [...new Set(held.map(({ mailbox }) => mailbox))],
    })),
    evidence: evidence.map(evidenceFields),
    against: against.map(counterFields),
    blind,
    lateral: lateral.map(({ address, how, at, messageId }) => ({
      address,
      how,
      at: rfc3339(at),
      ...idField(messageId),
    })),
    name,
    ...(course === undefined ? {} : { habits: courseFields(course, digests) }),
  }
}

/** The Message-ID as it stands in the mail, in its brackets. */
function idField(messageId: string | undefined): { messageId?: string } {
  return messageId === undefined ? {} : { messageId: `<${messageId}>` }
}
