import { HOUR, random } from '#ground'
import { groupBy } from './group-by.ts'
import { alerts, type Seen } from './measure-alerts.ts'
import { clusterBootstrap, quantile, type Cluster, type Estimate } from './metrics/bootstrap.ts'
import type { Protocol, Strength } from './protocol.ts'

/** What was found of one strength at one threshold. */
export interface Recall {
  readonly strength: Strength
  readonly mails: number
  readonly episodes: number
  readonly senders: number
  readonly mail: Estimate
  /** Any mail of an episode. */
  readonly episode: Estimate
  /** Mean of the senders' own shares. */
  readonly macro: number
  /** Mean of the worst tenth of senders. */
  readonly worstDecile: number
  /** Episodes caught at their first mail. */
  readonly firstMail: number
  /** Per mail, for senders of whom nothing was planted in training; undefined where there are none. */
  readonly unseenSenders: number | undefined
  /** Of the episodes that were found: mails sent and hours gone when the first alert came, median and 90th of a hundred. */
  readonly delay: { readonly mails: readonly [number, number]; readonly hours: readonly [number, number] } | undefined
  /** Per mail, for each grade of forger. */
  readonly grades: Readonly<Record<string, number>>
}

/** Planted mail of the test years, by strength. */
export function plantedOf(seen: readonly Seen[], strength: Strength): Seen[] {
  return seen.filter(
    ({ passage }) => passage.kind === 'planted' && passage.phase === 'test' && passage.strength === strength,
  )
}

/** Hits and trials for each sender, in the order of their names. */
export function clustersOf(planted: readonly Seen[], threshold: number): Cluster[] {
  const senders = groupBy(planted, ({ passage }) => `${passage.archive} ${passage.sender}`)
  return [...senders]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([, mails]) => ({ hits: mails.filter(other => alerts(other, threshold)).length, of: mails.length }))
}

/** Measures recall of one strength. */
export function recallOf(
  seen: readonly Seen[],
  { strength, threshold }: { readonly strength: Strength; readonly threshold: number },
  protocol: Protocol,
): Recall {
  const planted = plantedOf(seen, strength)
  const chance = random(`${protocol.seed}/bootstrap/${strength}`)
  const clusters = clustersOf(planted, threshold)
  const episodes = [...groupBy(planted, ({ passage }) => passage.episode ?? '').values()].map(mails =>
    mails.toSorted((one, other) => one.passage.at - other.passage.at),
  )
  const caught = (mails: readonly Seen[]) => mails.some(other => alerts(other, threshold))
  const bySender = [...groupBy(episodes, mails => mails[0]!.passage.sender).values()].map(some => ({
    hits: some.filter(caught).length,
    of: some.length,
  }))
  const shares = clusters.map(({ hits, of }) => hits / of).sort((one, other) => one - other)
  const trained = new Set(
    seen
      .filter(({ passage }) => passage.kind === 'planted' && passage.phase === 'train')
      .map(({ passage }) => passage.sender),
  )
  const unseen = planted.filter(({ passage }) => !trained.has(passage.sender))
  const share = (some: readonly Seen[]) =>
    some.length === 0 ? 0 : some.filter(other => alerts(other, threshold)).length / some.length
  const grades =
    strength === 'S0'
      ? [...groupBy(planted, ({ passage }) => passage.grade ?? '')].map(
          ([grade, some]) => [grade, share(some)] as const,
        )
      : []
  return {
    strength,
    mails: planted.length,
    episodes: episodes.length,
    senders: clusters.length,
    mail: clusterBootstrap(clusters, protocol.bootstrap, chance),
    episode: clusterBootstrap(bySender, protocol.bootstrap, chance),
    macro: mean(shares),
    worstDecile: mean(shares.slice(0, Math.max(1, Math.floor(shares.length / 10)))),
    firstMail:
      episodes.length === 0 ? 0 : episodes.filter(mails => alerts(mails[0]!, threshold)).length / episodes.length,
    unseenSenders: unseen.length === 0 ? undefined : share(unseen),
    delay: delayOf(episodes.filter(caught), threshold),
    grades: Object.fromEntries(grades),
  }
}

function delayOf(episodes: readonly (readonly Seen[])[], threshold: number): Recall['delay'] {
  if (episodes.length === 0) return undefined
  const first = episodes.map(mails => mails.findIndex(other => alerts(other, threshold)))
  const hours = episodes.map((mails, index) => (mails[first[index]!]!.passage.at - mails[0]!.passage.at) / HOUR)
  const sorted = (values: number[]) => values.sort((one, other) => one - other)
  const both = (values: number[]): [number, number] => [quantile(sorted(values), 0.5), quantile(values, 0.9)]
  return { mails: both(first.map(index => index + 1)), hours: both(hours) }
}

function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length
}
