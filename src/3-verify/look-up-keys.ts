import type { Moment } from '#ground'
import { type DatedKey, datedKey, keyName } from './key-store.ts'

/**
 * Asks the DNS for TXT records, each as its strings. Given by whoever may touch the net: nothing here looks anything up by
 * itself, since a look-up tells the domain that somebody examines its mail. No record is an empty list; a failed look-up
 * throws.
 */
export type ResolveText = (name: string) => Promise<readonly (readonly string[])[]>

/** The keys that stand under some names now, dated with the time of asking. Names without a record are left out. */
export async function lookUpKeys(
  names: readonly { readonly selector: string; readonly domain: string }[],
  resolve: ResolveText,
  now: Moment,
): Promise<readonly DatedKey[]> {
  const found: DatedKey[] = []
  for (const { selector, domain } of names)
    for (const strings of await resolve(keyName(selector, domain)))
      found.push(datedKey({ selector, domain, txt: strings.join(''), source: 'DNS', firstSeen: now, lastSeen: now }))
  return found
}
