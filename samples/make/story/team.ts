/** The team of "Harbour for Governor", and the adviser who left it. All of them are made up. */
import type { Moment } from '#ground'
import { utc, ZONES } from '../mail/calendar.ts'
import type { ClientName } from '../mail/client.ts'
import type { Device, Person } from './person.ts'

/** The day on which Daniel Okafor's campaign account was closed. */
export const ADVISER_LEFT: Moment = utc(2025, 8, 30, 4)
/** The day on which Colm Brannigan changed his telephone. */
export const NEW_PHONE: Moment = utc(2025, 7, 14, 15)

const OFFICE = '198.51.100.20'

/** A device in short. */
export function device(client: ClientName, place: Device['place'], share: number, more: Partial<Device> = {}): Device {
  return { client, place, share, ...more }
}

function block(name: string, title: string, extension: string): string[] {
  return [name, title, 'Harbour for Governor', `555-01${extension}`]
}

function exchangeAccount(key: string, name: string, ...devices: readonly Device[]) {
  return { address: `${key}@harbour.example`, name, mailbox: key, devices }
}

const miriam: Person = {
  key: 'miriam',
  name: 'Miriam Harbour',
  first: 'Miriam',
  role: 'candidate',
  status: 'current',
  zone: ZONES.eastern,
  accounts: [exchangeAccount('miriam', 'Miriam Harbour', device('iphone-exchange', 'pocket', 1))],
  rhythm: { from: 6, to: 23, weekend: 0.7, evening: 0.6, latency: 190 },
  networks: { desk: OFFICE, home: '198.51.100.41', pocket: '2001:db8:6c00:41' },
  voice: { greet: [''], greetMany: [''], bye: ['M', 'Miriam', ''], bare: 0.8, contractions: true },
  signature: [],
}

const ruth: Person = {
  key: 'ruth',
  name: 'Ruth Adeyemi',
  first: 'Ruth',
  role: 'campaign manager',
  status: 'current',
  zone: ZONES.eastern,
  accounts: [
    exchangeAccount('ruth', 'Ruth Adeyemi', device('outlook', 'desk', 6), device('iphone-exchange', 'pocket', 4)),
  ],
  rhythm: { from: 7, to: 19, weekend: 0.4, evening: 0.45, latency: 38 },
  networks: { desk: OFFICE, home: '198.51.100.42', pocket: '2001:db8:6c00:42' },
  voice: {
    greet: ['{you},', '{you} -', ''],
    greetMany: ['All,', 'Team,'],
    bye: ['R.', 'Ruth', 'Thanks. R.'],
    bare: 0.55,
    contractions: false,
  },
  signature: block('Ruth Adeyemi', 'Campaign Manager', '11'),
}

const tomas: Person = {
  key: 'tomas',
  name: 'Tomás Villanueva',
  first: 'Tomás',
  role: 'deputy campaign manager',
  status: 'current',
  zone: ZONES.eastern,
  accounts: [
    exchangeAccount('tomas', 'Tomás Villanueva', device('outlook', 'desk', 7), device('outlook-mobile', 'pocket', 3)),
  ],
  rhythm: { from: 8, to: 19, weekend: 0.25, evening: 0.3, latency: 55 },
  networks: { desk: OFFICE, home: '198.51.100.43', pocket: '2001:db8:6c00:43' },
  voice: {
    greet: ['Hi {you},', 'Hi {you},', '{you},'],
    greetMany: ['Hi all,', 'Hi everyone,'],
    bye: ['Best,\nTomás', 'Thanks,\nTomás', 'Tomás'],
    bare: 0.35,
    contractions: true,
    exclaim: 0.18,
  },
  signature: block('Tomás Villanueva', 'Deputy Campaign Manager', '12'),
}

const priya: Person = {
  key: 'priya',
  name: 'Priya Raman',
  first: 'Priya',
  role: 'research director',
  status: 'current',
  zone: ZONES.eastern,
  accounts: [exchangeAccount('priya', 'Priya Raman', device('outlook', 'desk', 8), device('owa', 'desk', 2))],
  rhythm: { from: 9, to: 20, weekend: 0.2, evening: 0.35, latency: 95 },
  networks: { desk: OFFICE, home: '198.51.100.44', pocket: '2001:db8:6c00:44' },
  voice: {
    greet: ['Hello {you},', 'Dear {you},'],
    greetMany: ['Hello all,', 'Dear colleagues,'],
    bye: ['Regards,\nPriya', 'Best regards,\nPriya', 'Many thanks,\nPriya'],
    bare: 0.15,
    contractions: false,
  },
  signature: block('Priya Raman', 'Research Director', '14'),
}

const colm: Person = {
  key: 'colm',
  name: 'Colm Brannigan',
  first: 'Colm',
  role: 'press secretary',
  status: 'current',
  zone: ZONES.eastern,
  accounts: [
    exchangeAccount(
      'colm',
      'Colm Brannigan',
      device('mac-exchange', 'desk', 4),
      device('outlook-mobile', 'pocket', 6, {
        until: NEW_PHONE,
        agent: 'Outlook for Android<https://aka.outlook.example/AAb9ysg>',
      }),
      device('iphone-exchange', 'pocket', 6, { from: NEW_PHONE }),
    ),
  ],
  rhythm: { from: 6, to: 21, weekend: 0.6, evening: 0.6, latency: 16 },
  networks: { desk: OFFICE, home: '198.51.100.45', pocket: '2001:db8:6c00:45' },
  voice: {
    greet: ['hey {you},', '{you} -', ''],
    greetMany: ['hey all,', 'folks,'],
    bye: ['cheers, colm', 'c', 'colm'],
    bare: 0.5,
    contractions: true,
    lower: true,
  },
  signature: [],
}

const ingrid: Person = {
  key: 'ingrid',
  name: 'Ingrid Sørensen',
  first: 'Ingrid',
  role: 'finance director',
  status: 'current',
  zone: ZONES.eastern,
  accounts: [
    exchangeAccount('ingrid', 'Ingrid Sørensen', device('owa', 'desk', 9), device('iphone-exchange', 'pocket', 1)),
  ],
  rhythm: { from: 8, to: 17, weekend: 0.05, evening: 0.08, latency: 120 },
  networks: { desk: OFFICE, home: '198.51.100.46', pocket: '2001:db8:6c00:46' },
  voice: {
    greet: ['Dear {you},', 'Hello {you},'],
    greetMany: ['Dear all,'],
    bye: ['Kind regards,\nIngrid', 'With kind regards,\nIngrid'],
    bare: 0.1,
    contractions: false,
  },
  signature: block('Ingrid Sørensen', 'Finance Director', '15'),
}

const hana: Person = {
  key: 'hana',
  name: 'Hana Kobayashi',
  first: 'Hana',
  role: 'assistant to the candidate, scheduler',
  status: 'current',
  zone: ZONES.eastern,
  accounts: [
    exchangeAccount('hana', 'Hana Kobayashi', device('outlook', 'desk', 9), device('outlook-mobile', 'pocket', 1)),
  ],
  rhythm: { from: 7, to: 18, weekend: 0.15, evening: 0.2, latency: 25 },
  networks: { desk: OFFICE, home: '198.51.100.47', pocket: '2001:db8:6c00:47' },
  voice: {
    greet: ['Good morning {you},', 'Dear {you},', 'Hi {you},'],
    greetMany: ['Good morning everyone,', 'Dear all,'],
    bye: ['Thank you,\nHana', 'Thank you!\nHana', 'Best wishes,\nHana'],
    bare: 0.15,
    contractions: false,
    exclaim: 0.1,
  },
  signature: block('Hana Kobayashi', 'Office of Miriam Harbour', '10'),
}

const devon: Person = {
  key: 'devon',
  name: 'Devon Whitlock',
  first: 'Devon',
  role: 'field and volunteers director',
  status: 'current',
  zone: ZONES.eastern,
  accounts: [
    {
      address: 'devon@harbourfield.example',
      name: 'Devon Whitlock',
      mailbox: 'devon',
      devices: [device('gmail', 'desk', 7), device('iphone', 'pocket', 3)],
    },
  ],
  rhythm: { from: 10, to: 22, weekend: 0.8, evening: 0.5, latency: 70 },
  networks: { desk: '198.51.100.30', home: '198.51.100.48', pocket: '2001:db8:6c00:48' },
  voice: {
    greet: ['hey {you}!', 'hi {you},', ''],
    greetMany: ['hi team,', 'hey all!'],
    bye: ['thx, D', 'Devon', '-devon'],
    bare: 0.45,
    contractions: true,
    lower: true,
    exclaim: 0.4,
  },
  signature: [],
}

const daniel: Person = {
  key: 'daniel',
  name: 'Daniel Okafor',
  first: 'Daniel',
  role: 'senior adviser until August 2025',
  status: 'former',
  zone: ZONES.eastern,
  accounts: [
    {
      address: 'daniel@harbour.example',
      name: 'Daniel Okafor',
      devices: [device('outlook', 'desk', 6), device('iphone-exchange', 'pocket', 4)],
      until: ADVISER_LEFT,
    },
    {
      address: 'daniel@okaforstrategy.example',
      name: 'Daniel Okafor',
      mailbox: 'daniel',
      devices: [device('mac', 'desk', 7), device('iphone', 'pocket', 3)],
      from: ADVISER_LEFT,
    },
    {
      address: 'd.okafor77@gmail.example',
      name: 'Daniel Okafor',
      mailbox: 'daniel-personal',
      devices: [device('gmail', 'desk', 1)],
    },
  ],
  rhythm: { from: 9, to: 18, weekend: 0.15, evening: 0.3, latency: 85 },
  networks: { desk: '2001:db8:4a10:7::21', home: '2001:db8:4a10:7::21', pocket: '2001:db8:6c00:77' },
  voice: {
    greet: ['{you},', '{you} --', '{you},'],
    greetMany: ['Friends,', 'All,'],
    bye: ['D.', 'As ever,\nD.', 'Daniel'],
    bare: 0.3,
    contractions: true,
    doubleSpace: true,
  },
  signature: [],
}

/** The people of the team by their short names; `daniel` is the one who left. */
export const TEAM = { miriam, ruth, tomas, priya, colm, ingrid, hana, devon, daniel } as const

/** Short name of a team member. */
export type TeamKey = keyof typeof TEAM
