import { digest, type Moment, random } from '#ground'

/** One mailbox server of the provider: its short name and its full one. */
export interface ExchangeServer {
  readonly name: string
  readonly host: string
  readonly ip: string
}

const REGIONS = ['namprd04', 'namprd09', 'namprd12', 'namprd17']
const PREFIXES = ['SA1PR', 'DM6PR', 'BN8PR', 'CH3PR', 'MW4PR', 'SJ0PR', 'PH7PR', 'BY5PR']

/** Server number so-and-so of the provider's many. */
export function numberedServer(number: number): ExchangeServer {
  const chance = random(`exchange-server-${number}`)
  const region = chance.pick(REGIONS)
  const name = `${chance.pick(PREFIXES)}${region.slice(-2)}MB${1000 + chance.below(9000)}`
  const ip = `2001:db8:5a0${chance.below(8)}:${(0x100 + chance.below(0xe00)).toString(16)}::${(16 + chance.below(240)).toString(16)}`
  return { name, host: `${name}.${region}.prod.outlook.example`, ip }
}

/** The server that holds a mailbox. Mailboxes are moved every few months. */
export function exchangeServer(address: string, at: Moment): ExchangeServer {
  const season = Math.floor((at / 86_400_000 - 20_000) / 97)
  return numberedServer(Number.parseInt(digest(`${address}/${season}`).slice(0, 6), 16) % 48)
}

/** Builds go out every few weeks; the number stands in each Received field. */
export function exchangeBuild(at: Moment): string {
  const week = Math.floor((at - Date.UTC(2025, 2, 1)) / (7 * 86_400_000))
  return `15.20.${8489 + week * 20}.${15 + (week % 9)}`
}
