/**
 * DKIM verification measured on real archives with dated keys: agreement with mailauth on every signature that it judges
 * (same keys, same time of receipt), speed on one core, the law that nothing altered is called verified, and how many
 * broken signatures the search gets back.
 *
 *   node benchmarks/verify.ts [--keys FILE] [--mutations N] [--repairs N] [ARCHIVE...]
 */
import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { parseArgs } from 'node:util'

import { random } from '#ground'
import { takeIn } from '#source'
import {
  type KeyStore,
  keyStore,
  proveMail,
  readKeys,
  readSignedMail,
  receiptDate,
  type SignatureVerdict,
  verifyDkim,
} from '#verify'

import { mutate } from '../src/3-verify/mutation.contract.ts'
import { keysOf, makeSigner } from '../src/3-verify/signer.contract.ts'

interface Judged {
  readonly signature?: string
  readonly status: { readonly result: string; readonly comment?: string }
}

interface Mailauth {
  dkimVerify(mail: Uint8Array, options: object): Promise<{ results: readonly Judged[] }>
}

const { dkimVerify } = createRequire(import.meta.url)('mailauth/lib/dkim/verify') as Mailauth

const shared = join(import.meta.dirname, '..', '..', 'shared', 'data')
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    keys: { type: 'string', default: join(shared, 'dkim', 'recovered-keys.json') },
    mutations: { type: 'string', default: '100000' },
    repairs: { type: 'string', default: '200' },
  },
})
const archives = positionals.length > 0 ? positionals : [join(shared, 'mail', 'linux-man-2019-2026.mbox.zst')]

async function readMails(archive: string): Promise<readonly Buffer[]> {
  const mails: Buffer[] = []
  for await (const intake of takeIn([archive])) if (intake.kind === 'item') mails.push(Buffer.from(intake.item.bytes))
  return mails
}

/** Our judgement in mailauth's words. */
function inTheirWords({ headers, body }: SignatureVerdict): string {
  if (body === 'fail') return 'neutral, body hash'
  if (headers === 'unknown') return 'neutral, no key'
  return headers
}

const theirWord = ({ status: { result, comment = '' } }: Judged): string =>
  result !== 'neutral' ? result : comment.startsWith('body hash') ? 'neutral, body hash' : `neutral, ${comment}`

/** Counts of each pair of judgements, and how many signatures only one of the two judged. */
async function compare(mails: readonly Buffer[], keys: KeyStore): Promise<Readonly<Record<string, number>>> {
  const records = new Map(
    keys.keys.map(({ selector, domain, txt }) => [`${selector}._domainkey.${domain}`.toLowerCase(), txt]),
  )
  const resolver = (name: string) => {
    const txt = records.get(name.toLowerCase())
    return txt === undefined
      ? Promise.reject(Object.assign(new Error(name), { code: 'ENOTFOUND' }))
      : Promise.resolve([[txt]])
  }
  const counts: Record<string, number> = {}
  for (const bytes of mails) {
    const mail = readSignedMail(bytes)
    if (mail.signatures.length === 0) continue
    const receivedAt = receiptDate(mail.fields)
    const ours = verifyDkim(mail, keys, receivedAt)
    const curTime = receivedAt === undefined ? {} : { curTime: new Date(receivedAt) }
    const { results } = await dkimVerify(bytes, { resolver, minBitLength: 512, ...curTime })
    const theirs = results.filter(({ signature }) => signature !== undefined)
    for (const judged of theirs) {
      const made = Buffer.from(judged.signature!, 'base64')
      const verdict = ours.find(({ signature }) => signature?.signature.equals(made) === true)
      const pair = `${theirWord(judged)} | ${verdict === undefined ? 'not read' : inTheirWords(verdict)}`
      counts[pair] = (counts[pair] ?? 0) + 1
    }
    const alone = ours.length - theirs.length
    if (alone > 0) counts['not judged by mailauth'] = (counts['not judged by mailauth'] ?? 0) + alone
  }
  return counts
}

/** Signatures judged a second on this one core, reading, canonical forms and cryptography included. */
function speed(mails: readonly Buffer[], keys: KeyStore): { perSecond: number; megabytes: number } {
  const runs = Array.from({ length: 3 }, () => {
    const began = performance.now()
    let signatures = 0
    for (const bytes of mails) signatures += verifyDkim(readSignedMail(bytes), keys).length
    return signatures / ((performance.now() - began) / 1000)
  }).sort((one, other) => one - other)
  const bytes = mails.reduce((sum, mail) => sum + mail.length, 0)
  return { perSecond: Math.round(runs[1]!), megabytes: Math.round(bytes / 1e6) }
}

/** Altered copies of mails that are verified: how many, and how many of them are still called so. */
function alter(mails: readonly Buffer[], keys: KeyStore, wanted: number): { altered: number; verified: number } {
  const chance = random('mutations')
  const attacker = makeSigner('rsa', 1024, 'evil.test', 'e')
  const all = keyStore([...keys.keys, ...keysOf(attacker).keys])
  const limits = { body: { hashes: 20, bytes: 400_000, depth: 1 }, fields: { hashes: 20, depth: 1 } }
  const verdictOf = (bytes: Buffer) => proveMail({ bytes, fidelity: 'original', keys: all, limits }).verdict
  const good = chance
    .shuffle(mails.filter(mail => mail.length < 30_000))
    .filter(mail => verdictOf(mail) === 'verified')
    .slice(0, 2000)
  let [altered, verified] = [0, 0]
  while (altered < wanted && good.length > 1) {
    const bytes = mutate(chance.pick(good), { chance, other: chance.pick(good), attacker })
    if (bytes === undefined) continue
    altered++
    if (verdictOf(bytes) === 'verified') verified++
  }
  return { altered, verified }
}

/** Mails with a broken signature: what the search gets back, by the repairs that did it. */
function repair(mails: readonly Buffer[], keys: KeyStore, wanted: number): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {}
  const broken = mails.filter(bytes =>
    verifyDkim(readSignedMail(bytes), keys).some(({ headers, body }) => headers === 'fail' || body === 'fail'),
  )
  const sample = random('repairs').shuffle(broken).slice(0, wanted)
  for (const bytes of sample)
    for (const { verdict, body, repair: found, fieldRepair } of proveMail({ bytes, fidelity: 'original', keys })
      .signatures) {
      const of = [
        ...(verdict.headers === 'fail' ? ['headers'] : []),
        ...(verdict.body === 'fail' ? ['body'] : []),
      ].join('+')
      if (of === '') continue
      const back = (verdict.headers !== 'fail' || fieldRepair?.found !== undefined) && body !== 'fail'
      const steps = [...(fieldRepair?.steps ?? []), ...(found?.steps ?? [])].map(step => step.repair)
      const key = `${of}: ${back ? `back by ${steps.join('+')}` : 'not back'}`
      counts[key] = (counts[key] ?? 0) + 1
    }
  return { 'mails with a broken signature': broken.length, 'of these tried': sample.length, ...counts }
}

async function main(): Promise<void> {
  if (![values.keys, ...archives].every(path => existsSync(path))) return console.log('skipped, no data')
  const keys = keyStore(readKeys(readFileSync(values.keys, 'utf8'), 'recovered').keys)
  for (const archive of archives) {
    const mails = await readMails(archive)
    console.log(`\n${archive}: ${mails.length} mails, ${keys.keys.length} keys`)
    console.log('speed, one core:', speed(mails, keys))
    console.log('mailauth | ours:')
    console.table(await compare(mails, keys))
    if (Number(values.mutations) > 0) console.log('altered mails:', alter(mails, keys, Number(values.mutations)))
    if (Number(values.repairs) > 0) console.table(repair(mails, keys, Number(values.repairs)))
  }
}

if (import.meta.main) await main()
