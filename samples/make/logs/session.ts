/** Who signed in to Microsoft 365 when, from where and with what: a year of habit, and the days of the taking over. */
import { DAY, HOUR, MINUTE, type Moment, type Random, random as startRandom } from '#ground'
import { fromWall, wall } from '../mail/calendar.ts'
import { fixedUuid, letters, uuid } from '../mail/chance.ts'
import { isAway, JOURNEY, zoneOf } from '../story/habit.ts'
import type { Person } from '../story/person.ts'
import { ATTACK, ATTACKERS } from '../story/scenes/attack.ts'
import { et } from '../story/script.ts'
import { ADVISER_LEFT, NEW_PHONE, TEAM } from '../story/team.ts'
import { YEAR } from '../story/year.ts'

/** A network as a sign-in record names it. The system numbers are those kept for documentation (RFC 5398). */
export interface Place {
  readonly ip: string
  readonly city: string
  readonly state: string
  readonly country: string
  readonly system: number
}

/** A device and the program on it. */
export interface Machine {
  readonly id: string
  readonly name: string
  readonly system: string
  readonly browser: string
  readonly agent: string
  readonly app: string
  readonly appId: string
  readonly protocol: 'Browser' | 'Mobile Apps and Desktop clients' | 'Exchange ActiveSync'
  readonly managed: boolean
}

/** One attempt to sign in. */
export interface Session {
  readonly at: Moment
  readonly person: Person
  readonly place: Place
  readonly machine: Machine
  /** 0 where it succeeded, else the directory's error number. */
  readonly error: number
  readonly id: string
  readonly token: string
  /** The second factor was shown again, or taken over from an earlier sign-in. */
  readonly factor: 'shown' | 'remembered'
  readonly attack?: boolean
}

const CHROME =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/VERSION.0.0.0 Safari/537.36'
const OUTLOOK = { app: 'Microsoft Outlook', appId: '5d661950-3475-41cd-a2c3-d671a3162bc1' }
const WEB = { app: 'One Outlook Web', appId: '9199bf20-a13f-4107-85dc-02114787ef48' }
const PHONE = { app: 'Outlook Mobile', appId: '27922004-5251-4030-b22d-91ecd9a37ea4' }
const APPLE = { app: 'Apple Internet Accounts', appId: 'f8d98a96-0999-43f5-8af3-69971c7bb423' }

/** The browser's version number of a month, a new one about every four weeks. */
function chromeVersion(at: Moment): number {
  return 133 + Math.floor((at - YEAR.from) / (30 * DAY))
}

function browser(at: Moment, edge: boolean): { browser: string; agent: string } {
  const version = chromeVersion(at)
  const agent = CHROME.replace('VERSION', String(version))
  return edge
    ? { browser: `Edge ${version}.0.0`, agent: `${agent} Edg/${version}.0.0.0` }
    : { browser: `Chrome ${version}.0.0`, agent }
}

/** The machine at the desk. */
function desk(person: Person, at: Moment): Machine {
  const mac = person.key === 'colm'
  const id = fixedUuid(`desk ${person.key}`)
  const name = `HFG-${person.key.toUpperCase()}-01`
  const web = person.key === 'ingrid' || isAway(person, at)
  if (mac)
    return {
      id,
      name: `${person.first}s-MacBook-Air`,
      system: 'MacOs',
      browser: 'Safari 18.3',
      agent: 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko)',
      ...APPLE,
      protocol: 'Mobile Apps and Desktop clients',
      managed: true,
    }
  if (web) return { id, name, system: 'Windows 11', ...browser(at, true), ...WEB, protocol: 'Browser', managed: true }
  return {
    id,
    name,
    system: 'Windows 11',
    browser: 'Rich Client 5.0.0.0',
    agent: 'Mozilla/4.0 (compatible; MSIE 7.0; Windows NT 10.0; Win64; x64; Microsoft Outlook 16.0.18526)',
    ...OUTLOOK,
    protocol: 'Mobile Apps and Desktop clients',
    managed: true,
  }
}

/** The telephone, which Colm changed in July. */
function phone(person: Person, at: Moment): Machine {
  const android = person.key === 'colm' && at < NEW_PHONE
  const id = fixedUuid(`phone ${person.key} ${android ? 'old' : 'new'}`)
  const apple = ['ruth', 'miriam', 'ingrid', 'colm'].includes(person.key) && !android
  return {
    id,
    name: android ? 'Pixel 6a' : 'iPhone',
    system: android ? 'Android 14' : 'Ios 18.3',
    browser: android ? 'Chrome Mobile 133.0.0' : 'Mobile Safari',
    agent: android ? 'Outlook-Android/2.0' : apple ? 'Apple-iPhone15C2/2203.82' : 'Outlook-iOS/2.0',
    ...(apple ? APPLE : PHONE),
    protocol: apple ? 'Exchange ActiveSync' : 'Mobile Apps and Desktop clients',
    managed: false,
  }
}

const HOME_STATE = { state: 'Calder', country: 'US' }

function placeOf(person: Person, kind: 'desk' | 'home' | 'pocket' | 'vpn', at: Moment, random: Random): Place {
  if (isAway(person, at))
    return { ip: JOURNEY.network, city: 'Chennai', state: 'Tamil Nadu', country: 'IN', system: 64_499 }
  switch (kind) {
    case 'desk':
      return { ip: person.networks.desk, city: 'Port Stanley', ...HOME_STATE, system: 64_496 }
    case 'home':
      return {
        ip: person.networks.home,
        city: random.chance(0.8) ? 'Port Stanley' : 'Millbrook',
        ...HOME_STATE,
        system: 64_497,
      }
    case 'pocket':
      return {
        ip: `${person.networks.pocket}::${(1 + random.below(4000)).toString(16)}`,
        city: random.pick(['Port Stanley', 'Cutler', 'Harrow Falls']),
        ...HOME_STATE,
        system: 64_498,
      }
    case 'vpn':
      // Ruth's own VPN, on hotel networks.
      return { ip: '203.0.113.90', city: 'Newark', state: 'New Jersey', country: 'US', system: 64_500 }
  }
}

/** The sign-ins of people with a mailbox at harbour.example, in order of time. */
export function sessions(): Session[] {
  const people: readonly Person[] = Object.values<Person>(TEAM).filter(({ key }) => key !== 'devon')
  return [...people.flatMap(habitOf), ...attackers()].sort((one, other) => one.at - other.at)
}

function habitOf(person: Person): Session[] {
  const random = startRandom(`sessions ${person.key}`)
  const until = person.key === 'daniel' ? ADVISER_LEFT : YEAR.until
  const found: Session[] = []
  for (let day = YEAR.from; day < until; day = (day + DAY) as typeof day) {
    const { year, month, day: date, weekday } = wall(zoneOf(person, day), (day + 8 * HOUR) as Moment)
    const free = weekday === 0 || weekday === 6
    const at = (hour: number) =>
      (fromWall(zoneOf(person, day), year, month, date, Math.floor(hour), Math.floor((hour % 1) * 60)) +
        random.below(60_000)) as Moment
    const { from, to, weekend, evening } = person.rhythm
    const vpn =
      person.key === 'ruth' && [46, 47, 131, 132, 133, 245, 246, 301].includes(Math.floor((day - YEAR.from) / DAY))
    if (!free || random.chance(weekend)) {
      const kind = vpn ? 'vpn' : free || random.chance(0.1) ? 'home' : 'desk'
      found.push(...attempt(person, at(from + Math.abs(random.normal(0.4, 0.5))), kind, 'desk', random))
    }
    if (random.chance(free ? 0.3 : 0.22))
      found.push(...attempt(person, at(from + random.next() * (to - from)), 'pocket', 'phone', random))
    if (random.chance(evening * 0.35))
      found.push(...attempt(person, at(Math.min(23, to + random.next() * 2)), 'home', 'desk', random))
  }
  return found.filter(({ at }) => at >= YEAR.from && at < until)
}

/** A sign-in, now and then after a wrong password or an interruption. */
function attempt(
  person: Person,
  at: Moment,
  kind: 'desk' | 'home' | 'pocket' | 'vpn',
  on: 'desk' | 'phone',
  random: Random,
): Session[] {
  const machine = on === 'desk' ? desk(person, at) : phone(person, at)
  const shared = { person, machine, place: placeOf(person, kind, at, random) }
  const one = (when: Moment, error: number): Session => ({
    ...shared,
    at: (Math.floor(when / 1000) * 1000) as Moment,
    error,
    id: uuid(random),
    token: letters(random, 22),
    factor: random.chance(0.12) || error !== 0 ? 'shown' : 'remembered',
  })
  const failed = random.chance(0.035)
    ? [one((at - MINUTE) as Moment, random.pick([50_126, 50_126, 50_140, 500_121, 50_074]))]
    : []
  return [...failed, one(at, 0)]
}

const HOSTING: Place = {
  ip: ATTACKERS.mailbox,
  city: 'Frankfurt am Main',
  state: 'Hessen',
  country: 'DE',
  system: 64_502,
}

/** The session that was taken from Tomás, used before dawn for six weeks, and the guesses at Ruth's password. */
function attackers(): Session[] {
  const random = startRandom('attackers')
  const machine = (at: Moment): Machine => ({
    id: '',
    name: '',
    system: 'Windows 10',
    ...browser(at, false),
    ...WEB,
    protocol: 'Browser',
    managed: false,
  })
  const id = uuid(random)
  const taken = attackDays().map((at): Session => ({
    at,
    person: TEAM.tomas,
    place: HOSTING,
    machine: machine(at),
    error: 0,
    id,
    token: letters(random, 22),
    factor: 'remembered',
    attack: true,
  }))
  // Three nights, a handful each, until the account locks itself.
  const nights = [ATTACK.guessesFrom, et(12, 16, 3, 31, 9), et(12, 17, 2, 48, 33)]
  let moment: Moment = ATTACK.guessesFrom
  const guesses = Array.from({ length: 11 }, (_, index): Session => {
    const pause = (20 + random.below(110)) * 1000
    moment = index % 4 === 0 ? nights[index / 4]! : ((moment + pause) as Moment)
    return {
      at: moment,
      person: TEAM.ruth,
      place: { ...HOSTING, ip: ATTACKERS.guesses },
      machine: machine(moment),
      error: index > 7 ? 50_053 : 50_126,
      id: uuid(random),
      token: letters(random, 22),
      factor: 'shown',
      attack: true,
    }
  })
  return [...taken, ...guesses]
}

/** When the stolen session was used: at once, and then in the small hours of Calder. */
export function attackDays(): Moment[] {
  const random = startRandom('attackers by night')
  const first = ATTACK.mailboxTaken
  const nights: readonly (readonly [number, number, number, number])[] = [
    [12, 9, 11, 47],
    [12, 10, 3, 14],
    [12, 11, 2, 51],
    [12, 16, 3, 33],
    [12, 22, 4, 8],
    [12, 30, 3, 2],
    [1, 7, 2, 39],
    [1, 9, 3, 45],
    [1, 14, 2, 20],
    [1, 17, 3, 1],
    [1, 20, 5, 12],
  ]
  return [first, ...nights.map(([month, day, hour, minute]) => et(month, day, hour, minute, random.below(60)))]
}
