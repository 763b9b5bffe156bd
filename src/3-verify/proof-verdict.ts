import type { ArcChain } from './arc.ts'
import type { DateBounds } from './date-bounds.ts'
import { holdsSoundly } from './dkim.ts'
import type { HeldTwin, SignatureProof } from './proof.ts'
import type { RawField } from './raw-fields.ts'

/** The six words in which a proof is said. */
export type ProofWord = 'verified' | 'corroborated' | 'consistent' | 'undetermined' | 'contradicted' | 'altered'

/** A verdict and its reasons, the weightiest first. */
export interface Judgement {
  readonly verdict: ProofWord
  readonly because: readonly string[]
}

/** All that a judgement is made from. */
export interface Examined {
  readonly fidelity: 'original' | 'rebuilt'
  readonly fields: readonly RawField[]
  readonly signatures: readonly SignatureProof[]
  readonly arc: ArcChain
  readonly date: DateBounds
  readonly twins: readonly HeldTwin[]
}

/**
 * Puts the examination into one word. The first line of this table that holds gives it:
 *
 * | holds | word |
 * |---|---|
 * | a proven twin has other words | altered |
 * | a sound signature of the author's domain covers fields and body as they are, all of what is shown | verified |
 * | a twin with the same bytes or words | corroborated |
 * | a sound signature of the author's domain, body or fields got back by a search | corroborated |
 * | rebuilt from a store's properties: its bytes are the program's, so that a mismatch says nothing | undetermined |
 * | a sound signature over these fields, and the body is not the one it names, also after the search | altered |
 * | dates exclude each other | contradicted |
 * | a sound signature holds, but of another organisation or with SHA-1 or a key of 769 to 1,023 bits | consistent |
 * | the ARC chain of a host holds | consistent |
 * | anything else: no signature, no key, broken fields, a public or factorable key, an unsigned tail or added field | undetermined |
 *
 * A signature that does not hold is never taken for forgery: stores and lists rewrite mails. 'altered' says no more than
 * that these bytes are not those that were signed; by whom and what for, cryptography does not know.
 */
export function judgeProof(examined: Examined): Judgement {
  for (const rule of RULES) {
    const found = rule(examined)
    if (found !== undefined) return found
  }
  return {
    verdict: 'undetermined',
    because: examined.signatures.length === 0 ? ['The mail is not signed (DKIM).'] : reasonsWhyNot(examined.signatures),
  }
}

type Rule = (examined: Examined) => Judgement | undefined

const says = (verdict: ProofWord, ...because: readonly string[]): Judgement => ({ verdict, because })

const own = ({ verdict: { warnings } }: SignatureProof) =>
  !warnings.some(({ code }) => code === 'signer-not-from-domain')

const sound = (proof: SignatureProof) => holdsSoundly(proof.verdict) && proof.verdict.signature?.draft === false

/** What makes a signature that holds say less than the reader will think: something shown is not covered by it. */
const GAPS =
  /^(?:(?:from|to|cc|subject|date|reply-to|content-type|content-transfer-encoding|mime-version|sender)-(?:added|repeated)|(?:from|subject|date)-not-signed|unsigned-tail)$/

const gaps = ({ verdict: { warnings } }: SignatureProof) => warnings.filter(({ code }) => GAPS.test(code))

const RULES: readonly Rule[] = [
  ({ twins }) => {
    const other = twins.find(({ relation, proven }) => relation === 'other-text' && proven)
    if (other === undefined) return undefined
    return says('altered', `A proven copy of the same mail has other words: ${other.where}.`)
  },
  ({ signatures, date }) => {
    const proof = signatures.find(one => sound(one) && own(one) && one.body === 'pass' && gaps(one).length === 0)
    if (proof === undefined) return undefined
    const { domain } = proof.verdict
    return says(
      'verified',
      `${domain} signed these header fields and this body; nothing was changed since.`,
      'It proves the domain, not the person: whoever held the account could have the mail signed.',
      ...(date.contradiction === undefined ? [] : [date.contradiction]),
    )
  },
  ({ twins }) => {
    const twin = twins.find(({ relation }) => relation !== 'other-text')
    if (twin === undefined) return undefined
    return says(
      'corroborated',
      `A copy with the same ${twin.relation === 'same-bytes' ? 'bytes' : 'words'} lies elsewhere: ${twin.where}.`,
    )
  },
  ({ signatures }) => {
    const proof = signatures.find(one => own(one) && recovered(one))
    return proof === undefined ? undefined : says('corroborated', ...recoveryOf(proof))
  },
  ({ fidelity, signatures }) =>
    fidelity === 'rebuilt'
      ? says(
          'undetermined',
          'The mail was put together again from a store, so its bytes are not those that were sent.',
          ...signatures
            .filter(one => sound(one) && own(one))
            .map(
              ({ verdict }) =>
                `Its header fields are those that ${verdict.domain} signed; of the body that is not known.`,
            ),
        )
      : undefined,
  ({ signatures }) => {
    const proof = signatures.find(one => sound(one) && one.body === 'fail' && one.repair !== undefined)
    if (proof === undefined) return undefined
    const { domain } = proof.verdict
    return says(
      'altered',
      `The body is not the one that was signed: the signature of ${domain} holds for these header fields and names another body.`,
      `The search tried ${proof.repair?.hashes ?? 0} ways in which lists, gateways and stores change bodies, and none led back.`,
      'Who changed it, and whether its sense, this does not tell.',
    )
  },
  ({ date }) => (date.contradiction === undefined ? undefined : says('contradicted', date.contradiction)),
  ({ signatures }) => {
    const proof = signatures.find(one => holdsButWeakly(one))
    if (proof === undefined) return undefined
    return says('consistent', `The signature of ${proof.verdict.domain} holds.`, ...reasonsWhyNot([proof]))
  },
  ({ arc }) => {
    const last = arc.statements.at(-1)
    if (arc.status !== 'pass' || last === undefined) return undefined
    return says(
      'consistent',
      `${last.host} says, sealed by ${last.sealedBy}, that it took in this mail: ${last.results}.`,
    )
  },
]

/** True for a body or fields that a search got back under a sound signature; nothing of it is true of these bytes. */
function recovered({ verdict, body, fieldRepair }: SignatureProof): boolean {
  const { key, signature } = verdict
  const fieldsBack = fieldRepair?.found !== undefined
  const asIfPassed = { ...verdict, headers: fieldsBack ? 'pass' : verdict.headers } as const
  const bodyBack = body === 'recovered' || (fieldsBack && body === 'pass')
  return key !== undefined && signature?.draft === false && holdsSoundly(asIfPassed) && bodyBack
}

function recoveryOf({ verdict, repair, fieldRepair }: SignatureProof): string[] {
  const steps = [...(fieldRepair?.steps ?? []), ...(repair?.steps ?? [])].map(step => step.says)
  return [
    `${verdict.domain} signed the mail as it was before it was changed on its way; the search got that back.`,
    ...steps,
    'The bytes that lie here are not the signed ones: quote from what was got back.',
  ]
}

const WEAK = /^(?:weak-key|weak-hash|signer-not-from-domain|draft-version)$/

/** Holds as it stands, and says little: another organisation signed, or with means that are only just unbroken. */
function holdsButWeakly(proof: SignatureProof): boolean {
  const { headers, warnings } = proof.verdict
  const codes = warnings.map(({ code }) => code)
  if (headers !== 'pass' || proof.body !== 'pass' || gaps(proof).length > 0) return false
  return codes.some(code => WEAK.test(code)) && !codes.includes('key-public') && !codes.includes('factorable-key')
}

function reasonsWhyNot(signatures: readonly SignatureProof[]): readonly string[] {
  return signatures.flatMap(proof => {
    const { verdict, body } = proof
    const name = `Signature of ${verdict.domain === '' ? 'an unnamed domain' : verdict.domain}:`
    if (verdict.error?.code === 'no-key') return [`${name} ${verdict.error.says} ${WITHOUT_KEY[body]}`]
    if (verdict.error !== undefined) return [`${name} ${verdict.error.says}`]
    const notable = verdict.warnings.filter(
      ({ code }) => GAPS.test(code) || WEAK.test(code) || /public|factorable/.test(code),
    )
    const halves = [
      ...(verdict.headers === 'fail' ? [MADE[verdict.made ?? 'unknown']] : []),
      ...(body === 'fail' ? ['The body is not the one that it names.'] : []),
    ]
    return [...halves, ...notable.map(remark => remark.says)].map(text => `${name} ${text}`)
  })
}

/** Anybody can write a field that names this body: the hash alone speaks neither for nor against a mail. */
const WITHOUT_KEY = {
  pass: 'The body is the one that the field names; whether the field is genuine can only be said with that key.',
  fail: 'The body is not the one that the field names, as after many lists and stores.',
  recovered: 'A search got back the body that the field names; whether the field is genuine only that key can say.',
  unknown: 'Nothing can be said without it.',
}

const MADE = {
  'over-other-headers':
    'It was made with this key, but over header fields that were different. Lists and gateways change fields; this is no sign of forgery.',
  'not-by-this-key': 'It was not made with the key that is known under that name, or is damaged.',
  unknown: 'It does not hold for these header fields.',
}
