/** When people write, from where and with what. */
import { DAY, HOUR, MINUTE, type Moment, type Random } from '#ground'
import { fromWall, utc, wall, type Zone, ZONES } from '../mail/calendar.ts'
import { weighted } from '../mail/chance.ts'
import { type Account, type Device, inUse, type Person } from './person.ts'

/** A time away: another clock and another network. */
export interface Stay {
  readonly person: string
  readonly from: Moment
  readonly until: Moment
  readonly zone: Zone
  readonly network: string
  readonly place: string
}

/** Priya Raman's ten days with her family: another zone, a hotel's network, and webmail instead of her desk. */
export const JOURNEY: Stay = {
  person: 'priya',
  from: utc(2025, 10, 6, 14),
  until: utc(2025, 10, 16, 20),
  zone: ZONES.india,
  network: '203.0.113.130',
  place: 'Chennai',
}

/** The clock that a person lives by at a moment. */
export function zoneOf(person: Person, at: Moment): Zone {
  return isAway(person, at) ? JOURNEY.zone : person.zone
}

/** The clock that a mail from that device shows. */
export function clockOf(person: Person, device: Device, at: Moment): Zone {
  return device.clock ?? zoneOf(person, at)
}

/** Whether the person is on the journey. */
export function isAway(person: Person, at: Moment): boolean {
  return JOURNEY.person === person.key && at >= JOURNEY.from && at < JOURNEY.until
}

/** A moment on that day at which this person might begin to write; some evenings, few week-ends. */
export function sometimeOn(person: Person, day: Moment, random: Random): Moment {
  const zone = zoneOf(person, day)
  const { year, month, day: date } = wall(zone, (day + 12 * HOUR) as Moment)
  const { from, to } = person.rhythm
  const middle = (from + to) / 2
  const hour = random.chance(person.rhythm.evening * 0.35)
    ? to + random.next() * 2.5
    : Math.min(to, Math.max(from, random.normal(middle, (to - from) / 4)))
  const start = fromWall(zone, year, month, date, Math.floor(hour), Math.floor((hour % 1) * 60))
  return (start + random.below(60) * 1000) as Moment
}

/** When an answer goes out: after a while, and if that falls into the night or a free day, on the next morning. */
export function answerTime(person: Person, after: Moment, random: Random): Moment {
  const median = person.rhythm.latency
  const minutes = Math.min(4000, median * Math.exp(random.normal(0, 1.05)))
  let at = (after + Math.max(2, minutes) * MINUTE) as Moment
  for (let tries = 0; tries < 5 && !isAwake(person, at, random); tries++) at = nextMorning(person, at, random)
  return (Math.floor(at / 1000) * 1000 + 0) as Moment
}

function isAwake(person: Person, at: Moment, random: Random): boolean {
  const { hour, weekday } = wall(zoneOf(person, at), at)
  const { from, to, weekend, evening } = person.rhythm
  if ((weekday === 0 || weekday === 6) && !random.chance(weekend)) return false
  if (hour >= from && hour < to) return true
  return hour >= to && hour < Math.min(24, to + 3) && random.chance(evening)
}

function nextMorning(person: Person, at: Moment, random: Random): Moment {
  const zone = zoneOf(person, at)
  const before = wall(zone, at).hour < person.rhythm.from
  const { year, month, day } = wall(zone, (at + (before ? 0 : DAY)) as Moment)
  return (fromWall(zone, year, month, day, person.rhythm.from) +
    random.below(110) * MINUTE +
    random.below(60) * 1000) as Moment
}

/** Which device it is written on: phones on free days, in the evening and away, desks else. */
export function deviceFor(person: Person, account: Account, at: Moment, random: Random): Device {
  const devices = account.devices.filter(each => inUse(each, at))
  if (isAway(person, at)) return devices.find(({ client }) => client === 'owa') ?? devices[0]!
  const { hour, weekday } = wall(zoneOf(person, at), at)
  const { from, to } = person.rhythm
  const free = weekday === 0 || weekday === 6 || hour < from || hour >= to
  const choices = devices.map(each => [each, each.share * (free && each.place === 'pocket' ? 6 : 1)] as const)
  return weighted(random, choices)
}

/** The address that servers see the device come from. */
export function networkOf(person: Person, device: Device, at: Moment, random: Random): string {
  if (isAway(person, at)) return JOURNEY.network
  const { hour, weekday } = wall(zoneOf(person, at), at)
  if (device.place === 'pocket') {
    // Mobile networks give out addresses of one prefix.
    if (random.chance(0.55)) return `${person.networks.pocket}::${(1 + random.below(4000)).toString(16)}`
  }
  const free = weekday === 0 || weekday === 6 || hour < person.rhythm.from || hour >= person.rhythm.to
  return free || random.chance(0.08) ? person.networks.home : person.networks.desk
}
