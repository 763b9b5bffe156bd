/**
 * DKIM verification measured on real archives with given keys: agreement with mailauth on every signature that it judges
 * (same keys, same time of receipt), speed on one core, and how many broken signatures the search gets back. It fails
 * where the two disagree on a signature of which mailauth gives a verdict.
 *
 *   node benchmarks/verify.ts [--keys FILE] [--repairs N] [ARCHIVE...]
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
function inTheirWords({ headers, body, error }: SignatureVerdict): string {
  if (body === 'fail') return 'neutral, body hash'
  if (headers === 'unknown') return error?.code === 'no-key' ? 'neutral, no key' : 'unread'
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
    const known = new Set(theirs.map(({ signature }) => signature!.replace(/\s/g, '')))
    for (const verdict of ours) {
      if (verdict.signature !== undefined && known.has(verdict.signature.signature.toString('base64'))) continue
      const alone = `not judged | ${inTheirWords(verdict)} (${verdict.error?.code ?? verdict.algorithm})`
      counts[alone] = (counts[alone] ?? 0) + 1
    }
  }
  return counts
}

/**
 * Signatures a second of one core's time, reading, canonical forms and cryptography included. Only those count whose two
 * halves were both judged; the others cost time and are not counted.
 */
function speed(mails: readonly Buffer[], keys: KeyStore): { perSecond: number; judged: number; megabytes: number } {
  let judged = 0
  const runs = Array.from({ length: 3 }, () => {
    const began = process.cpuUsage()
    judged = 0
    for (const bytes of mails)
      for (const { headers } of verifyDkim(readSignedMail(bytes), keys)) if (headers !== 'unknown') judged++
    const { user, system } = process.cpuUsage(began)
    return judged / ((user + system) / 1e6)
  }).sort((one, other) => one - other)
  const bytes = mails.reduce((sum, mail) => sum + mail.length, 0)
  return { perSecond: Math.round(runs[1]!), judged, megabytes: Math.round(bytes / 1e6) }
}

/** Pairs in which both judged and differ; a signature that only one of them could read is none. */
const disagreements = (counts: Readonly<Record<string, number>>) =>
  Object.keys(counts).filter(pair => {
    const [theirs, ours] = pair.split(' | ')
    return theirs !== 'not judged' && theirs !== ours
  })

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

async function main(): Promise<boolean> {
  if (![values.keys, ...archives].every(path => existsSync(path))) {
    console.log('skipped, no data')
    return true
  }
  const keys = keyStore(readKeys(readFileSync(values.keys, 'utf8'), 'recovered').keys)
  let agreed = true
  for (const archive of archives) {
    const mails = await readMails(archive)
    console.log(`\n${archive}: ${mails.length} mails, ${keys.keys.length} keys`)
    console.log('speed, one core:', speed(mails, keys))
    const counts = await compare(mails, keys)
    const different = disagreements(counts)
    agreed &&= different.length === 0
    console.log('mailauth | ours:')
    console.table(counts)
    console.log(different.length === 0 ? 'They agree on every signature that mailauth judges.' : different)
    if (Number(values.repairs) > 0) console.table(repair(mails, keys, Number(values.repairs)))
  }
  return agreed
}

if (import.meta.main) process.exitCode = (await main()) ? 0 : 1
