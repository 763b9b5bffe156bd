import type { Random } from '#ground'
import { ALPHABET, drawn } from '../fresh.ts'

const WORDS = [
  'secure',
  'docs',
  'review',
  'portal',
  'cloud',
  'share',
  'files',
  'login',
  'verify',
  'account',
  'mail',
  'office',
  'team',
  'project',
  'hub',
  'meet',
  'sign',
  'view',
  'notice',
  'update',
  'access',
  'data',
  'web',
  'work',
  'link',
  'patch',
  'build',
  'wiki',
  'kernel',
  'dev',
  'git',
  'open',
  'source',
  'fast',
  'blue',
  'north',
  'river',
  'delta',
  'prime',
  'orbit',
]
const ENDINGS = [
  'com',
  'com',
  'com',
  'net',
  'org',
  'info',
  'xyz',
  'top',
  'site',
  'online',
  'app',
  'dev',
  'io',
  'co',
  'ru',
  'cc',
  'live',
  'club',
]
const SHORTENERS = ['bit.ly', 'tinyurl.com', 't.ly', 'rb.gy', 'is.gd', 'cutt.ly', 't.co', 'ow.ly']

/**
 * A link of the attacker's own: mostly a domain that nobody has seen, now and then one that looks like the victim's, or
 * a shortener. The names are put together by chance and never fetched.
 */
export function lureLink(victimDomain: string, chance: Random): string {
  const way = chance.next()
  if (way < 0.12) return `https://${chance.pick(SHORTENERS)}/${drawn(7, ALPHABET.letters, chance)}`
  const host = way < 0.3 ? looksLike(victimDomain, chance) : freshHost(chance)
  const path = chance.pick([
    `/${chance.pick(WORDS)}/${drawn(8, ALPHABET.hex, chance)}`,
    `/${drawn(6, ALPHABET.letters, chance)}`,
    `/${chance.pick(WORDS)}/${chance.pick(WORDS)}.php?id=${drawn(10, ALPHABET.digits, chance)}`,
    `/${chance.pick(WORDS)}/index.html`,
    '/',
  ])
  return `${chance.chance(0.85) ? 'https' : 'http'}://${host}${path}`
}

function freshHost(chance: Random): string {
  const name = chance.pick([
    `${chance.pick(WORDS)}-${chance.pick(WORDS)}${chance.chance(0.3) ? `-${chance.pick(WORDS)}` : ''}`,
    `${chance.pick(WORDS)}${chance.pick(WORDS)}${chance.below(90)}`,
    drawn(5 + chance.below(6), 'abcdefghijklmnoprstuvwz', chance),
  ])
  const front = chance.chance(0.3) ? `${chance.pick(WORDS)}.` : ''
  return `${front}${name}.${chance.pick(ENDINGS)}`
}

function looksLike(domain: string, chance: Random): string {
  const [label = 'mail', ...rest] = domain.split('.').slice(-2)
  const swapped = label.replace(/[ol1i]/, letter => ({ o: '0', l: '1', '1': 'l', i: 'l' })[letter] ?? letter)
  const name = chance.pick([
    swapped === label ? `${label}-${chance.pick(WORDS)}` : swapped,
    `${label}-${chance.pick(WORDS)}`,
    `${chance.pick(WORDS)}-${label}`,
  ])
  return `${name}.${rest.length > 0 && chance.chance(0.5) ? rest.join('.') : chance.pick(ENDINGS)}`
}

/** A link to a file at a host that everybody uses: nothing about the host is strange. */
export function popularLink(chance: Random): string {
  const id = (count: number) => drawn(count, ALPHABET.base64url, chance)
  const way = chance.next()
  if (way < 0.22) return `https://drive.google.com/file/d/1${id(32)}/view?usp=sharing`
  if (way < 0.42) return `https://docs.google.com/document/d/1${id(43)}/edit?usp=sharing`
  if (way < 0.56)
    return `https://www.dropbox.com/s/${drawn(15, 'abcdefghijklmnopqrstuvwxyz0123456789', chance)}/${chance.pick(WORDS)}-${chance.pick(WORDS)}.pdf?dl=0`
  if (way < 0.68) return `https://1drv.ms/b/s!A${id(22)}`
  if (way < 0.76)
    return `https://${chance.pick(WORDS)}${chance.pick(WORDS)}-my.sharepoint.com/:b:/g/personal/${id(10)}/E${id(24)}`
  if (way < 0.84)
    return `https://gist.github.com/${chance.pick(WORDS)}${chance.below(900)}/${drawn(32, ALPHABET.hex, chance)}`
  if (way < 0.9)
    return `https://github.com/${chance.pick(WORDS)}${chance.below(900)}/${chance.pick(WORDS)}-${chance.pick(WORDS)}`
  if (way < 0.95) return `https://we.tl/t-${drawn(10, ALPHABET.letters, chance)}`
  return `https://app.box.com/s/${drawn(32, 'abcdefghijklmnopqrstuvwxyz0123456789', chance)}`
}
