import { digest, type Digest, within, type Where } from '#ground'
import { type Message, type Part, partBytes, readMessage } from '#message'
import { type Item, type LedgerEntry, takeIn } from '#source'
import { type HeldTwin, type KeyStore, type Proof, proveMail, signedOriginal } from '#verify'

import type { Bench, NamedSource } from './bench.ts'
import { type DatedWitness, witnessesOf } from './prove-witness.ts'

/** A copy of a mail that the case holds under the same Message-ID. */
export interface CaseTwin extends HeldTwin {
  readonly mailbox: string
  readonly sha256: Digest
}

/** What a mail is proven with. */
export interface Proving {
  readonly keys: KeyStore
  /** The copies that a case holds of a mail under the same Message-ID. */
  readonly twinsOf?: (mail: Message) => readonly CaseTwin[]
}

/** One mail and what could be proven of it. */
export interface ProvenMail {
  readonly kind: 'mail'
  readonly where: Where
  /** The file that it lay in, as its path without the place inside. */
  readonly file: string
  readonly sha256: Digest
  readonly mailbox: string
  readonly fidelity: Item['fidelity']
  /** Without its angle brackets. */
  readonly messageId: string | undefined
  readonly from: string
  readonly subject: string
  /** True for a mail that lay as an attachment in the one before. */
  readonly attached: boolean
  readonly proof: Proof
  readonly twins: readonly CaseTwin[]
  readonly witnesses: readonly DatedWitness[]
  /** The mail as it was signed, where a search got that back: it verifies by itself. */
  readonly original: Buffer | undefined
  /** The beginning of what was hung below the signed part of the body (`l=`); undefined where nothing was. */
  readonly tail: UnsignedTail | undefined
}

/** What was hung below the signed part of a body. */
export interface UnsignedTail {
  /** Where it begins, in the bytes of the mail. */
  readonly from: number
  readonly begins: string
}

/** A file of which nothing can be proven, with the reasons. */
export interface Unproven {
  readonly kind: 'no-mail'
  readonly where: Where
  readonly file: string
  readonly sha256: Digest
  readonly because: readonly string[]
}

/** A mail in some files, read and not yet examined. */
export interface FoundMail {
  readonly kind: 'found'
  readonly message: Message
  /** True for a mail that is attached to the one before. */
  readonly attached: boolean
}

/**
 * Examines every mail in some files, those attached to others included, and says of every other file why nothing can be
 * proven of it. In the order of the material; nothing is looked up anywhere.
 */
export async function* prove(
  sources: readonly NamedSource[],
  proving: Proving,
  { progress }: Pick<Bench, 'progress'>,
): AsyncGenerator<ProvenMail | Unproven, void> {
  let done = 0
  for await (const found of mailsIn(sources)) {
    if (found.kind === 'no-mail') yield found
    else {
      progress({ doing: 'Proving', done: done++, of: undefined, unit: 'mails' })
      yield provenMail(found, proving)
    }
  }
}

/** All mails in some files, each followed by those attached to it, and a word on every file that holds none. */
export async function* mailsIn(sources: readonly NamedSource[]): AsyncGenerator<FoundMail | Unproven, void> {
  for (const { path, mailbox } of sources) {
    const named = mailbox === undefined ? {} : { mailbox }
    for await (const intake of takeIn([path], { kinds: ['mail', 'document', 'log', 'indicator'], ...named })) {
      if (intake.kind === 'closed') yield* unread(intake.entry)
      else if (intake.kind === 'item' && intake.item.kind === 'mail') yield* mailAndAttached(intake.item)
      else if (intake.kind === 'item') yield noMail(intake.item)
    }
  }
}

/** Mails examined inside of one: each may cost seconds of search. */
const MOST_ATTACHED = 60

function* mailAndAttached(item: Item): Generator<FoundMail | Unproven> {
  const outer = readMessage(item)
  yield { kind: 'found', message: outer, attached: false }
  let count = 0
  for (const found of attachedTo(outer, 1)) {
    if (count++ === MOST_ATTACHED) {
      yield tooMany(item)
      return
    }
    yield found
  }
}

/** A mail attached as a file may hold one itself, and so on; who forwards honestly does not go deeper. */
const DEEPEST = 4

function* attachedTo(outer: Message, depth: number): Generator<FoundMail> {
  for (const part of outer.parts) {
    if (!isEnclosed(part) && !isMailFile(part)) continue
    const bytes = partBytes(outer, part)
    if (bytes.length === 0) continue
    const where = within(outer.item.where, `part ${part.index}`)
    const message = readMessage({ ...outer.item, where, bytes })
    yield { kind: 'found', message, attached: true }
    // The parts of an enclosed mail are parts of the outer one already; those of a file are not.
    if (!isEnclosed(part) && depth < DEEPEST) yield* attachedTo(message, depth + 1)
  }
}

const isEnclosed = ({ type }: Part) => type === 'message/rfc822' || type === 'message/global'

/** Some clients attach a mail as any other file. */
const isMailFile = ({ role, fileName = '' }: Part) => role === 'attachment' && /\.eml$/i.test(fileName)

function provenMail({ message, attached }: FoundMail, { keys, twinsOf }: Proving): ProvenMail {
  const { id, item, thread, from, subject } = message
  const { where, bytes, fidelity, mailbox } = item
  const twins = twinsOf?.(message) ?? []
  const proof = proveMail({ bytes, fidelity, keys, twins })
  return {
    kind: 'mail',
    where,
    file: fileOf(where),
    sha256: id,
    mailbox,
    fidelity,
    messageId: thread.id,
    from: from.map(({ name, address }) => (name === '' ? address : `${name} <${address}>`)).join(', '),
    subject,
    attached,
    proof,
    twins,
    witnesses: witnessesOf(message),
    original: originalOf(bytes, proof, keys),
    tail: tailOf(bytes, proof),
  }
}

/** What the first search that came back found. */
export function originalOf(bytes: Uint8Array, { signatures }: Proof, keys: KeyStore): Buffer | undefined {
  for (const signature of signatures) {
    const original = signedOriginal(bytes, signature, keys)
    if (original !== undefined) return original
  }
  return undefined
}

/** As much of an unsigned tail as tells what it is. */
const SHOWN_TAIL = 400

function tailOf(bytes: Uint8Array, { signatures }: Proof): UnsignedTail | undefined {
  const tail = signatures.map(({ verdict }) => verdict.unsignedTail).find(span => span !== undefined)
  if (tail === undefined) return undefined
  const shown = bytes.subarray(tail.from, Math.min(tail.to, tail.from + SHOWN_TAIL))
  return { from: tail.from, begins: Buffer.from(shown).toString('utf8') }
}

const INSIDE = /^(?:#\d+|part \d+)$/

/** The file that something lies in: its path without the numbers that count mails and parts. */
export function fileOf({ path }: Where): string {
  const end = path.findIndex(step => INSIDE.test(step))
  return (end <= 0 ? path : path.slice(0, end)).join('/')
}

const KINDS = { mail: 'a mail', document: 'a document', log: 'a log', indicator: 'a list of indicators' }

function noMail({ where, kind, bytes }: Item): Unproven {
  return {
    kind: 'no-mail',
    where,
    file: fileOf(where),
    sha256: digest(bytes),
    because: [
      `It is ${KINDS[kind]} and no mail: no mail provider signed it, so cryptography says nothing of it, for or against.`,
      'What it can be compared with is what somebody held: turncoat trace CASE FILE.',
    ],
  }
}

const tooMany = ({ where, bytes }: Item): Unproven => ({
  kind: 'no-mail',
  where,
  file: fileOf(where),
  sha256: digest(bytes),
  because: [`More than ${MOST_ATTACHED} mails are attached to it; the first are examined. Save the others as files.`],
})

/** A word on a file that was not read, or not whole. */
export function* unread({ where, expected, read, duplicate, troubles }: LedgerEntry): Generator<Unproven> {
  if (expected === read + duplicate) return
  const because = troubles.slice(0, 5).map(({ says }) => says)
  yield { kind: 'no-mail', where, file: fileOf(where), sha256: where.source, because }
}
