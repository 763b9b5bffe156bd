/** How people outside the team are drawn up. */
import { type Zone, ZONES } from '../mail/calendar.ts'
import type { ClientName } from '../mail/client.ts'
import type { Account, Device, Person, Rhythm, Voice } from './person.ts'
import { device } from './team.ts'

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

/** A person outside in short. */
export interface Sketch {
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

/** A person outside, with the habits that a sketch leaves open filled in. */
export function outsider(sketch: Sketch): Person {
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

/** A desk and a pocket. */
export const both = (desk: ClientName, pocket: ClientName, share = 3): Device[] => [
  device(desk, 'desk', 7),
  device(pocket, 'pocket', share),
]
/** The provider's webmail and nothing else; its clock is the provider's until somebody changes it. */
export const webmail = (agent: 'html' | 'plain', clock?: Zone): Device[] => [
  device('roundcube', 'desk', 1, clock === undefined ? { agent } : { agent, clock }),
]
