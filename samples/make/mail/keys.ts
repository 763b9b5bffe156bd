/**
 * The keys with which the story's providers sign. They lie open in signing-keys.json, as primes and seeds, so that the
 * sample is the same bytes each time; in the story they are secret. A signature made with them proves nothing but that.
 */
import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { insist, type Moment } from '#ground'
import { utc } from './calendar.ts'

/** A key as a domain publishes it under a selector for some time. */
export interface SigningKey {
  readonly domain: string
  readonly selector: string
  readonly algorithm: 'rsa-sha256' | 'ed25519-sha256'
  readonly privateKey: KeyObject
  /** What the domain publishes (RFC 6376 §3.6.1). */
  readonly txt: string
  readonly bits: number
}

type Stored = { readonly p: string; readonly q: string } | { readonly seed: string }

interface Published {
  readonly domain: string
  readonly selector: string
  readonly key: string
  readonly from: Moment
  readonly until: Moment
}

const ALWAYS = { from: utc(2020, 1, 1), until: utc(2030, 1, 1) }

function always(key: string, selector: string, ...domains: readonly string[]): Published[] {
  return domains.map(domain => ({ domain, selector, key, ...ALWAYS }))
}

/** Lantern signs for all its customers with one key at a time and changed it in the autumn. */
const LANTERN_CUSTOMERS = [
  'okaforstrategy.example',
  'keystoneprint.example',
  'lindqvist-reports.example',
  'lanternmail.example',
  'stbrendanhall.example',
]
const LANTERN_CHANGE = utc(2025, 11, 20, 3)

const PUBLISHED: readonly Published[] = [
  { domain: 'harbour.example', selector: 'selector1', key: 'harbour-1', from: ALWAYS.from, until: utc(2025, 9, 15, 6) },
  {
    domain: 'harbour.example',
    selector: 'selector2',
    key: 'harbour-2',
    from: utc(2025, 9, 15, 6),
    until: ALWAYS.until,
  },
  { domain: 'gmail.example', selector: '20230601', key: 'gmail-1', from: ALWAYS.from, until: utc(2025, 10, 7, 8) },
  { domain: 'gmail.example', selector: '20251004', key: 'gmail-2', from: utc(2025, 10, 7, 8), until: ALWAYS.until },
  ...LANTERN_CUSTOMERS.flatMap(domain => [
    { domain, selector: 'lm2024', key: 'lantern-1', from: ALWAYS.from, until: LANTERN_CHANGE },
    { domain, selector: 'lm2025', key: 'lantern-2', from: LANTERN_CHANGE, until: ALWAYS.until },
    { domain, selector: 'lm2025e', key: 'lantern-ed', from: LANTERN_CHANGE, until: ALWAYS.until },
  ]),
  ...always('courier', 'selector1', 'caldercourier.example'),
  ...always('bluefin', 'selector2', 'bluefinmedia.example'),
  ...always('hartelowell', 'selector1', 'harte-lowell.example'),
  ...always('northlight', 'selector1', 'northlight.example'),
  ...always('calderparty', 'selector1', 'calderparty.example'),
  ...always('tenants', 'selector1-channel8-example', 'channel8.onoutlook.example'),
  ...always('harbourfield', 'google', 'harbourfield.example'),
  ...always('voterlight', 'google', 'voterlight.example'),
  ...always('radio', 'google', 'wcpr.example'),
  ...always('tribune', 'google', 'lakesidetribune.example'),
  ...always('meridian', 'mp24', 'meridianpolling.example'),
  ...always('meridian-ed', 'mp24e', 'meridianpolling.example'),
  ...always('bellcast', 'bc1', 'ballotandbeacon.example', 'policywire.example', 'voterlight.example'),
  ...always('pagoda', 'pg1', 'ballotandbeacon.example', 'tidewaterforum.example'),
  ...always('courier-news', 'news', 'mail.caldercourier.example'),
  ...always('giveleaf', 's1', 'giveleaf.example'),
  ...always('draftdesk', 'dd1', 'draftdesk.example'),
  ...always('lists', 'list2025', 'lists.civicnet.example', 'lists.calderparty.example'),
  ...always('tidebox', 'tb', 'tidebox.example'),
  ...always('mailbox7', 'x1', 'mailbox7.test', 'parcel-desk.test', 'harb0ur.example', 'docs-review.test'),
]

/** All keys that a domain signs with at a moment, under the selectors that were given or under all. */
export type KeyRing = (domain: string, at: Moment, selectors?: readonly string[]) => readonly SigningKey[]

/** Reads the stored keys and gives the ring. */
export function keyRing(): KeyRing {
  const file = new URL('signing-keys.json', import.meta.url)
  const stored = JSON.parse(readFileSync(file, 'utf8')) as Readonly<Record<string, Stored>>
  const opened = new Map<string, SigningKey>()
  const open = (published: Published): SigningKey => {
    const name = `${published.selector}/${published.domain}`
    const known = opened.get(name) ?? signingKey(published, stored[published.key])
    opened.set(name, known)
    return known
  }
  return (domain, at, selectors) =>
    PUBLISHED.filter(
      each =>
        each.domain === domain &&
        at >= each.from &&
        at < each.until &&
        (selectors === undefined || selectors.includes(each.selector)),
    ).map(open)
}

function signingKey({ domain, selector, key }: Published, stored: Stored | undefined): SigningKey {
  insist(stored !== undefined, `signing-keys.json has no ${key}.`)
  const privateKey = 'seed' in stored ? edwardsKey(stored.seed) : rsaKey(stored.p, stored.q)
  const spki = createPublicKey(privateKey).export({ format: 'der', type: 'spki' })
  const shared = { domain, selector, privateKey }
  if ('seed' in stored) {
    // RFC 8463 §4: the bare 32 bytes of the key, without the wrapping that RSA keys have.
    const txt = `v=DKIM1; k=ed25519; p=${spki.subarray(-32).toString('base64')}`
    return { ...shared, algorithm: 'ed25519-sha256', txt, bits: 256 }
  }
  return { ...shared, algorithm: 'rsa-sha256', txt: `v=DKIM1; k=rsa; p=${spki.toString('base64')}`, bits: 2048 }
}

function edwardsKey(seed: string): KeyObject {
  // RFC 8410 §7: the fixed head of a PKCS #8 Ed25519 key, and the seed.
  const der = Buffer.from(`302e020100300506032b657004220420${seed}`, 'hex')
  return createPrivateKey({ key: der, format: 'der', type: 'pkcs8' })
}

/** An RSA key from its two primes, with the usual exponent 65537. */
function rsaKey(primeP: string, primeQ: string): KeyObject {
  const [p, q, e] = [BigInt(`0x${primeP}`), BigInt(`0x${primeQ}`), 65_537n]
  const d = inverse(e, (p - 1n) * (q - 1n))
  const number = (value: bigint) => {
    const digits = value.toString(16)
    return Buffer.from(digits.padStart(digits.length + (digits.length % 2), '0'), 'hex').toString('base64url')
  }
  const numbers = { n: p * q, e, d, p, q, dp: d % (p - 1n), dq: d % (q - 1n), qi: inverse(q, p) }
  const jwk = Object.fromEntries(Object.entries(numbers).map(([name, value]) => [name, number(value)]))
  return createPrivateKey({ key: { kty: 'RSA', ...jwk }, format: 'jwk' })
}

/** The number that gives 1 when multiplied, by Euclid's extended algorithm. */
function inverse(value: bigint, modulus: bigint): bigint {
  let [a, b, x, y] = [value % modulus, modulus, 1n, 0n]
  while (a > 1n) {
    const quotient = a / b
    ;[a, b] = [b, a % b]
    ;[x, y] = [y, x - quotient * y]
  }
  return x < 0n ? x + modulus : x
}
