import { rfc3339, type Moment } from '#ground'
import type { Field } from './field.ts'
import { keyRing } from './keys.ts'

/** A mail with its fields and the time at which it came in. */
interface Dated {
  readonly at: Moment
  readonly fields: readonly Field[]
}

/** One published key as a harvest writes it down. */
interface Harvested {
  readonly txt: string
  readonly bits: number
  signatures_seen: number
  firstSeen: string
  lastSeen: string
  readonly how: string
}

/** The keys behind all signatures in these mails, by `selector._domainkey.domain`, with the days of the first and last. */
export function publishedKeys(mails: readonly Dated[]): object {
  const ring = keyRing()
  const found = new Map<string, Harvested>()
  for (const { at, fields } of [...mails].sort((one, other) => one.at - other.at))
    for (const raw of fields) {
      if (!raw.startsWith('DKIM-Signature:')) continue
      const domain = /\bd=([^;\s]+)/.exec(raw)?.[1] ?? ''
      const selector = /\bs=([^;\s]+)/.exec(raw)?.[1] ?? ''
      const name = `${selector}._domainkey.${domain}`
      const known = found.get(name)
      if (known !== undefined) {
        known.signatures_seen++
        known.lastSeen = rfc3339(at)
        continue
      }
      const key = ring(domain, at, [selector])[0] ?? ring(domain, (at - 3_600_000) as Moment, [selector])[0]
      if (key === undefined) continue
      const seen = rfc3339(at)
      found.set(name, {
        txt: key.txt,
        bits: key.bits,
        signatures_seen: 1,
        firstSeen: seen,
        lastSeen: seen,
        how: 'published by the sample',
      })
    }
  return Object.fromEntries([...found].sort(([one], [other]) => (one < other ? -1 : 1)))
}
