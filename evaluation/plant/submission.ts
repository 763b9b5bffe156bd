import type { Random } from '#ground'
import { valueOf, type Field } from '../archive/fields.ts'
import { writeDate } from '../archive/written-date.ts'
import type { Carrier } from './carrier.ts'
import { ALPHABET, drawn } from './fresh.ts'
import { isInner, neighbourOf, type Seat } from './network.ts'

/**
 * How the mail was handed to the provider: by the provider's own page, by a client of the attacker over SMTP, or from
 * the neighbourhood of the owner's own machine.
 */
export type Way =
  | {
      readonly kind: 'web'
      /** Hop of an honest mail that was written in the same provider's page. */ readonly like: Field | undefined
    }
  | { readonly kind: 'smtp'; readonly seat: Seat }
  | { readonly kind: 'neighbour' }

const HANDED_IN =
  /\bwith\s+(?:UTF8)?E?SMTPS?A\b|\bESMTPA\b|Authenticated sender|\bby smtp\.(?:gmail|googlemail)\.com\b|\bwith HTTP\b/
const BY_HAND = /\(Postfix, from userid|with local id|invoked by uid|\bwith local\b|by [^ ]+ \(Postfix, from/

/**
 * Writes the provider's part of the way anew for another way of handing in. Everything below the hop at which the
 * provider took the mail in belonged to the owner's machine, and goes.
 */
export function handIn(carrier: Carrier, way: Way, chance: Random): Field[] {
  const { above } = carrier
  const at = submissionAt(above)
  if (way.kind === 'neighbour')
    return at === undefined ? [...above] : above.map((old, index) => (index === at ? moveNear(old, chance) : old))
  const kept =
    at === undefined
      ? [...above]
      : [...above.slice(0, at), ...above.slice(at + 1).filter(({ key }) => key !== 'received')]
  const place = at ?? lastHop(above) + 1
  const hop =
    way.kind === 'web'
      ? webHop(carrier, { at, like: way.like }, chance)
      : smtpHop(carrier, { at, seat: way.seat }, chance)
  return hop === undefined ? kept : [...kept.slice(0, place), hop, ...kept.slice(place)]
}

/** Where the provider took the mail from its author: the highest hop that says so, else the lowest that was the author's own. */
export function submissionAt(above: readonly Field[]): number | undefined {
  const is = (pattern: RegExp) => (old: Field) => old.key === 'received' && pattern.test(valueOf(old))
  const said = above.findIndex(is(HANDED_IN))
  if (said >= 0) return said
  const byHand = above.findIndex(is(BY_HAND))
  if (byHand >= 0) return byHand
  const hops = above.flatMap((old, index) => (old.key === 'received' ? [index] : []))
  const lowest = hops.at(-1)
  // A chain of inner servers ends at the author's machine; a single hop by the provider itself names nobody.
  return lowest !== undefined &&
    hops.length > 1 &&
    /\bfrom\b/.test(above[lowest]!.text) &&
    !/mapi id|with SMTP id/.test(above[lowest]!.text)
    ? lowest
    : undefined
}

function lastHop(above: readonly Field[]): number {
  return above.findLastIndex(({ key }) => key === 'received' || key === 'x-received')
}

function webHop(
  carrier: Carrier,
  { at, like }: { at: number | undefined; like: Field | undefined },
  chance: Random,
): Field | undefined {
  const { above } = carrier
  const { provider } = carrier.mail
  // Gmail writes no hop for its own page; and a carrier without a hop of its own was written in the page already.
  if (provider === 'google') return undefined
  if (like !== undefined || at === undefined) return like
  // A server that does not say where it took the mail from would not say it of a page either.
  if (!namesClient(above[at]!)) return above[at]
  const host = /\bby ([a-z0-9.-]+)/i.exec(valueOf(above[at]!))?.[1] ?? carrier.mail.from.address.split('@')[1]!
  const page = chance.pick([`webmail.${host.split('.').slice(-2).join('.')}`, 'localhost', host])
  return hop(
    carrier,
    { from: `from ${page} (localhost [127.0.0.1])`, host, protocol: chance.pick(['ESMTP', 'ESMTPA', 'ESMTPSA']) },
    chance,
  )
}

function smtpHop(carrier: Carrier, { at, seat }: { at: number | undefined; seat: Seat }, chance: Random): Field {
  const { above } = carrier
  const { provider } = carrier.mail
  if (at !== undefined) return namesClient(above[at]!) ? moveTo(above[at]!, seat) : above[at]!
  if (provider === 'google') return googleHop(carrier, seat, chance)
  const lowest = above.findLast(({ key }) => key === 'received')
  const host =
    /\bby ([a-z0-9.-]+)/i.exec(valueOf(lowest ?? carrier.route.at(-1)!))?.[1] ??
    carrier.mail.from.address.split('@')[1]!
  return hop(
    carrier,
    { from: `from ${seat.machine} (${seat.reverse ?? 'unknown'} [${seat.ip}])`, host, protocol: 'ESMTPSA' },
    chance,
  )
}

function namesClient(hop: Field): boolean {
  return /\bfrom\b/.test(hop.text.split(/\sby\s/)[0]!)
}

function pad({ dress }: Carrier): string {
  return dress === 'mailman' ? '\n ' : dress === 'zmailer' ? '\n        ' : '\n\t'
}

function hop(
  carrier: Carrier,
  { from, host, protocol }: { from: string; host: string; protocol: string },
  chance: Random,
): Field {
  const id = drawn(10, ALPHABET.upperHex, chance)
  const date = writeDate(carrier.mail.sent!, 'spaced')
  const fold = pad(carrier)
  return {
    name: 'Received',
    key: 'received',
    text: `Received: ${from}${fold}by ${host} (Postfix) with ${protocol} id ${id};${fold}${date}\n`,
  }
}

function googleHop(carrier: Carrier, seat: Seat, chance: Random): Field {
  const fold = pad(carrier)
  const short = /(?:so|mr)\d+([a-z]{3})\.\d/.exec(carrier.above.map(({ text }) => text).join(''))?.[1] ?? 'wmq'
  const pacific = { at: carrier.mail.sent!.at, zone: -420 }
  const time = new Date(carrier.mail.sent!.at - 7 * 3_600_000).toISOString().slice(0, 19).replace(/[-T:]/g, '.')
  const id = `${drawn(1, 'abcdefghijklmnopqrstuvwxyz', chance)}${drawn(2, ALPHABET.digits, chance)}sm${1 + chance.below(9)}${drawn(6, ALPHABET.digits, chance)}${short}.${1 + chance.below(200)}.${time}`
  const tls = chance.pick([
    'TLS1_3 cipher=TLS_AES_256_GCM_SHA384 bits=256/256',
    'TLS1_3 cipher=TLS_AES_128_GCM_SHA256 bits=128/128',
    'TLS1_2 cipher=ECDHE-ECDSA-AES128-GCM-SHA256 bits=128/128',
  ])
  const reverse = seat.reverse === undefined ? '' : `${seat.reverse}. `
  const text = `Received: from ${seat.machine} (${reverse}[${seat.ip}])${fold}by smtp.gmail.com with ESMTPSA id ${id}${fold}(version=${tls});${fold}${writeDate(pacific, 'two-digits')} (PDT)\n`
  return { name: 'Received', key: 'received', text }
}

const LITERAL = /(\[(?:IPv6:)?|\()((?:\d{1,3}\.){3}\d{1,3}|[0-9a-f]*:[0-9a-f:]+)([\])])/gi

/** The same hop as if another machine had handed the mail in. */
function moveTo(old: Field, seat: Seat): Field {
  const by = old.text.search(/\sby\s/)
  const from = old.text
    .slice(0, by)
    .replace(LITERAL, (_, open: string, _ip: string, close: string) => `${open.replace('IPv6:', '')}${seat.ip}${close}`)
    .replace(/(from\s+)\S+/, (_, word: string) => word + seat.machine)
    .replace(
      /\((?:[a-z0-9.-]+\.[a-z0-9.-]+)(\.?)\s*(\s\[)/i,
      (_, dot: string, open: string) => `(${seat.reverse === undefined ? 'unknown' : seat.reverse + dot}${open}`,
    )
  return { ...old, text: from + old.text.slice(by) }
}

/** The same hop from a neighbouring address of the same network; inner addresses stay. */
function moveNear(old: Field, chance: Random): Field {
  const by = old.text.search(/\sby\s/)
  const from = old.text
    .slice(0, by)
    .replace(LITERAL, (whole, open: string, ip: string, close: string) =>
      isInner(ip) ? whole : `${open}${neighbourOf(ip, chance)}${close}`,
    )
  return { ...old, text: from + old.text.slice(by) }
}
