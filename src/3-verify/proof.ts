import type { Moment } from '#ground'
import { BODY_REPAIRS, FIELD_REPAIRS } from './all-repairs.ts'
import { type ArcChain, verifyArc } from './arc.ts'
import { type DateBounds, dateBounds } from './date-bounds.ts'
import { holdsSoundly, type SignatureVerdict, verifyDkim } from './dkim.ts'
import { receiptDate } from './field-date.ts'
import { FIELD_REPAIR_LIMITS, type FieldRepairLimits, type HeaderRepair, repairFields } from './field-repair.ts'
import type { KeyStore } from './key-store.ts'
import { type Judgement, judgeProof } from './proof-verdict.ts'
import { type BodyRepair, repairBody, REPAIR_LIMITS, type RepairLimits } from './repair.ts'
import { readSignedMail, type SignedMail } from './signed-mail.ts'
import type { Remark } from './signature-warnings.ts'

/** A mail whose genuineness is asked for, with all that may speak to it. */
export interface ProofGiven {
  readonly bytes: Uint8Array
  /** 'rebuilt' mail (PST, MSG) is not the mail that was signed: what does not fit its signatures says nothing. */
  readonly fidelity: 'original' | 'rebuilt'
  readonly keys: KeyStore
  /** When it arrived, if the holder knows; else the topmost Received field is asked. */
  readonly receivedAt?: Moment
  /** How the copies lie to it that the archive holds under the same Message-ID. */
  readonly twins?: readonly HeldTwin[]
  readonly limits?: { readonly body: RepairLimits; readonly fields: FieldRepairLimits }
}

/** A copy of the same mail that somebody else, or an archive, held. */
export interface HeldTwin {
  /** 'same-text' has the same words in other bytes; 'other-text' has other words. */
  readonly relation: 'same-bytes' | 'same-text' | 'other-text'
  /** Whether that copy is itself proven: only then it can show that this one was altered. */
  readonly proven: boolean
  /** Where it lies, for a person. */
  readonly where: string
}

/** One signature of a mail, with what the search for its signed content found. */
export interface SignatureProof {
  readonly verdict: SignatureVerdict
  readonly body: 'pass' | 'fail' | 'recovered' | 'unknown'
  /** The search, where the body did not fit. */
  readonly repair: BodyRepair | undefined
  /** The search, where the header fields did not fit though the key made the signature. */
  readonly fieldRepair: HeaderRepair | undefined
}

/** What cryptography and dates say of a mail, and in which of the six words it may be said. */
export interface Proof extends Judgement {
  readonly signatures: readonly SignatureProof[]
  readonly arc: ArcChain
  readonly date: DateBounds
  /** All warnings, each once by its code. */
  readonly warnings: readonly Remark[]
}

/** Examines whether a mail is genuine. The same given, the same proof; nothing is looked up. */
export function proveMail(given: ProofGiven): Proof {
  const mail = readSignedMail(given.bytes)
  const receivedAt = given.receivedAt ?? receiptDate(mail.fields)
  const verdicts = verifyDkim(mail, given.keys, receivedAt)
  const arc = verifyArc(mail, given.keys, receivedAt)
  const signatures = repaired(mail, verdicts, given.limits)
  const date = dateBounds({ mail, verdicts, arc, receivedAt: given.receivedAt })
  const warnings = new Map(verdicts.flatMap(verdict => verdict.warnings).map(remark => [remark.code, remark]))
  return {
    ...judgeProof({ fidelity: given.fidelity, fields: mail.fields, signatures, arc, date, twins: given.twins ?? [] }),
    signatures,
    arc,
    date,
    warnings: [...warnings.values()],
  }
}

const plain = (verdict: SignatureVerdict): SignatureProof => ({
  verdict,
  body: verdict.body,
  repair: undefined,
  fieldRepair: undefined,
})

/** True for a signature that needs no search beside it: the author's own, sound, over these very bytes. */
const settles = (verdict: SignatureVerdict) =>
  holdsSoundly(verdict) &&
  verdict.body === 'pass' &&
  !verdict.warnings.some(({ code }) => code === 'signer-not-from-domain')

/** Searches are dear, so one that settles the mail ends them, and signatures over the same body share one. */
function repaired(
  mail: SignedMail,
  verdicts: readonly SignatureVerdict[],
  limits: ProofGiven['limits'],
): readonly SignatureProof[] {
  if (verdicts.some(settles)) return verdicts.map(plain)
  const searches = new Map<string, BodyRepair>()
  return verdicts.map(verdict => {
    const { signature, key, headers, made } = verdict
    if (signature === undefined) return plain(verdict)
    const record = key?.key.record
    const fieldRepair =
      headers === 'fail' && made !== 'not-by-this-key' && record?.kind === 'key'
        ? repairFields(mail, signature, record, FIELD_REPAIRS, limits?.fields ?? FIELD_REPAIR_LIMITS)
        : undefined
    if (verdict.body !== 'fail') return { ...plain(verdict), fieldRepair }
    const goal = `${signature.bodyHash.toString('hex')} ${signature.bodyForm} ${signature.length ?? ''}`
    const repair =
      searches.get(goal) ??
      (searches.size < MOST_SEARCHES
        ? repairBody(mail, signature, BODY_REPAIRS, limits?.body ?? REPAIR_LIMITS)
        : undefined)
    if (repair !== undefined) searches.set(goal, repair)
    return { verdict, body: repair?.found === undefined ? 'fail' : 'recovered', repair, fieldRepair }
  })
}

/** A mail with many signatures must not cost many searches. */
const MOST_SEARCHES = 3
