import { decided, type Moment } from '#ground'
import { takeIn } from '#source'
import {
  keyFromModulus,
  type Modulus,
  readSignedMail,
  receiptDate,
  signedNumber,
  type SignedNumber,
  verifiesBy,
} from '#verify'

import { Worker } from 'node:worker_threads'

import type { Bench, NamedSource } from './bench.ts'
import { workerFile } from './worker-file.ts'

/** Which keys to recover, and how long to try. */
export interface Recovering {
  /** The keys to look for; all that at least three signatures name, if not given. */
  readonly wanted?: (name: { readonly selector: string; readonly domain: string }) => boolean
  /** Comparisons of signatures tried for one key; each takes a minute (1,024 bits) or two (2,048 bits). */
  readonly comparisons?: number
  /** Milliseconds for one key, after which its search is ended. */
  readonly milliseconds?: number
}

/** What became of the search for one key. */
export interface Recovery {
  readonly selector: string
  readonly domain: string
  /** Length of its signatures in bits. */
  readonly bits: number
  /** Signatures in the material that name the key. */
  readonly signatures: number
  /** Those of them over mails whose body is as it was signed: only these can take part. */
  readonly intactBodies: number
  readonly seconds: number
  /** Undefined where none was found; then `why` says the reason. */
  readonly key: RecoveredKey | undefined
  readonly why: string | undefined
}

/** A key that fits signatures of the material. */
export interface RecoveredKey {
  /** The text of its record, as it would stand in the DNS. */
  readonly txt: string
  readonly bits: number
  readonly exponent: number
  /** Signatures that it fits. Two made it; with more it cannot be a false one. */
  readonly verified: number
  /** Receipt of the first and the last mail that it fits. */
  readonly firstSeen: Moment | undefined
  readonly lastSeen: Moment | undefined
}

const COMPARISONS = 4
const MILLISECONDS = 30 * 60_000

/** Fewer signatures than this make no key that could be confirmed: two make it, one more confirms it. */
const FEWEST = 3

/**
 * Recovers RSA keys from the signatures of archived mail itself, each in a thread of its own, the most used first. Such a
 * key proves only as far as the archive is trusted: whoever can put mails into it can put a key into it.
 */
export async function* recoverKeys(
  sources: readonly NamedSource[],
  recovering: Recovering,
  bench: Pick<Bench, 'progress' | 'threads' | 'now'>,
): AsyncGenerator<Recovery, void> {
  const groups = await collect(sources, recovering, bench)
  const running: Promise<Recovery>[] = []
  for (const group of groups) {
    const recovery = recover(group, recovering, bench)
    // Whoever awaits it in its turn hears of a failure.
    recovery.catch(() => undefined)
    running.push(recovery)
    if (running.length >= bench.threads) yield await running.shift()!
  }
  for (const recovery of running) yield await recovery
}

/** One signature over a mail with an intact body. */
interface Sample extends SignedNumber {
  readonly at: Moment | undefined
  /** How much a list may have changed: recipients and marks of the subject. */
  readonly risk: number
}

/** All signatures that name one key, of one length. */
interface Group {
  readonly selector: string
  readonly domain: string
  readonly bits: number
  signatures: number
  readonly samples: Sample[]
}

async function collect(
  sources: readonly NamedSource[],
  { wanted = () => true }: Recovering,
  { progress }: Pick<Bench, 'progress'>,
): Promise<readonly Group[]> {
  const groups = new Map<string, Group>()
  const seen = new Set<string>()
  let done = 0
  for await (const intake of takeIn(sources.map(({ path }) => path))) {
    if (intake.kind !== 'item') continue
    progress({ doing: 'Reading', done: ++done, of: undefined, unit: 'mails' })
    const mail = readSignedMail(intake.item.bytes)
    for (const signature of mail.signatures) {
      if (signature.kind === 'unreadable' || signature.type !== 'rsa') continue
      const { selector, domain, signature: made } = signature
      if (!wanted({ selector, domain })) continue
      const print = made.toString('latin1')
      // Copies of a mail in several mailboxes hold the same signature, and one number teaches nothing twice.
      if (seen.has(print)) continue
      seen.add(print)
      const bits = made.length * 8
      const name = `${selector}._domainkey.${domain} ${bits}`.toLowerCase()
      const group = groups.get(name) ?? { selector, domain, bits, signatures: 0, samples: [] }
      groups.set(name, group)
      group.signatures++
      const number = signedNumber(mail, signature)
      if (number !== undefined)
        group.samples.push({ ...number, at: receiptDate(mail.fields), risk: riskOf(mail.fields) })
    }
  }
  return [...groups.values()]
    .filter(({ signatures }) => signatures >= FEWEST)
    .sort((one, other) => decided(other.signatures - one.signatures, nameOf(one), nameOf(other)))
}

const nameOf = ({ selector, domain, bits }: Group) => `${domain} ${selector} ${bits}`

/** Lists rewrite recipients and mark subjects; a mail with few of the first and none of the second is rather intact. */
function riskOf(fields: ReturnType<typeof readSignedMail>['fields']): number {
  const texts = (name: string) => fields.filter(({ key }) => key === name).map(({ text }) => text)
  const recipients = [...texts('to'), ...texts('cc')].join(',').split('@').length - 1
  const marked = texts('subject').some(text => /^subject:\s*(?:re:\s*)?\[/i.test(text))
  return recipients + 5 * texts('cc').length + (marked ? 3 : 0)
}

async function recover(
  group: Group,
  { comparisons = COMPARISONS, milliseconds = MILLISECONDS }: Recovering,
  { now }: Pick<Bench, 'now'>,
): Promise<Recovery> {
  const { selector, domain, bits, signatures } = group
  const samples = group.samples.toSorted((one, other) => one.risk - other.risk)
  const told = { selector, domain, bits, signatures, intactBodies: samples.length }
  const began = now()
  const ended = (key: RecoveredKey | undefined, why: string | undefined): Recovery => ({
    ...told,
    seconds: (now() - began) / 1000,
    key,
    why,
  })
  if (samples.length < 2)
    return ended(undefined, 'Fewer than two of its signatures stand over a body as it was signed.')
  const found = await inThread(samples.slice(0, MOST_SAMPLES), comparisons, milliseconds)
  if (typeof found === 'string') return ended(undefined, found)
  return ended(keyOf(found, samples), undefined)
}

/** Signatures handed to the thread: those that are compared, and some to take foreign factors out. */
const MOST_SAMPLES = 40

function keyOf(modulus: Modulus, samples: readonly Sample[]): RecoveredKey {
  const { txt, bits, publicKey } = keyFromModulus(modulus)
  const fitting = samples.filter(sample => verifiesBy(publicKey, sample))
  const times = fitting.flatMap(({ at }) => at ?? []).sort((one, other) => one - other)
  return {
    txt,
    bits,
    exponent: modulus.exponent,
    verified: fitting.length,
    firstSeen: times[0],
    lastSeen: times.at(-1),
  }
}

/** The question to the thread. */
export interface ModulusQuestion {
  readonly numbers: readonly { readonly signature: Uint8Array; readonly encoded: Uint8Array }[]
  readonly comparisons: number
}

/** Its answer: undefined where the signatures share nothing. */
export type ModulusAnswer = { readonly modulus: Uint8Array; readonly exponent: number } | undefined

/** Looks for the modulus in a thread of its own, which gives its memory back; a sentence where there is none. */
function inThread(
  numbers: readonly SignedNumber[],
  comparisons: number,
  milliseconds: number,
): Promise<Modulus | string> {
  const worker = new Worker(workerFile('recover-worker'))
  const question: ModulusQuestion = {
    numbers: numbers.map(({ signature, encoded }) => ({ signature, encoded })),
    comparisons,
  }
  return new Promise<Modulus | string>(resolve => {
    const timer = setTimeout(() => resolve(`It took longer than ${milliseconds / 60_000} minutes.`), milliseconds)
    worker.on('message', (answer: ModulusAnswer) =>
      resolve(
        answer === undefined
          ? 'Its signatures share no modulus: their mails were changed on the way, or the key was exchanged.'
          : { modulus: Buffer.from(answer.modulus), exponent: answer.exponent },
      ),
    )
    // Whatever ends the thread, memory that is not there first of all, ends the search for this key alone.
    worker.on('error', error =>
      resolve(`The arithmetic failed (${error instanceof Error ? error.message : String(error)}).`),
    )
    worker.on('exit', () => {
      clearTimeout(timer)
      resolve('The thread that looked for it ended.')
    })
    worker.postMessage(question)
  }).finally(() => void worker.terminate())
}
