/**
 * The law that must never break, held on real mail: what was altered is not called verified. Signed mails of an archive
 * that are verified with the given keys are altered in twelve ways, one after the other, and proven again.
 *
 *   node benchmarks/mutate-signed.ts [--keys FILE] [--count 100000] [--seed TEXT] [--show NUMBER] [ARCHIVE...]
 *
 * --show prints one altered mail by its number, as it was found, in place of proving all.
 */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'

import { random } from '#ground'
import { takeIn } from '#source'
import { keyStore, type ProofWord, proveMail, readKeys } from '#verify'

import { mutate } from '../src/3-verify/mutation.contract.ts'
import { keysOf, makeSigner } from '../src/3-verify/signer.contract.ts'

const shared = join(import.meta.dirname, '..', '..', 'shared', 'data')

/** The search is kept short: it changes how an altered mail is called, and never to verified. */
const LIMITS = { body: { hashes: 20, bytes: 400_000, depth: 1 }, fields: { hashes: 20, depth: 1 } }

/** Longer mails are altered as well as shorter ones and only take longer. */
const LONGEST = 30_000
const ORIGINALS = 2000

async function main(): Promise<boolean> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      keys: { type: 'string', default: join(shared, 'dkim', 'recovered-keys.json') },
      count: { type: 'string', default: '100000' },
      seed: { type: 'string', default: 'mutations' },
      show: { type: 'string' },
    },
  })
  const archives = positionals.length > 0 ? positionals : [join(shared, 'mail', 'linux-man-2019-2026.mbox.zst')]
  if (![values.keys, ...archives].every(path => existsSync(path))) {
    console.log('skipped, no data')
    return true
  }
  const chance = random(values.seed)
  const attacker = makeSigner('rsa', 1024, 'evil.test', 'e')
  const given = readKeys(readFileSync(values.keys, 'utf8'), 'recovered').keys
  const keys = keyStore([...given, ...keysOf(attacker).keys])
  const verdictOf = (bytes: Buffer) => proveMail({ bytes, fidelity: 'original', keys, limits: LIMITS }).verdict
  const mails: Buffer[] = []
  for await (const intake of takeIn(archives))
    if (intake.kind === 'item' && intake.item.bytes.length < LONGEST) mails.push(Buffer.from(intake.item.bytes))
  const originals: Buffer[] = []
  for (const mail of chance.shuffle(mails)) {
    if (verdictOf(mail) === 'verified') originals.push(mail)
    if (originals.length === ORIGINALS) break
  }
  const words = new Map<ProofWord, number>()
  const began = performance.now()
  for (let altered = 0; altered < Number(values.count) && originals.length > 1;) {
    const original = chance.pick(originals)
    const bytes = mutate(original, { chance, other: chance.pick(originals), attacker })
    if (bytes === undefined) continue
    altered++
    if (values.show !== undefined) {
      if (altered !== Number(values.show)) continue
      console.log(`${original.toString('latin1')}\n${'='.repeat(80)}\n${bytes.toString('latin1')}`)
      return true
    }
    const verdict = verdictOf(bytes)
    words.set(verdict, (words.get(verdict) ?? 0) + 1)
    if (verdict === 'verified') console.log(`altered mail ${altered} is called verified`)
  }
  const seconds = ((performance.now() - began) / 1000).toFixed(0)
  console.log(`${values.count} altered copies of ${originals.length} verified mails, ${seconds} s`)
  console.table(Object.fromEntries(words))
  return !words.has('verified')
}

if (import.meta.main) process.exitCode = (await main()) ? 0 : 1
