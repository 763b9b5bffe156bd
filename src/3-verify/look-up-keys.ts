import { decided, type Moment } from '#ground'
import { readArcSets } from './arc-set.ts'
import { type DatedKey, datedKey, keyName } from './key-store.ts'
import type { SignedMail } from './signed-mail.ts'

/**
 * Asks the DNS for TXT records, each as its strings. Given by whoever may touch the net: nothing here looks anything up by
 * itself, since a look-up tells the domain that somebody examines its mail. No record is an empty list; a failed look-up
 * throws.
 */
export type ResolveText = (name: string) => Promise<readonly (readonly string[])[]>

/** Under which name a key stands. */
export interface KeyName {
  readonly selector: string
  readonly domain: string
}

/** The names of all keys that a mail's signatures and seals were made with. */
export function keyNamesOf(mail: SignedMail): readonly KeyName[] {
  const arc = readArcSets(mail.fields)
  const sets = arc.kind === 'sets' ? arc.sets : []
  const signatures = mail.signatures.flatMap(one => (one.kind === 'signature' ? [one] : []))
  return [...signatures, ...sets.flatMap(({ message, seal }) => [message, seal])].map(({ selector, domain }) => ({
    selector,
    domain,
  }))
}

/** The keys that stand under a name now, dated with the time of asking; none where there is no record. */
export async function lookUpKeys(
  { selector, domain }: KeyName,
  resolve: ResolveText,
  now: Moment,
): Promise<readonly DatedKey[]> {
  const records = await resolve(keyName(selector, domain))
  return records.map(strings =>
    datedKey({ selector, domain, txt: strings.join(''), source: 'DNS', firstSeen: now, lastSeen: now }),
  )
}

/** Sightings of before and of now as one list: the same record under the same name is one key, seen from first to last. */
export function mergeSightings(before: readonly DatedKey[], now: readonly DatedKey[]): readonly DatedKey[] {
  const known = new Map<string, DatedKey>()
  for (const key of [...before, ...now]) {
    const id = `${keyName(key.selector, key.domain).toLowerCase()} ${key.txt}`
    const other = known.get(id)
    known.set(id, other === undefined ? key : { ...other, ...span([other, key]), public: other.public || key.public })
  }
  const order = ({ selector, domain, txt }: DatedKey) => `${domain} ${selector} ${txt}`
  return [...known.values()].sort((one, other) => decided(0, order(one), order(other)))
}

function span(keys: readonly DatedKey[]): Partial<Pick<DatedKey, 'firstSeen' | 'lastSeen'>> {
  const times = keys.flatMap(({ firstSeen, lastSeen }) => [firstSeen, lastSeen].filter(at => at !== undefined))
  const [first] = times.sort((one, other) => one - other)
  const last = times.at(-1)
  return { ...(first === undefined ? {} : { firstSeen: first }), ...(last === undefined ? {} : { lastSeen: last }) }
}
