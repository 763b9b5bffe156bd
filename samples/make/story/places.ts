/** The State of Calder, which is on no map: its places, people at the edge, and the numbers that people quote. */
import type { Moment, Random } from '#ground'
import { DAY } from '#ground'
import { spoken, wall, ZONES } from '../mail/calendar.ts'
import type { FactSource } from './grammar.ts'

const COUNTIES =
  'Ashdown|Brightwater|Caraway|Dunmore|Elk Fork|Fairhaven|Granite|Hollis|Islemount|Juniper|Kestrel|Langford|Marlow|Northgate|Pembrook'
const TOWNS =
  'Port Stanley|Millbrook|Harrow Falls|Cutler|St. Brendan|Copper Bend|Larkspur|Tamarack|Redstone|Quill Lake|Osprey Point|New Alden|Wexford Mills|Sable Cove|Dry Creek|Lantern Hill|Otter Bay|Fallow Ridge'
const VENUES =
  'Grange Hall|Lyric Theater|Carpenters Hall|St. Brendan parish hall|old cannery|public library in Cutler|Harrow Falls high school|fairground pavilion|Seamen’s Club|Quill Lake lodge|community college|fire station in Redstone|Memorial Auditorium|Tamarack brewery|Elks lodge'
const ISSUES =
  'the harbor bond|teacher pay|rural clinics|ferry fares|water rates|the property tax cap|broadband|child care credits|the dredging contract|school nurses|road salt|veterans’ housing|the hatchery|apprenticeships|bridge inspections'
const GROUPS =
  'women under 45|union households|retired men|first-time voters|parents|ticket splitters|rural independents|renters|veterans|commuters|Spanish speakers|fishing families|teachers|new residents|shift workers'
const PAPERS =
  'Calder Courier|Lakeside Tribune|Millbrook Record|Harrow Falls Sentinel|Island Weekly|Granite County Post'
const STATIONS = 'Channel 8|WCPR|Channel 3|KLDR|Radio Brightwater'
const SHOWS = 'Morning Desk|State Lines|the Friday panel|Calder Tonight|the Dunmore hour'
const REPORTERS = 'Elena Marchetti|Greg Sandoval|Joan Whitfield|Tasha Munro|Oskar Lindqvist|Bill Hargrove|Renée Caron'
const FIRST =
  'Marisol|Pete|Aaliyah|Curtis|Dolores|Henrik|Juanita|Leland|Moira|Nadia|Otis|Rosalind|Selma|Theo|Winona|Xavier|Yusuf|Bettina|Chidi|Farida|Graham|Ines|Kofi|Lupe'
const LAST =
  'Abernathy|Bell|Castellanos|Dufresne|Eklund|Fenwick|Gallardo|Hadley|Iverson|Jankowski|Kim|Lemaire|Mbeki|Nyström|O’Rourke|Pacheco|Quintero|Rasmussen|Sato|Tillman|Ueda|Vance|Whelan|Yarrow|Zielinski'
const STREETS =
  'Alder Street|Wharf Road|Second Avenue|Mill Lane|Chapel Hill|Lighthouse Road|Sycamore Court|Orchard Street|Depot Street|Harrow Pike|Bayview Terrace|Cannery Row'
const HOTELS = 'Harbor Inn|Grand Tamarack|Motel Quill|Redstone House|Copper Lodge|Ferry Hotel'
const VENDORS = 'Keystone Print|Bluefin Media|Meridian|VoterLight|Atlas Rentals|Dunmore Stage|Copper Courier'

const pick = (list: string) => (random: Random) => random.pick(list.split('|'))

/** What whole numbers look like in print. */
function thousands(value: number): string {
  return String(value).replace(/\B(?=(?:\d{3})+$)/g, ',')
}

const draws: Readonly<Record<string, (random: Random, at: Moment) => string>> = {
  county: pick(COUNTIES),
  town: pick(TOWNS),
  venue: pick(VENUES),
  issue: pick(ISSUES),
  group: pick(GROUPS),
  paper: pick(PAPERS),
  station: pick(STATIONS),
  show: pick(SHOWS),
  reporter: pick(REPORTERS),
  hotel: pick(HOTELS),
  vendor: pick(VENDORS),
  volunteer: pick(FIRST),
  donor: random => `${pick(FIRST)(random)} ${pick(LAST)(random)}`,
  street: random => pick(STREETS)(random),
  local: pick('Local 52|Local 118|the teachers|the nurses’ association|the growers'),
  bill: random => `${random.pick(['HB', 'SB'])} ${100 + random.below(420)}`,
  wave: random => String(3 + random.below(14)),
  cut: random => String(2 + random.below(6)),
  piece: random => String(1 + random.below(9)),
  small: random => random.pick(['two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine']),
  n: random => String(11 + random.below(79)),
  secs: random => String(62 + random.below(50)),
  words: random => String(280 + random.below(60) * 10),
  big: random => thousands(1050 + random.below(8900)),
  money: random => `$${thousands(random.chance(0.5) ? 180 + random.below(900) * 5 : 1200 + random.below(260) * 25)}`,
  bigmoney: random =>
    random.chance(0.25)
      ? `$${1 + random.below(38)}.${random.below(10)} million`
      : `$${thousands(18_400 + random.below(2300) * 150)}`,
  pct: random => `${17 + random.below(46)}.${random.below(10)} per cent`,
  invoice: random => `${random.pick(['KP', 'BM', 'MP', 'VL', 'W'])}-${20_100 + random.below(7900)}`,
  time: random =>
    `${1 + random.below(12)}:${random.pick(['00', '15', '30', '45'])} ${random.chance(0.55) ? 'p.m.' : 'a.m.'}`,
  meridian: () => 'Meridian',
  bluefin: () => 'Bluefin',
  keystone: () => 'Keystone',
  voterlight: () => 'VoterLight',
  giveleaf: () => 'Giveleaf',
  month: (random, at) => spoken((at - random.below(60) * DAY) as Moment, ZONES.eastern, '{month}'),
  day: (random, at) => weekday((at + (1 + random.below(6)) * DAY) as Moment),
  past: (random, at) => spoken((at - (3 + random.below(30)) * DAY) as Moment, ZONES.eastern, '{month} {d}'),
  date: (random, at) => spoken((at + (2 + random.below(24)) * DAY) as Moment, ZONES.eastern, '{month} {d}'),
}

function weekday(at: Moment): string {
  const shift = [1, 0, 0, 0, 0, 0, 2][wall(ZONES.eastern, at).weekday]!
  return spoken((at + shift * DAY) as Moment, ZONES.eastern, '{weekday}')
}

/** Facts of the state as they lie around a moment; `given` holds what only the conversation knows, such as names. */
export function factsAround(at: Moment, given: Readonly<Record<string, string>>): FactSource {
  return (name, random) => given[name] ?? draws[name]?.(random, at) ?? `{${name}}`
}
