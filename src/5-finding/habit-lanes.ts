import { HOUR } from '#ground'
import type { Gist } from '#message'
import { traits } from '#profile'

/** One habit that is shown over time, as a lane of values. */
export interface HabitLane {
  readonly name: LaneName
  /** The values that a mail shows; none where it shows nothing of this habit. */
  values(gist: Gist): readonly string[]
}

/** The habits that a person can judge without knowing how mail is built. */
export type LaneName = 'program' | 'zone' | 'hour' | 'handed-in' | 'country' | 'links' | 'asks' | 'recipients'

/** The lanes from top to bottom. They show what the traits count, and take part in no score. */
export const HABIT_LANES: readonly HabitLane[] = [
  { name: 'program', values: gist => traits.client.values(gist) },
  { name: 'handed-in', values: handedIn },
  { name: 'country', values: gist => traits.country.values(gist) },
  { name: 'zone', values: gist => traits.zone.values(gist) },
  { name: 'hour', values: gist => [String(Math.floor((gist.sent?.at ?? gist.at) / HOUR) % 24)] },
  { name: 'links', values: gist => traits.linkHosts.values(gist) },
  { name: 'asks', values: gist => traits.asks.values(gist).filter(kind => kind !== 'nothing') },
  { name: 'recipients', values: gist => traits.recipients.values(gist) },
]

/** How the author's device handed it in, where a header tells; else whose server had it first. */
function handedIn(gist: Gist): readonly string[] {
  const submitted = traits.submission.values(gist)
  if (submitted.length > 0) return submitted
  const [first = ''] = gist.route.organisations.split('>')
  return first === '' ? [] : [first]
}
