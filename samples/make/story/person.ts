/** What a person of the story is: accounts, devices, rhythm, networks and a way of writing. */
import type { Moment } from '#ground'
import type { Zone } from '../mail/calendar.ts'
import { utc } from '../mail/calendar.ts'
import type { ClientName } from '../mail/client.ts'

/** A program on a device that somebody writes with, for as long as it is in use. */
export interface Device {
  readonly client: ClientName
  readonly place: 'desk' | 'pocket'
  /** How much of the person's mail comes from it, against the others of the account. */
  readonly share: number
  /** The clock that the program goes by, where it is not its user's: a webmail that nobody has told where they are. */
  readonly clock?: Zone
  /** A fixed version; absent: what was current for that client at the time. */
  readonly agent?: string
  readonly from?: Moment
  readonly until?: Moment
}

/** An address with its devices, and the name of the mailbox file where the sample has it. */
export interface Account {
  readonly address: string
  readonly name: string
  readonly mailbox?: string
  readonly devices: readonly Device[]
  readonly from?: Moment
  readonly until?: Moment
}

/** How somebody writes: greetings and sign-offs with `{you}` and `{me}`, and small habits of punctuation. */
export interface Voice {
  readonly greet: readonly string[]
  readonly greetMany: readonly string[]
  readonly bye: readonly string[]
  /** Share of quick answers without greeting and sign-off. */
  readonly bare: number
  readonly contractions: boolean
  readonly doubleSpace?: boolean
  readonly lower?: boolean
  /** Share of mails that end a sentence with an exclamation mark. */
  readonly exclaim?: number
}

/** When somebody works, in local hours, and how many minutes an answer takes at the median. */
export interface Rhythm {
  readonly from: number
  readonly to: number
  readonly weekend: number
  readonly evening: number
  readonly latency: number
}

/** The networks that a person's devices are seen from. */
export interface Networks {
  readonly desk: string
  readonly home: string
  readonly pocket: string
}

/** Somebody in the story. */
export interface Person {
  readonly key: string
  readonly name: string
  readonly first: string
  readonly role: string
  readonly status: 'current' | 'former' | 'outside'
  readonly zone: Zone
  readonly accounts: readonly Account[]
  readonly rhythm: Rhythm
  readonly networks: Networks
  readonly voice: Voice
  readonly signature: readonly string[]
}

type Releases = readonly (readonly [Moment, string])[]

const IPHONE: Releases = [
  [utc(2025, 1, 1), '22D82'],
  [utc(2025, 4, 2), '22E240'],
  [utc(2025, 5, 14), '22F76'],
  [utc(2025, 7, 30), '22G86'],
  [utc(2025, 9, 18), '23A341'],
  [utc(2025, 11, 5), '23B85'],
  [utc(2025, 12, 16), '23C55'],
]
const MAC: Releases = [
  [utc(2025, 1, 1), '3826.400.131.1.6'],
  [utc(2025, 5, 20), '3826.600.51.1.1'],
  [utc(2025, 8, 4), '3826.700.81'],
  [utc(2025, 10, 1), '3864.100.1.1.5'],
  [utc(2025, 12, 20), '3864.300.41.1.7'],
]

function current(releases: Releases, at: Moment): string {
  return releases.findLast(([from]) => from <= at)![1]
}

/** The version that a program tells of itself. */
export function agentOf(device: Device, at: Moment): string {
  if (device.agent !== undefined) return device.agent
  switch (device.client) {
    case 'iphone':
      return current(IPHONE, at)
    case 'mac':
      return current(MAC, at)
    case 'thunderbird':
      return 'Mozilla Thunderbird'
    case 'outlook-mobile':
      return 'Outlook for iOS<https://aka.outlook.example/o0ukef>'
    case 'roundcube':
      return 'html'
    default:
      return ''
  }
}

/** Whether something with a beginning and an end is in use. */
export function inUse(span: { readonly from?: Moment; readonly until?: Moment }, at: Moment): boolean {
  return (span.from === undefined || at >= span.from) && (span.until === undefined || at < span.until)
}

/** The account that a person writes from at a moment: the first that is in use. */
export function accountAt(person: Person, at: Moment): Account {
  return person.accounts.find(account => inUse(account, at)) ?? person.accounts[0]!
}
