import { random } from '#ground'
import { alerts, type Seen } from '../measure-alerts.ts'
import { groupBy } from '../group-by.ts'
import { auc } from '../metrics/auc.ts'
import { clopperPearson, type Share } from '../metrics/clopper-pearson.ts'
import { afterSilence } from './hard.ts'

/** What the controls of TAT-1 §7.4 say about one detector at its first, frozen threshold. */
export interface ControlResults {
  /** Alerts on shams, and on the very mails that they were made from. */
  readonly shams: Share
  readonly originals: Share
  /** How well the detector's score tells a sham from its original: .5 is not at all. */
  readonly shamAuc: number
  /** Recall when labels are given to honest mails by chance: should be the budget. */
  readonly permuted: Share
  /** Planted mails whose link was made a usual one, and how many of them then scored higher: should be none. */
  readonly raised: Share
  /** Alerts on each kind of honest mail that looks like a takeover. */
  readonly hard: Readonly<Record<string, Share>>
}

/** What the controls are measured on. */
export interface Controlled {
  readonly seen: readonly Seen[]
  /** Honest test mail of senders with history. */
  readonly tested: readonly Seen[]
  readonly threshold: number
  readonly seed: string
}

/** Measures the controls. */
export function measureControls({ seen, tested, threshold, seed }: Controlled): ControlResults {
  const byId = new Map(seen.map(other => [other.passage.id, other]))
  const share = (some: readonly Seen[]) =>
    clopperPearson(some.filter(other => alerts(other, threshold)).length, some.length)
  const shams = seen.filter(({ passage }) => passage.kind === 'sham')
  const originals = shams.flatMap(({ passage }) => byId.get(passage.from ?? '') ?? [])
  const score = ({ look }: Seen) => look.score ?? -Infinity
  const hard = groupBy(
    seen.filter(({ passage }) => passage.kind === 'hard' && passage.edit !== 'usual link'),
    ({ passage }) => passage.edit ?? '',
  )
  return {
    shams: share(shams),
    originals: share(originals),
    shamAuc: auc(shams.map(score), originals.map(score)),
    permuted: share(random(`${seed}/permuted`).shuffle(tested).slice(0, 1000)),
    raised: raisedOf(seen, byId),
    hard: Object.fromEntries([
      ...[...hard].map(([edit, some]) => [edit, share(some)] as const),
      ['after silence', share(silent(seen, tested))],
    ]),
  }
}

function raisedOf(seen: readonly Seen[], byId: ReadonlyMap<string, Seen>): Share {
  const pairs = seen
    .filter(({ passage }) => passage.edit === 'usual link')
    .flatMap(after => {
      const before = byId.get(after.passage.from ?? '')
      return before === undefined ? [] : [{ before, after }]
    })
  const raised = pairs.filter(
    ({ before, after }) => (after.look.score ?? -Infinity) > (before.look.score ?? -Infinity) + 1e-9,
  )
  return clopperPearson(raised.length, pairs.length)
}

function silent(seen: readonly Seen[], tested: readonly Seen[]): Seen[] {
  const judged = new Set(tested)
  const last = new Map<string, Seen['passage']['at']>()
  return seen.filter(other => {
    const { passage } = other
    if (passage.kind !== 'honest') return false
    const before = last.get(passage.sender)
    last.set(passage.sender, passage.at)
    return judged.has(other) && afterSilence(passage.at, before)
  })
}
