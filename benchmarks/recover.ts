/**
 * Recovers DKIM keys from the signatures of real archives and compares them with the given ones: how many, in what time,
 * with how much memory. One key after the other, in one thread.
 *
 *   node benchmarks/recover.ts [--keys FILE] [--most 12] [--bits 2048] [ARCHIVE...]
 *
 * Only keys that the file knows are looked for, so that every one can be compared; --bits keeps to those of one length.
 */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'

import type { Moment } from '#ground'
import { keyName, readKeys } from '#verify'
import { recoverKeys } from '#work'

import { archivesOr } from './archives.ts'

const shared = join(import.meta.dirname, '..', '..', 'shared', 'data')

async function main(): Promise<boolean> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      keys: { type: 'string', default: join(shared, 'dkim', 'recovered-keys.json') },
      most: { type: 'string', default: '12' },
      bits: { type: 'string' },
    },
  })
  const archives = archivesOr(positionals)
  if (![values.keys, ...archives].every(path => existsSync(path))) {
    console.log('skipped, no data')
    return true
  }
  const given = new Map(
    readKeys(readFileSync(values.keys, 'utf8'), 'given').keys.flatMap(({ selector, domain, record }) =>
      record.kind === 'key' && (values.bits === undefined || record.bits === Number(values.bits))
        ? [[keyName(selector, domain).toLowerCase(), record]]
        : [],
    ),
  )
  const world = { threads: 1, progress: () => undefined, now: () => Date.now() as Moment }
  const wanted = ({ selector, domain }: { selector: string; domain: string }) =>
    given.has(keyName(selector, domain).toLowerCase())
  let [equal, different] = [0, 0]
  for await (const { selector, domain, bits, signatures, intactBodies, seconds, key, why } of recoverKeys(
    archives.map(path => ({ path })),
    { wanted },
    world,
  )) {
    const known = given.get(keyName(selector, domain).toLowerCase())
    const same = key !== undefined && known !== undefined && key.txt.endsWith(`p=${known.material.toString('base64')}`)
    if (same) equal++
    else if (key !== undefined) different++
    const memory = Math.round(process.resourceUsage().maxRSS / 1024)
    const outcome = key === undefined ? why : `${same ? 'equal' : 'DIFFERENT'}, fits ${key.verified}`
    console.log(
      `${selector}._domainkey.${domain}: ${bits} bits, ${signatures} signatures, ${intactBodies} intact bodies: ${outcome}; ${seconds.toFixed(0)} s, peak ${memory} MiB`,
    )
    if (equal >= Number(values.most)) break
  }
  console.log(`${equal} equal to the given ones, ${different} different`)
  return different === 0
}

// Threads of searches that are not waited for any more would keep the program alive.
if (import.meta.main) process.exit((await main()) ? 0 : 1)
