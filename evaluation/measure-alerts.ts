import { DAY, HOUR } from '#ground'
import type { Look, Passage } from './looks.ts'
import { clopperPearson, upperBound, type Share } from './metrics/clopper-pearson.ts'
import { countIncidents, thresholdFor, type Scored } from './metrics/incidents.ts'
import type { Protocol } from './protocol.ts'

/** A passage with what one detector said of it. */
export interface Seen {
  readonly passage: Passage
  readonly look: Look
}

/** False alerts of one test year, or of all of them. */
export interface FalseAlerts {
  readonly year: number | 'all'
  /** Incidents against honest mails of senders with enough history. */
  readonly judged: Share
  /** One-sided 95 % bound of the same. */
  readonly upper: number
  /** Single alerts, and those about senders without enough history, of all honest mails. */
  readonly alerts: number
  readonly allMails: number
  readonly allAlerts: number
  /** Incidents for one mailbox in one week, on average. */
  readonly perMailboxWeek: number
}

/** Honest mail of senders with enough history, in one phase. */
export function judgedHonest(seen: readonly Seen[], phase: 'calibrate' | 'test', protocol: Protocol): Seen[] {
  return seen.filter(
    ({ passage }) => passage.kind === 'honest' && passage.phase === phase && passage.past >= protocol.history,
  )
}

/** The threshold that keeps a budget on the calibration year (frozen) or on the test years themselves (oracle). */
export function thresholdOn(
  judged: readonly Seen[],
  budget: { readonly alerts: number; readonly of: number },
  protocol: Protocol,
): number {
  const scored = judged.flatMap(({ passage, look }): Scored[] =>
    look.score === null ? [] : [{ sender: passage.sender, at: passage.at, score: look.score }],
  )
  return thresholdFor(scored, (judged.length * budget.alerts) / budget.of, protocol.incidentHours * HOUR)
}

/** True where a look alerts: a detector that abstains never does. */
export function alerts({ look }: Seen, threshold: number): boolean {
  return look.score !== null && look.score >= threshold
}

/** Counts false alerts on the test years at a threshold, each year apart and all together. */
export function falseAlerts(seen: readonly Seen[], threshold: number, protocol: Protocol): FalseAlerts[] {
  const honest = seen.filter(({ passage }) => passage.kind === 'honest' && passage.phase === 'test')
  const yearOf = ({ passage }: Seen) => new Date(passage.at).getUTCFullYear()
  const years = [...new Set(honest.map(yearOf))].sort((one, other) => one - other)
  return [
    ...years.map(year =>
      count(
        honest.filter(other => yearOf(other) === year),
        year,
      ),
    ),
    count(honest, 'all'),
  ]

  function count(some: readonly Seen[], year: number | 'all'): FalseAlerts {
    const judged = some.filter(({ passage }) => passage.past >= protocol.history)
    const raised = judged.filter(other => alerts(other, threshold))
    const incidents = countIncidents(
      raised.map(({ passage }) => passage),
      protocol.incidentHours * HOUR,
    )
    // The passages are in order of time.
    const length = (some.at(-1)?.passage.at ?? 0) - (some[0]?.passage.at ?? 0)
    const weeks = Math.max(1, length / (7 * DAY)) * new Set(some.map(({ passage }) => passage.archive)).size
    return {
      year,
      judged: clopperPearson(incidents, judged.length),
      upper: upperBound(incidents, judged.length),
      alerts: raised.length,
      allMails: some.length,
      allAlerts: some.filter(other => alerts(other, threshold)).length,
      perMailboxWeek: incidents / weeks,
    }
  }
}
