import { hash } from 'node:crypto'
import type { Moment } from '#ground'
import { type KeyRecord, readKeyRecord } from './key-record.ts'

/** One key as somebody saw it in the DNS, and when. */
export interface DatedKey {
  readonly selector: string
  readonly domain: string
  /** The TXT record, its strings joined. */
  readonly txt: string
  readonly record: KeyRecord
  /** The first and the last time it was seen there; it may have stood there before and after. */
  readonly firstSeen?: Moment
  readonly lastSeen?: Moment
  /** Who says so: an archive, a file, a look-up. */
  readonly source: string
  /** True where the private half is known to be public: then anybody could have made the signature. */
  readonly public: boolean
}

/** A key that may have made a signature. */
export interface KeyCandidate {
  readonly key: DatedKey
  /** How its sightings lie to the time asked for: around it, only after it, only before it, or not dated. */
  readonly seen: 'then' | 'later' | 'earlier' | 'undated'
}

/** Keys of the past, to be asked for by name and time. */
export interface KeyStore {
  /** All keys known under that name, those seen at the time first. */
  keyFor(selector: string, domain: string, at: Moment | undefined): readonly KeyCandidate[]
  readonly keys: readonly DatedKey[]
}

/** Keys whose private half was published: by their own bytes, or only by the name of the file that holds it. */
export interface PublishedKeys {
  /** The public halves, as they stand in `p=`. */
  readonly materials: readonly Buffer[]
  /** MD5 of the bytes of `p=`, 32 lower-case hex digits: chiark's dkim-rotate names its files so. */
  readonly names: readonly string[]
}

/** One key as it stands in a record, its public half read once for all signatures that need it. */
export function datedKey(given: Omit<DatedKey, 'record' | 'public'> & { readonly public?: boolean }): DatedKey {
  return {
    ...given,
    domain: given.domain.toLowerCase(),
    record: readKeyRecord(given.txt),
    public: given.public ?? false,
  }
}

/**
 * Puts keys where they can be asked for. A key that was published under any name is public under all: whoever rotates
 * keys moves the same key between selectors.
 */
export function keyStore(keys: readonly DatedKey[], published: PublishedKeys = { materials: [], names: [] }): KeyStore {
  const open = new Set([...published.names, ...published.materials.map(md5)])
  for (const key of keys) if (key.public && key.record.kind === 'key') open.add(md5(key.record.material))
  const flagged = keys.map(key =>
    !key.public && key.record.kind === 'key' && open.has(md5(key.record.material)) ? { ...key, public: true } : key,
  )
  const byName = Map.groupBy(flagged, key => nameOf(key.selector, key.domain))
  return {
    keys: flagged,
    keyFor: (selector, domain, at) => candidates(byName.get(nameOf(selector, domain)) ?? [], at),
  }
}

/** RFC 6376 §3.6.2.1: where a key stands in the DNS; names there have no letter-case. */
export function keyName(selector: string, domain: string): string {
  return `${selector}._domainkey.${domain}`
}

const nameOf = (selector: string, domain: string) => keyName(selector, domain).toLowerCase()

const md5 = (material: Buffer) => hash('md5', material, 'hex')

/** Keys of one name that are tried on one signature: no domain had more, and a file of keys could hold any number. */
const MOST_CANDIDATES = 50

const ORDER = ['then', 'undated', 'later', 'earlier'] as const

function candidates(keys: readonly DatedKey[], at: Moment | undefined): readonly KeyCandidate[] {
  if (keys.length === 1) return [{ key: keys[0]!, seen: seenAt(keys[0]!, at) }]
  return keys
    .map(key => ({ key, seen: seenAt(key, at) }))
    .sort((one, other) => rank(one, at) - rank(other, at))
    .slice(0, MOST_CANDIDATES)
}

/** Kind of sighting first, then how far it is from the time, in milliseconds. */
const rank = (candidate: KeyCandidate, at: Moment | undefined) =>
  ORDER.indexOf(candidate.seen) * 1e15 + distance(candidate, at)

function seenAt(key: DatedKey, at: Moment | undefined): KeyCandidate['seen'] {
  if (at === undefined || (key.firstSeen === undefined && key.lastSeen === undefined)) return 'undated'
  if (key.firstSeen !== undefined && at < key.firstSeen) return 'later'
  if (key.lastSeen !== undefined && at > key.lastSeen) return 'earlier'
  return 'then'
}

const distance = ({ key, seen }: KeyCandidate, at: Moment | undefined) => {
  if (at === undefined || seen === 'then' || seen === 'undated') return 0
  return seen === 'later' ? key.firstSeen! - at : at - key.lastSeen!
}
