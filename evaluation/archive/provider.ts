import { organisation } from '#ground'
import { valueOf, type Field } from './fields.ts'

/** Who carries an account's mail: one of the large hosts by name, else the organisation of its own servers. */
export type Provider = string

const SIGNS: readonly (readonly [RegExp, Provider])[] = [
  [/^x-gm-message-state$/, 'google'],
  [/^x-ms-exchange-crosstenant-id$/, 'microsoft'],
  [/^x-me-sender$/, 'fastmail'],
  [/^x-pm-message-id$/, 'proton'],
  [/^x-provags-id$/, 'gmx'],
]

/** Tells the provider from the fields that its servers add, else from the lowest server on the way. */
export function providerOf(fields: readonly Field[]): Provider {
  for (const { key } of fields) {
    const sign = SIGNS.find(([pattern]) => pattern.test(key))
    if (sign !== undefined) return sign[1]
  }
  const hops = fields.filter(({ key }) => key === 'received').map(valueOf)
  const by = hops.map(hop => /\bby ([a-z0-9-]+(?:\.[a-z0-9-]+)+)/i.exec(hop)?.[1]).filter(host => host !== undefined)
  const lowest = by.findLast(host => !/\.(?:local|internal|lan|localdomain|localhost)$/i.test(host))
  return lowest === undefined ? 'unknown' : organisation(lowest)
}
