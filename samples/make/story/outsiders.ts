/** The field office's coordinators, volunteers, donors and guests of single scenes. All of them are made up. */
import { ZONES } from '../mail/calendar.ts'
import { both, outsider, webmail } from './outsider.ts'
import { ALLY_PEOPLE, PRESS_CORPS, VENDORS } from './partners.ts'
import type { Person } from './person.ts'
import { device } from './team.ts'

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

/** People who come up in a scene or two only. */
export const GUESTS: readonly Person[] = [
  outsider({
    key: 'helena',
    name: 'Helena Voss',
    address: 'helena.voss@gmail.example',
    role: 'demographer',
    devices: [device('gmail', 'desk', 1)],
    number: 131,
    voice: 1,
    zone: ZONES.london,
  }),
  outsider({
    key: 'amara',
    name: 'Amara Diallo',
    address: 'adiallo@coastalinstitute.example',
    role: 'fellow at an institute',
    devices: [device('thunderbird', 'desk', 1)],
    number: 216,
    voice: 3,
    signature: ['Dr. Amara Diallo', 'Coastal Institute'],
  }),
  outsider({
    key: 'warren',
    name: 'Warren Pike',
    address: 'wpike@lindqvist-reports.example',
    role: 'reporter, new at the agency',
    devices: webmail('html', ZONES.utc),
    number: 132,
    voice: 0,
  }),
  outsider({
    key: 'aud',
    name: 'Aud Sørensen',
    address: 'aud.sorensen@gmail.example',
    role: 'Ingrid’s sister',
    devices: [device('gmail', 'desk', 1)],
    number: 133,
    voice: 0,
  }),
  outsider({
    key: 'michiko',
    name: '小林 美智子',
    address: 'michiko.kobayashi@gmail.example',
    role: 'Hana’s mother',
    devices: [device('gmail', 'desk', 1)],
    number: 134,
    voice: 0,
  }),
]

/** All of them by their short names. */
export const OUTSIDERS: readonly Person[] = [
  ...VENDORS,
  ...PRESS_CORPS,
  ...ALLY_PEOPLE,
  ...COORDINATORS,
  ...VOLUNTEER_PEOPLE,
  ...DONOR_PEOPLE,
  ...GUESTS,
]
