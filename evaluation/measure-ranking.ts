import { DAY } from '#ground'
import type { Seen } from './measure-alerts.ts'
import { groupBy } from './group-by.ts'
import { plantedOf } from './measure-recall.ts'
import { rankAmong, ranking, type Ranking } from './metrics/ranking.ts'
import type { Strength } from './protocol.ts'

const WEEK = 7 * DAY

/** The best score of each account in each week, from honest mail alone. */
type Weeks = ReadonlyMap<number, ReadonlyMap<string, number>>

/** Looks up what honest mail alone would rank. */
export function honestWeeks(seen: readonly Seen[]): Weeks {
  const weeks = new Map<number, Map<string, number>>()
  for (const { passage, look } of seen) {
    if (passage.kind !== 'honest' || passage.phase !== 'test') continue
    const week = Math.floor(passage.at / WEEK)
    const accounts = weeks.get(week) ?? new Map<string, number>()
    weeks.set(week, accounts)
    accounts.set(passage.sender, Math.max(accounts.get(passage.sender) ?? -Infinity, look.score ?? -Infinity))
  }
  return weeks
}

/**
 * Ranks the true account among all that were active in the week of an episode's first mail. Each episode is judged in a
 * world of its own, in which nobody else is taken over.
 */
export function rankingOf(seen: readonly Seen[], strength: Strength, weeks: Weeks): Ranking {
  const episodes = groupBy(plantedOf(seen, strength), ({ passage }) => passage.episode ?? '')
  return ranking(
    [...episodes.values()].map(mails => {
      const week = Math.floor(Math.min(...mails.map(({ passage }) => passage.at)) / WEEK)
      const victim = mails[0]!.passage.sender
      const inWeek = mails.filter(({ passage }) => Math.floor(passage.at / WEEK) === week)
      const accounts = new Map(weeks.get(week) ?? [])
      const own = Math.max(accounts.get(victim) ?? -Infinity, ...inWeek.map(({ look }) => look.score ?? -Infinity))
      accounts.delete(victim)
      return rankAmong(own, accounts.values())
    }),
  )
}
