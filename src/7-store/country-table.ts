import { canonicalIp, ipScope } from '#ground'
import type { CountryOf } from '#message'

import { Reader, type Response } from 'mmdb-lib'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

/** One entry of the table: two letters of ISO 3166-1, or nothing. */
type Entry = Response & { readonly country_code?: string }

const TABLE = '@ip-location-db/geo-whois-asn-country-mmdb/geo-whois-asn-country.mmdb'
/** Answers that are kept: one archive's devices come from a few thousand addresses, and each look-up walks a tree. */
const KEPT_ANSWERS = 8192

/**
 * The table of countries to which registries gave networks, as it lay in the package on the day of its version, in memory
 * that threads share. Nothing is asked over a network.
 */
export function countryBytes(): SharedArrayBuffer {
  const file = readFileSync(createRequire(import.meta.url).resolve(TABLE))
  const shared = new SharedArrayBuffer(file.length)
  Buffer.from(shared).set(file)
  return shared
}

/** Looks countries up in such a table. Private and documentation addresses have none. */
export function countryTable(bytes: SharedArrayBuffer): CountryOf {
  const table = new Reader<Entry>(Buffer.from(bytes))
  const answers = new Map<string, string | undefined>()
  return ip => {
    if (answers.has(ip)) return answers.get(ip)
    const country = ipScope(ip) === 'public' ? table.get(canonicalIp(ip) ?? ip)?.country_code : undefined
    if (answers.size === KEPT_ANSWERS) answers.clear()
    answers.set(ip, country)
    return country
  }
}
