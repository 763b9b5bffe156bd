import type { Moment, Span } from '#ground'
import { type ArcSet, readArcSets } from './arc-set.ts'
import { canonicalField } from './canonical-form.ts'
import { judgeHeaders } from './dkim.ts'
import type { DkimSignature } from './dkim-signature.ts'
import { strengthOf } from './key-record.ts'
import type { KeyStore } from './key-store.ts'
import type { SignedMail } from './signed-mail.ts'
import { signedText } from './signed-mail.ts'
import type { Remark } from './signature-warnings.ts'

type Half = 'pass' | 'fail' | 'unknown'

/**
 * What one named host says it saw and when (RFC 8617). It is a dated witness statement and never a proof: whoever seals
 * can write what they like, and the statement is worth what the host is worth.
 */
export interface ArcStatement {
  readonly instance: number
  /** The host that speaks, as it names itself (authserv-id). */
  readonly host: string
  /** Its results as written: `spf=pass smtp.mailfrom=x.org; dkim=pass header.d=x.org`. */
  readonly results: string
  /** The domain whose key sealed it, and the time by its clock. */
  readonly sealedBy: string
  readonly selector: string
  readonly at: Moment | undefined
  /** What it said of the chain before it. */
  readonly found: 'none' | 'pass' | 'fail' | undefined
  /** Whether the statement is as it was sealed, the statements below it included. */
  readonly seal: Half
  /** Whether the mail is still as this host saw it: its fields, its body. */
  readonly headers: Half
  readonly body: Half
  /** True where one of its keys is too short to hold (RFC 8301 §3.2). */
  readonly weakKey: boolean
  readonly span: Span
}

/** The chain of statements of a mail, and whether it holds (RFC 8617 §5.2). */
export interface ArcChain {
  /** 'unknown' where a key is missing: nothing speaks against the chain, nothing for it. */
  readonly status: 'none' | 'pass' | 'fail' | 'unknown'
  /** Why it is not 'pass'. */
  readonly reason: Remark | undefined
  /** Oldest first. Empty where the fields cannot be put into a chain. */
  readonly statements: readonly ArcStatement[]
  /** The lowest instance from which on the mail was not changed; undefined where even the last host's view is broken. */
  readonly oldestPass: number | undefined
}

/** Judges the ARC chain of a mail, every statement by itself. */
export function verifyArc(mail: SignedMail, keys: KeyStore, receivedAt?: Moment): ArcChain {
  const read = readArcSets(mail.fields)
  if (read.kind === 'none') return { status: 'none', reason: undefined, statements: [], oldestPass: undefined }
  if (read.kind === 'broken') return { status: 'fail', reason: read.reason, statements: [], oldestPass: undefined }
  const statements = read.sets.map((set, index) => judgeSet(mail, read.sets.slice(0, index + 1), set, keys, receivedAt))
  const whole = statements.map(({ headers, body }) => headers === 'pass' && body === 'pass')
  const firstWhole = whole.lastIndexOf(false) + 1
  const chain = { statements, oldestPass: firstWhole < whole.length ? statements[firstWhole]!.instance : undefined }
  return { ...chain, ...statusOf(read.sets, statements) }
}

/** RFC 8617 §5.2: the newest view of the mail must hold, and every seal. */
function statusOf(sets: readonly ArcSet[], statements: readonly ArcStatement[]): Pick<ArcChain, 'status' | 'reason'> {
  const fail = (code: string, says: string) => ({ status: 'fail', reason: { code, says } }) as const
  const last = statements.at(-1)!
  const misfit = sets.find(({ cv, instance }) => cv !== (instance === 1 ? 'none' : 'pass'))
  if (last.found === 'fail') return fail('chain-failed-before', `${last.host} found the chain broken already.`)
  if (misfit !== undefined)
    return fail('chain-status', `Instance ${misfit.instance} has a status (cv=) that it must not have.`)
  if (last.headers === 'fail') return fail('message-signature', `The fields are not those that ${last.host} saw.`)
  if (last.body === 'fail') return fail('message-body', `The body is not the one that ${last.host} saw.`)
  const broken = statements.findLast(({ seal }) => seal === 'fail')
  if (broken !== undefined) return fail('seal', `The seal of instance ${broken.instance} does not hold.`)
  if (statements.some(({ weakKey }) => weakKey)) return fail('weak-key', 'A key of the chain is too short to hold.')
  if (last.headers === 'unknown' || statements.some(({ seal }) => seal === 'unknown'))
    return { status: 'unknown', reason: { code: 'no-key', says: 'A key of the chain is not known.' } }
  return { status: 'pass', reason: undefined }
}

function judgeSet(
  mail: SignedMail,
  until: readonly ArcSet[],
  set: ArcSet,
  keys: KeyStore,
  receivedAt: Moment | undefined,
): ArcStatement {
  const { message } = set
  const view = judgeHeaders(message, signedText(mail.fields, message), keys, receivedAt)
  const seal = judgeHeaders(set.seal, sealedText(until, set.seal), keys, receivedAt)
  const tooLong = message.length !== undefined && message.length > mail.canonical(message.bodyForm).length
  const bodyFits = !tooLong && mail.bodyHash(message.bodyForm, message.hash, message.length).equals(message.bodyHash)
  return {
    instance: set.instance,
    host: set.host,
    results: set.results,
    sealedBy: set.seal.domain,
    selector: set.seal.selector,
    at: set.seal.signedAt,
    found: set.cv,
    seal: seal.headers,
    headers: view.headers,
    body: bodyFits ? 'pass' : 'fail',
    weakKey: [view, seal].some(({ key }) => key?.key.record.kind === 'key' && strengthOf(key.key.record) !== 'sound'),
    span: set.span,
  }
}

/** RFC 8617 §5.1.1: a seal is over all sets up to its own, each as AAR, AMS and AS, itself without its signature. */
function sealedText(sets: readonly ArcSet[], seal: DkimSignature): string {
  const lines = sets.flatMap(({ fields: { results, message, seal: sealed } }) => [results, message, sealed])
  const whole = lines.slice(0, -1).map(field => `${canonicalField(field.text, 'relaxed')}\r\n`)
  return whole.join('') + canonicalField(seal.unsigned, 'relaxed')
}
