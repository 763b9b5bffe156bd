/** Everybody whom the team writes with. All of them are made up. */
import type { Moment } from '#ground'
import { utc, type Zone, ZONES } from '../mail/calendar.ts'
import type { ClientName } from '../mail/client.ts'
import type { Account, Device, Person, Rhythm, Voice } from './person.ts'
import { device } from './team.ts'

/** The day on which Elena Marchetti began at her new paper. */
export const NEW_PAPER: Moment = utc(2025, 10, 20, 4)

const VOICES: readonly Voice[] = [
  {
    greet: ['Hi {you},', 'Hello {you},'],
    greetMany: ['Hi all,'],
    bye: ['Best,\n{me}', 'Thanks,\n{me}'],
    bare: 0.2,
    contractions: true,
  },
  {
    greet: ['Dear {you},'],
    greetMany: ['Dear all,'],
    bye: ['Kind regards,\n{me}', 'Regards,\n{me}'],
    bare: 0.1,
    contractions: false,
  },
  { greet: ['{you},', 'Hey {you},'], greetMany: ['All,'], bye: ['{me}', 'Thx\n{me}'], bare: 0.4, contractions: true },
  {
    greet: ['Good morning {you},', 'Hello {you},'],
    greetMany: ['Good morning,'],
    bye: ['Sincerely,\n{me}', 'Thank you,\n{me}'],
    bare: 0.1,
    contractions: false,
  },
  {
    greet: ['Hi {you}!', 'Hi {you},'],
    greetMany: ['Hi everybody!'],
    bye: ['Cheers,\n{me}', 'All the best,\n{me}'],
    bare: 0.25,
    contractions: true,
    exclaim: 0.3,
  },
]

interface Sketch {
  readonly key: string
  readonly name: string
  readonly address: string
  readonly role: string
  readonly devices: readonly Device[]
  /** Last group of the addresses that are this person's alone. */
  readonly number: number
  readonly voice: number
  readonly zone?: Zone
  readonly rhythm?: Partial<Rhythm>
  readonly signature?: readonly string[]
  readonly moved?: Account
}

function outsider(sketch: Sketch): Person {
  const { key, name, address, role, devices, number } = sketch
  const later = sketch.moved
  const first = { address, name, devices, ...(later?.from === undefined ? {} : { until: later.from }) }
  return {
    key,
    name,
    first: name.split(' ')[0]!,
    role,
    status: 'outside',
    zone: sketch.zone ?? ZONES.eastern,
    accounts: later === undefined ? [first] : [first, later],
    rhythm: { from: 8, to: 18, weekend: 0.12, evening: 0.15, latency: 110, ...sketch.rhythm },
    networks: {
      desk: number < 200 ? `198.51.100.${number}` : `203.0.113.${number}`,
      home: `2001:db8:4a${number.toString(16).padStart(2, '0')}:1::5`,
      pocket: `2001:db8:6c00:${number.toString(16)}`,
    },
    voice: VOICES[sketch.voice]!,
    signature: sketch.signature ?? [],
  }
}

const both = (desk: ClientName, pocket: ClientName, share = 3): Device[] => [
  device(desk, 'desk', 7),
  device(pocket, 'pocket', share),
]
const webmail = (agent: 'html' | 'plain') => [device('roundcube', 'desk', 1, { agent })]

/** Firms that work for the campaign. */
export const VENDORS: readonly Person[] = [
  outsider({
    key: 'karin',
    name: 'Karin Holt',
    address: 'karin.holt@meridianpolling.example',
    role: 'pollster',
    devices: [device('thunderbird', 'desk', 1)],
    number: 61,
    voice: 1,
    zone: ZONES.central,
    signature: ['Karin Holt', 'Meridian Polling'],
  }),
  outsider({
    key: 'marcus',
    name: 'Marcus Teague',
    address: 'mteague@bluefinmedia.example',
    role: 'media buyer',
    devices: both('outlook', 'iphone-exchange', 5),
    number: 62,
    voice: 2,
    signature: ['Marcus Teague', 'Bluefin Media Buying', '555-0162'],
  }),
  outsider({
    key: 'walt',
    name: 'Walt Jessup',
    address: 'walt@keystoneprint.example',
    role: 'printer',
    devices: webmail('plain'),
    number: 63,
    voice: 0,
    rhythm: { from: 6, to: 16 },
    signature: ['Keystone Print, Cutler'],
  }),
  outsider({
    key: 'sasha',
    name: 'Sasha Petrenko',
    address: 'sasha.petrenko@northlight.example',
    role: 'IT and security vendor',
    devices: both('outlook', 'outlook-mobile'),
    number: 64,
    voice: 1,
    signature: ['Sasha Petrenko', 'Northlight Security', '555-0164'],
  }),
  outsider({
    key: 'nia',
    name: 'Nia Brooks',
    address: 'nia@waypointtravel.example',
    role: 'travel desk',
    devices: [device('gmail', 'desk', 1)],
    number: 65,
    voice: 4,
    signature: ['Nia Brooks', 'Waypoint Travel'],
  }),
  outsider({
    key: 'judith',
    name: 'Judith Lowell',
    address: 'jlowell@harte-lowell.example',
    role: 'counsel',
    devices: both('outlook', 'iphone-exchange', 2),
    number: 66,
    voice: 1,
    signature: ['Judith Lowell', 'Harte Lowell LLP', 'Privileged and confidential'],
  }),
  outsider({
    key: 'amit',
    name: 'Amit Desai',
    address: 'amit@voterlight.example',
    role: 'voter file vendor',
    devices: [device('gmail', 'desk', 1)],
    number: 67,
    voice: 0,
    zone: ZONES.pacific,
    signature: ['Amit Desai, VoterLight'],
  }),
  outsider({
    key: 'gwen',
    name: 'Gwen Harrow',
    address: 'gwen@stbrendanhall.example',
    role: 'hall manager',
    devices: webmail('html'),
    number: 68,
    voice: 3,
  }),
]

/** Reporters and editors. */
export const PRESS_CORPS: readonly Person[] = [
  outsider({
    key: 'elena',
    name: 'Elena Marchetti',
    address: 'emarchetti@caldercourier.example',
    role: 'reporter',
    devices: both('outlook', 'iphone-exchange', 4),
    number: 71,
    voice: 0,
    rhythm: { from: 9, to: 21, latency: 45, evening: 0.4 },
    signature: ['Elena Marchetti', 'State politics'],
    moved: {
      address: 'elena.marchetti@lakesidetribune.example',
      name: 'Elena Marchetti',
      devices: both('gmail', 'iphone', 4),
      from: NEW_PAPER,
    },
  }),
  outsider({
    key: 'greg',
    name: 'Greg Sandoval',
    address: 'gsandoval@caldercourier.example',
    role: 'politics editor',
    devices: [device('outlook', 'desk', 1)],
    number: 72,
    voice: 2,
    rhythm: { from: 11, to: 22, latency: 60 },
  }),
  outsider({
    key: 'joan',
    name: 'Joan Whitfield',
    address: 'jwhitfield@wcpr.example',
    role: 'radio host',
    devices: [device('mac', 'desk', 6), device('iphone', 'pocket', 4)],
    number: 73,
    voice: 4,
  }),
  outsider({
    key: 'tasha',
    name: 'Tasha Munro',
    address: 'tasha.munro@channel8.example',
    role: 'television reporter',
    devices: [device('owa', 'desk', 6), device('outlook-mobile', 'pocket', 4)],
    number: 74,
    voice: 2,
    rhythm: { from: 5, to: 15, latency: 30 },
  }),
  outsider({
    key: 'oskar',
    name: 'Oskar Lindqvist',
    address: 'oskar@lindqvist-reports.example',
    role: 'freelance reporter',
    devices: webmail('html'),
    number: 214,
    voice: 0,
    rhythm: { from: 10, to: 23, latency: 100, evening: 0.4 },
  }),
  outsider({
    key: 'juergen',
    name: 'Jürgen Krämer',
    address: 'j.kraemer@abendblatt.example',
    role: 'foreign correspondent',
    devices: [device('thunderbird', 'desk', 1)],
    number: 221,
    voice: 1,
    zone: ZONES.berlin,
    signature: ['Jürgen Krämer', 'Abendblatt, Ausland'],
  }),
]

/** Party, union, city, and Daniel's partner. */
export const ALLY_PEOPLE: readonly Person[] = [
  outsider({
    key: 'lorna',
    name: 'Lorna Beck',
    address: 'lorna.beck@calderparty.example',
    role: 'state party director',
    devices: both('outlook', 'outlook-mobile'),
    number: 81,
    voice: 3,
    signature: ['Lorna Beck', 'Executive Director'],
  }),
  outsider({
    key: 'sam',
    name: 'Sam Orlov',
    address: 'sorlov@local52.example',
    role: 'union political director',
    devices: [device('thunderbird', 'desk', 1)],
    number: 82,
    voice: 2,
  }),
  outsider({
    key: 'renee',
    name: 'Renée Caron',
    address: 'rcaron@portstanley.example',
    role: 'mayor’s chief of staff',
    devices: [device('thunderbird', 'desk', 1)],
    number: 83,
    voice: 1,
  }),
  outsider({
    key: 'beatriz',
    name: 'Beatriz Lima',
    address: 'beatriz@okaforstrategy.example',
    role: 'partner at Okafor Strategy',
    devices: webmail('html'),
    number: 84,
    voice: 4,
    rhythm: { from: 8, to: 19 },
    signature: ['Beatriz Lima', 'Okafor Strategy'],
  }),
]

/** Coordinators in the field office, whose accounts are in the same Workspace as Devon's. */
export const COORDINATORS: readonly Person[] = [
  outsider({
    key: 'marisol',
    name: 'Marisol Vega',
    address: 'marisol@harbourfield.example',
    role: 'coordinator west',
    devices: both('gmail', 'iphone', 5),
    number: 91,
    voice: 4,
    rhythm: { from: 15, to: 23, weekend: 0.8 },
  }),
  outsider({
    key: 'pete',
    name: 'Pete Lonergan',
    address: 'pete@harbourfield.example',
    role: 'coordinator islands',
    devices: [device('gmail', 'desk', 1)],
    number: 92,
    voice: 2,
    rhythm: { from: 16, to: 23, weekend: 0.8 },
  }),
  outsider({
    key: 'aaliyah',
    name: 'Aaliyah Grant',
    address: 'aaliyah@harbourfield.example',
    role: 'coordinator capital',
    devices: both('gmail', 'iphone', 7),
    number: 93,
    voice: 0,
    rhythm: { from: 14, to: 23, weekend: 0.8 },
  }),
]

const GMAIL_PEOPLE: readonly (readonly [string, string, 'gmail' | 'iphone', number])[] = [
  ['Dolores Fenwick', 'dolores.fenwick', 'gmail', 3],
  ['Curtis Bell', 'curtisbell58', 'iphone', 2],
  ['Leland Tillman', 'leland.tillman', 'gmail', 1],
  ['Moira Whelan', 'moira.m.whelan', 'iphone', 4],
  ['Chidi Mbeki', 'chidimbeki', 'gmail', 0],
  ['Selma Nyström', 'selma.nystrom', 'gmail', 3],
  ['Theo Jankowski', 'theojanko', 'iphone', 2],
  ['Farida Quintero', 'farida.quintero', 'gmail', 4],
  ['Graham Hadley', 'grahamhadley.cutler', 'gmail', 1],
  ['Lupe Gallardo', 'lupe.gallardo', 'iphone', 4],
  ['Otis Abernathy', 'otis.abernathy', 'gmail', 2],
  ['Winona Yarrow', 'winona.yarrow', 'gmail', 0],
]

/** Volunteers and small donors with free webmail. */
export const VOLUNTEER_PEOPLE: readonly Person[] = GMAIL_PEOPLE.map(([name, local, client, voice], index) =>
  outsider({
    key: local,
    name,
    address: `${local}@gmail.example`,
    role: index % 3 === 2 ? 'donor' : 'volunteer',
    devices: [device(client, client === 'gmail' ? 'desk' : 'pocket', 1)],
    number: 101 + index,
    voice,
    rhythm: { from: 9, to: 22, weekend: 0.6, evening: 0.5, latency: 400 },
  }),
)

/** Donors with firms behind them. */
export const DONOR_PEOPLE: readonly Person[] = [
  outsider({
    key: 'henrik',
    name: 'Henrik Rasmussen',
    address: 'hrasmussen@tidewatercapital.example',
    role: 'donor',
    devices: both('outlook', 'iphone-exchange', 8),
    number: 121,
    voice: 2,
  }),
  outsider({
    key: 'rosalind',
    name: 'Rosalind Ueda',
    address: 'rosalind@tidewatercapital.example',
    role: 'donor',
    devices: [device('outlook', 'desk', 1)],
    number: 122,
    voice: 3,
  }),
]

/** All of them. */
export const OUTSIDERS: readonly Person[] = [
  ...VENDORS,
  ...PRESS_CORPS,
  ...ALLY_PEOPLE,
  ...COORDINATORS,
  ...VOLUNTEER_PEOPLE,
  ...DONOR_PEOPLE,
]
