import type { Random } from '#ground'
import { ALPHABET, drawn } from './fresh.ts'

/** Where an attacker sits: a network, a clock and a machine. Drawn once for an episode. */
export interface Seat {
  /** Minutes east of UTC. */
  readonly zone: number
  readonly ip: string
  /** What the machine calls itself in HELO. */
  readonly machine: string
  /** The name that a server finds for the address; undefined where there is none. */
  readonly reverse: string | undefined
}

/**
 * First halves of addresses of access and hosting networks, by clock, with the form of their reverse names. Facts of the
 * public routing tables, rounded: made-up names (`.example`) would give a planted mail away.
 */
const NETWORKS: readonly { readonly zone: number; readonly prefixes: readonly string[]; readonly reverse?: string }[] =
  [
    { zone: 60, prefixes: ['102.89', '105.112', '197.210', '41.190', '129.205'] },
    { zone: 0, prefixes: ['154.160', '41.66', '102.176'] },
    { zone: 120, prefixes: ['86.120', '79.112', '109.102', '5.12'], reverse: '{a}-{b}-{c}-{d}.rdsnet.ro' },
    { zone: 180, prefixes: ['178.176', '95.24', '46.138', '188.162'] },
    { zone: 330, prefixes: ['103.211', '49.36', '157.34', '106.213'] },
    { zone: 420, prefixes: ['113.160', '14.161', '171.224'], reverse: 'static.vnpt.vn' },
    { zone: 480, prefixes: ['112.198', '49.145', '36.110'] },
    { zone: -180, prefixes: ['177.54', '189.40', '200.150'], reverse: '{a}-{b}-{c}-{d}.dsl.telesp.net.br' },
    {
      zone: -300,
      prefixes: ['107.172', '198.46', '23.94', '104.168'],
      reverse: '{a}-{b}-{c}-{d}-host.colocrossing.com',
    },
    { zone: -480, prefixes: ['172.245', '45.61', '192.3'] },
    { zone: 60, prefixes: ['185.156', '146.70', '89.187', '45.137'] },
  ]

/** Draws a seat whose clock differs from the victim's by at least three hours, as S1 wants it. */
export function drawSeat(victimZone: number, chance: Random): Seat {
  const far = NETWORKS.filter(({ zone }) => Math.abs(zone - victimZone) >= 180)
  const network = chance.pick(far.length > 0 ? far : NETWORKS)
  const [a, b] = chance.pick(network.prefixes).split('.')
  const [c, d] = [chance.below(256), 2 + chance.below(252)]
  const reverse =
    network.reverse === undefined || chance.chance(0.4)
      ? undefined
      : network.reverse.replace('{a}', a!).replace('{b}', b!).replace('{c}', String(c)).replace('{d}', String(d))
  return { zone: network.zone, ip: `${a!}.${b!}.${c}.${d}`, machine: drawMachine(chance), reverse }
}

function drawMachine(chance: Random): string {
  const letters = (count: number) => drawn(count, ALPHABET.upper, chance)
  const lan = `[192.168.${chance.pick(['0', '1', '43', '178'])}.${2 + chance.below(200)}]`
  return chance.pick([
    `DESKTOP-${letters(7)}`,
    `WIN-${letters(11)}`,
    `LAPTOP-${letters(8)}`,
    lan,
    lan,
    'localhost',
    `vps${10_000 + chance.below(80_000)}`,
  ])
}

/** An address near another one: the same first half, so the same network as far as a /16 tells (IPv6: the same /48). */
export function neighbourOf(ip: string, chance: Random): string {
  if (ip.includes(':')) {
    const head = ip.split(':').slice(0, 3).join(':')
    return `${head}:${[0, 1, 2, 3, 4].map(() => (1 + chance.below(65_535)).toString(16)).join(':')}`
  }
  const [a, b] = ip.split('.')
  return `${a!}.${b!}.${chance.below(256)}.${2 + chance.below(252)}`
}

/** True for addresses of nobody in particular: private, loopback, link-local, and the military blocks used inside firms. */
export function isInner(ip: string): boolean {
  return /^(?:10|127|0|9|192\.168|169\.254|172\.(?:1[6-9]|2\d|3[01]))\.|^(?:::1|f[cde][0-9a-f]{2}:)/i.test(ip)
}
