/** The year: how often who begins to write to whom about what. */
import { DAY, type Moment, type Random, random as startRandom } from '#ground'
import { utc, wall, ZONES } from '../mail/calendar.ts'
import { weighted } from '../mail/chance.ts'
import { converse, type Decks, type Rules } from './conversation.ts'
import { ALLY_PEOPLE, COORDINATORS, DONOR_PEOPLE, PRESS_CORPS, VENDORS, VOLUNTEER_PEOPLE } from './outsiders.ts'
import type { Account, Person } from './person.ts'
import type { PostOffice } from './post-office.ts'
import { ADVISER_LEFT, TEAM, type TeamKey } from './team.ts'
import { TOPICS, type TopicName } from './topics.ts'

/** First and last moment of the sample. */
export const YEAR = { from: utc(2025, 3, 1, 5), until: utc(2026, 3, 1, 5) } as const

/** A kind of conversation: who may begin it, who takes part, and how often in a week it happens. */
interface Stream {
  readonly topic: TopicName
  readonly weekly: number
  readonly starters: readonly (readonly [Person, number])[]
  readonly others: readonly Person[]
  /** How many of the others take part. */
  readonly size: readonly [number, number]
  readonly from?: Moment
  readonly until?: Moment
  readonly account?: Account
}

const { miriam, ruth, tomas, priya, colm, ingrid, hana, devon, daniel } = TEAM
const team = (...keys: readonly TeamKey[]) => keys.map(key => TEAM[key])
const vendor = (key: string) => VENDORS.find(each => each.key === key)!
const ally = (key: string) => ALLY_PEOPLE.find(each => each.key === key)!

/** Inside the team, with Daniel while he was there. */
const INSIDE: readonly Stream[] = [
  { topic: 'polling', weekly: 0.75, starters: [[priya, 4], [tomas, 2], [ruth, 1]], others: team('ruth', 'tomas', 'colm'), size: [1, 3] },
  { topic: 'debate', weekly: 0.8, starters: [[tomas, 4], [colm, 2], [hana, 1]], others: team('ruth', 'colm', 'priya'), size: [1, 2] },
  { topic: 'budget', weekly: 0.75, starters: [[ingrid, 5], [ruth, 2], [tomas, 1]], others: team('ruth', 'tomas', 'devon'), size: [1, 2] },
  { topic: 'travel', weekly: 0.8, starters: [[hana, 6], [colm, 1]], others: team('colm', 'ruth', 'tomas', 'miriam'), size: [1, 3] },
  { topic: 'press', weekly: 0.85, starters: [[colm, 6], [priya, 1]], others: team('ruth', 'tomas', 'priya', 'miriam'), size: [1, 2] },
  { topic: 'volunteers', weekly: 0.55, starters: [[devon, 5], [tomas, 2]], others: [tomas, ...COORDINATORS.slice(0, 2), ruth], size: [1, 2] },
  { topic: 'filing', weekly: 0.55, starters: [[ingrid, 5]], others: [ruth, hana, vendor('judith')], size: [1, 2] },
  { topic: 'research', weekly: 0.75, starters: [[priya, 5], [colm, 1]], others: team('colm', 'tomas', 'ruth'), size: [1, 2] },
  { topic: 'advertising', weekly: 0.55, starters: [[tomas, 4], [colm, 1]], others: [ruth, vendor('marcus'), colm], size: [1, 2] },
  { topic: 'events', weekly: 0.65, starters: [[hana, 3], [devon, 3], [tomas, 1]], others: team('tomas', 'colm', 'hana', 'devon'), size: [1, 2] },
  { topic: 'speech', weekly: 0.5, starters: [[colm, 4], [miriam, 1]], others: team('miriam', 'ruth', 'tomas'), size: [1, 2] },
  { topic: 'donors', weekly: 0.55, starters: [[ingrid, 3], [hana, 3]], others: team('miriam', 'ruth', 'ingrid'), size: [1, 2] },
  { topic: 'policy', weekly: 0.5, starters: [[priya, 4], [tomas, 2]], others: team('ruth', 'tomas', 'miriam'), size: [1, 2] },
  { topic: 'datawork', weekly: 0.45, starters: [[devon, 3], [priya, 1]], others: [vendor('amit'), tomas, priya], size: [1, 2] },
  { topic: 'office', weekly: 0.55, starters: [[hana, 5], [ingrid, 2]], others: team('tomas', 'priya', 'colm', 'ingrid', 'ruth'), size: [2, 4] },
  { topic: 'smalltalk', weekly: 0.8, starters: [[colm, 2], [tomas, 2], [priya, 1], [devon, 1], [hana, 1]], others: team('tomas', 'priya', 'colm', 'hana', 'ruth'), size: [1, 1] },
]

/** Daniel as the campaign's adviser, then as its friend with a firm of his own. */
const ADVISER: readonly Stream[] = [
  { topic: 'debate', weekly: 0.65, starters: [[daniel, 3], [tomas, 1]], others: team('tomas', 'ruth', 'colm'), size: [1, 2], until: ADVISER_LEFT },
  { topic: 'polling', weekly: 0.6, starters: [[daniel, 2], [priya, 1]], others: team('priya', 'tomas', 'ruth'), size: [1, 2], until: ADVISER_LEFT },
  { topic: 'speech', weekly: 0.45, starters: [[daniel, 1]], others: team('miriam', 'colm', 'ruth'), size: [1, 2], until: ADVISER_LEFT },
  { topic: 'policy', weekly: 0.4, starters: [[daniel, 1]], others: team('priya', 'tomas'), size: [1, 2], until: ADVISER_LEFT },
  { topic: 'debate', weekly: 0.75, starters: [[daniel, 2], [tomas, 1]], others: team('tomas', 'daniel', 'ruth', 'colm'), size: [1, 2], from: ADVISER_LEFT },
  { topic: 'polling', weekly: 0.5, starters: [[daniel, 2], [priya, 1]], others: team('priya', 'daniel', 'tomas'), size: [1, 2], from: ADVISER_LEFT },
  { topic: 'speech', weekly: 0.4, starters: [[daniel, 1], [colm, 1]], others: team('colm', 'daniel', 'ruth'), size: [1, 2], from: ADVISER_LEFT },
  { topic: 'policy', weekly: 0.4, starters: [[daniel, 1], [tomas, 1]], others: team('tomas', 'daniel', 'priya'), size: [1, 1], from: ADVISER_LEFT },
  { topic: 'research', weekly: 0.35, starters: [[priya, 1], [daniel, 1]], others: team('daniel', 'priya'), size: [1, 1], from: ADVISER_LEFT },
  { topic: 'smalltalk', weekly: 0.5, starters: [[daniel, 1], [tomas, 1]], others: team('tomas', 'daniel', 'ruth', 'colm'), size: [1, 1] },
  { topic: 'smalltalk', weekly: 0.5, starters: [[daniel, 1]], others: team('tomas', 'ruth', 'colm'), size: [1, 1], account: daniel.accounts[2]! },
  { topic: 'allies', weekly: 0.6, starters: [[ally('beatriz'), 2], [daniel, 1]], others: [daniel, ally('beatriz'), ally('lorna')], size: [1, 1], from: ADVISER_LEFT },
  { topic: 'vendor', weekly: 0.3, starters: [[vendor('karin'), 1], [vendor('marcus'), 1]], others: [daniel, ally('beatriz')], size: [1, 2], from: ADVISER_LEFT },
]

/** With the world outside. */
const OUTSIDE: readonly Stream[] = [
  { topic: 'vendor', weekly: 0.5, starters: [[vendor('karin'), 1]], others: team('priya', 'tomas'), size: [1, 2] },
  { topic: 'vendor', weekly: 0.65, starters: [[vendor('walt'), 3], [vendor('marcus'), 2]], others: team('tomas', 'ingrid', 'ruth'), size: [1, 2] },
  { topic: 'vendor', weekly: 0.55, starters: [[vendor('sasha'), 2], [vendor('gwen'), 3]], others: team('hana', 'ingrid'), size: [1, 1] },
  { topic: 'vendor', weekly: 0.35, starters: [[vendor('amit'), 1]], others: team('devon', 'priya'), size: [1, 2] },
  { topic: 'inquiry', weekly: 2.3, starters: PRESS_CORPS.slice(0, 5).map(each => [each, 1] as const), others: team('colm', 'ruth', 'priya'), size: [1, 2] },
  { topic: 'inquiry', weekly: 0.12, starters: [[PRESS_CORPS[5]!, 1]], others: [colm], size: [1, 1] },
  { topic: 'allies', weekly: 1.1, starters: [[ally('lorna'), 2], [ally('sam'), 2], [ally('renee'), 1], [vendor('judith'), 2]], others: team('ruth', 'tomas'), size: [1, 2] },
  { topic: 'supporters', weekly: 2.1, starters: VOLUNTEER_PEOPLE.map(each => [each, 1] as const), others: [devon, hana, ...COORDINATORS.slice(2)], size: [1, 1] },
  { topic: 'itinerary', weekly: 0.75, starters: [[vendor('nia'), 1]], others: [hana, colm], size: [1, 1] },
  { topic: 'donors', weekly: 0.4, starters: [[ingrid, 1], [ruth, 1]], others: DONOR_PEOPLE, size: [1, 1] },
  { topic: 'volunteers', weekly: 1.3, starters: [[devon, 2], ...COORDINATORS.map(each => [each, 1] as const)], others: [devon, ...COORDINATORS], size: [1, 2] },
]

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
export function liveThrough(office: PostOffice, rules: Rules, seed: string): void {
  const decks: Decks = new Map()
  const streams = [...paced(INSIDE, 0.75), ...paced(ADVISER, 1.4), ...paced(OUTSIDE, 0.72)]
  streams.forEach((stream, number) => {
    const random = startRandom(`${seed} stream ${number} ${stream.topic}`)
    const from = stream.from ?? YEAR.from
    const until = stream.until ?? YEAR.until
    // Gaps between beginnings are exponential, stretched over the holidays.
    for (let at = from + gap(stream, random); at < until; at += gap(stream, random) * pace(at as Moment))
      begin(office, decks, rules, stream, workday(at as Moment, random), random)
  })
}

/** The streams, made so many times as frequent. */
function paced(streams: readonly Stream[], factor: number): Stream[] {
  return streams.map(stream => ({ ...stream, weekly: stream.weekly * factor }))
}

function gap(stream: Stream, random: Random): number {
  return (-Math.log(1 - random.next()) * 7 * DAY) / stream.weekly
}

function pace(at: Moment): number {
  const { month, day } = wall(ZONES.eastern, at)
  return (month === 12 && day > 20) || (month === 7 && day < 9) ? 2.4 : 1
}

/** Midnight of that day; most week-end beginnings wait until Monday. */
function workday(at: Moment, random: Random): Moment {
  const { year, month, day, weekday } = wall(ZONES.eastern, at)
  const shift = (weekday === 6 || weekday === 0) && random.chance(0.75) ? (weekday === 6 ? 2 : 1) : 0
  return (utc(year, month, day) + shift * DAY) as Moment
}

function begin(office: PostOffice, decks: Decks, rules: Rules, stream: Stream, day: Moment, random: Random): void {
  if (day + DAY >= YEAR.until) return
  const starter = weighted(random, stream.starters)
  const [least, most] = stream.size
  const count = least + random.below(most - least + 1)
  const others = random.shuffle(stream.others.filter(person => person !== starter)).slice(0, count)
  const opening = {
    topic: TOPICS[stream.topic],
    name: stream.topic,
    starter,
    others,
    day,
    length: weighted(random, LENGTHS),
    ...(stream.account === undefined || starter !== daniel ? {} : { account: stream.account }),
  }
  converse(office, decks, rules, opening, random.fork(`begin ${day} ${random.below(1e9)}`))
}
