/** The year: conversations begin at their own pace and take their course. */
import { DAY, type Moment, type Random, random as startRandom } from '#ground'
import { utc, wall, ZONES } from '../mail/calendar.ts'
import { weighted } from '../mail/chance.ts'
import { converse, type Decks, type Rules } from './conversation.ts'
import { VOLUNTEER_PEOPLE } from './outsiders.ts'
import type { PostOffice } from './post-office.ts'
import { person } from './script.ts'
import { ADVISER, FRIEND, INSIDE, OUTSIDE, PERSONAL, readStreams, type Stream } from './streams.ts'
import { ADVISER_LEFT } from './team.ts'
import { TOPICS } from './topics.ts'

/** First and last moment of the sample. */
export const YEAR = { from: utc(2025, 3, 1, 5), until: utc(2026, 3, 1, 5) } as const

/** How many mails a conversation has, with weights. */
const LENGTHS: readonly (readonly [number, number])[] = [
  [1, 20],
  [2, 30],
  [3, 23],
  [4, 14],
  [5, 8],
  [6, 4],
  [8, 1],
]

/** Lets the whole year happen. */
export function liveThrough(office: PostOffice, rules: Rules): void {
  const decks: Decks = new Map()
  const all = { VOLUNTEERS: VOLUNTEER_PEOPLE.map(({ key }) => key) }
  const streams = [
    ...readStreams(INSIDE, all),
    ...readStreams(ADVISER, all, { until: ADVISER_LEFT }),
    ...readStreams(FRIEND, all, { from: ADVISER_LEFT }),
    ...readStreams(PERSONAL, all, { address: 'd.okafor77@gmail.example' }),
    ...readStreams(OUTSIDE, all),
  ]
  streams.forEach((stream, number) => {
    const random = startRandom(`stream ${number} ${stream.topic}`)
    const from = stream.from ?? YEAR.from
    const until = stream.until ?? YEAR.until
    // Gaps between beginnings are exponential, and wider over the holidays.
    for (let at = from + gap(stream, random); at < until; at += gap(stream, random) * pace(at as Moment))
      begin(office, decks, rules, stream, workday(at as Moment, random), random)
  })
}

function gap(stream: Stream, random: Random): number {
  return (-Math.log(1 - random.next()) * 7 * DAY) / stream.weekly
}

function pace(at: Moment): number {
  const { month, day } = wall(ZONES.eastern, at)
  return (month === 12 && day > 20) || (month === 7 && day < 9) ? 2.4 : 1
}

/** Midnight of that day; most beginnings that fall on a week-end wait until Monday. */
function workday(at: Moment, random: Random): Moment {
  const { year, month, day, weekday } = wall(ZONES.eastern, at)
  const shift = (weekday === 6 || weekday === 0) && random.chance(0.75) ? (weekday === 6 ? 2 : 1) : 0
  return (utc(year, month, day) + shift * DAY) as Moment
}

function begin(office: PostOffice, decks: Decks, rules: Rules, stream: Stream, day: Moment, random: Random): void {
  if (day + DAY >= YEAR.until) return
  const starter = person(weighted(random, stream.starters))
  const [least, most] = stream.size
  const count = least + random.below(most - least + 1)
  const others = random.shuffle(stream.others.map(person).filter(each => each !== starter)).slice(0, count)
  const account = starter.accounts.find(({ address }) => address === stream.address)
  const opening = {
    topic: TOPICS[stream.topic],
    name: stream.topic,
    starter,
    others,
    day,
    length: weighted(random, LENGTHS),
    ...(account === undefined ? {} : { account }),
  }
  converse(office, decks, rules, opening, random.fork(`begin ${day} ${random.below(1e9)}`))
}
