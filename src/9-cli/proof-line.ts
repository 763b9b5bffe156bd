import { rfc3339, type Moment, type Span } from '#ground'
import type { Finding } from '#finding'
import type { DatedKey, Remark, RepairStep, SignatureProof } from '#verify'
import type { Authorship, ProvenMail, Unproven } from '#work'

import type { JsonLine } from './json-lines.ts'
import type { RecoveredFile } from './recovered-file.ts'

/** One proof, as the contract fixes it; what it does not name stands behind. */
export function proofLine(proven: ProvenMail, author: Authorship, recovered: RecoveredFile | undefined): JsonLine {
  const { proof, where, file, messageId, sha256, mailbox, fidelity, attached, from, subject } = proven
  const { verdict, because, signatures, date, warnings, arc } = proof
  return {
    type: 'proof',
    file,
    verdict,
    signatures: signatures.map(signature => signatureFields(signature, proven.tail)),
    date: { ...dated('from', date.from), ...dated('to', date.to), because: date.because },
    warnings: warnings.map(({ says }) => says),
    because,
    source: where.source,
    path: where.path,
    sha256,
    ...(messageId === undefined ? {} : { messageId: `<${messageId}>` }),
    mailbox,
    fidelity,
    attached,
    from,
    title: subject,
    authorship: {
      says: authorshipSentence(proven, author),
      ...(typeof author === 'string' ? {} : findingFields(author)),
    },
    twins: proven.twins.map(({ relation, proven: held, mailbox: holder, sha256: other, where: place }) => ({
      relation,
      proven: held,
      mailbox: holder,
      sha256: other,
      where: place,
    })),
    remarks: warnings.map(remarkFields),
    ...(date.contradiction === undefined ? {} : { contradiction: date.contradiction }),
    dateBounds: date.bounds.map(({ side, at, because: why, by }) => ({ side, at: rfc3339(at), because: why, by })),
    arc: {
      status: arc.status,
      ...(arc.reason === undefined ? {} : { reason: arc.reason.says }),
      statements: arc.statements.map(({ host, results, sealedBy, at, seal, headers, body }) => ({
        ...{ host, results, sealedBy, seal, headers, body },
        ...dated('at', at),
      })),
    },
    ...(recovered === undefined ? {} : { recovered }),
    witnesses: proven.witnesses.map(({ host, standing, results, span, at }) => ({
      host,
      standing,
      ...dated('at', at),
      says: results.map(({ method, result }) => `${method}=${result}`),
      ...span,
    })),
  }
}

/** A file of which nothing can be proven, in the same form. */
export function unprovenLine({ file, where, sha256, because }: Unproven): JsonLine {
  return {
    type: 'proof',
    file,
    verdict: 'undetermined',
    signatures: [],
    date: { because: [] },
    warnings: [],
    because,
    source: where.source,
    path: where.path,
    sha256,
  }
}

/** By whom a mail is, which no signature says: what habits tell, where a case was asked, and else that they were not. */
export function authorshipSentence({ proof, from }: ProvenMail, author: Authorship): string {
  const who = from === '' ? 'anybody' : from
  if (typeof author !== 'string')
    return `The findings of the case speak against ${author.account} as its author (${author.claim}, rank ${author.rank}, ${author.score.toFixed(1)} bits).`
  const habits = author === 'nothing-against' ? ' Its form and ways are as usual for this account in the case.' : ''
  if (!proof.signatures.some(({ verdict }) => verdict.headers === 'pass'))
    return `Nothing here shows that it is by ${who}.${habits}`
  return `A signature is the domain’s: after a takeover the mail of an attacker is signed as well.${habits} Whether it is by ${who} only habits and the person can tell.`
}

function findingFields({ rank, claim, account, score, tier, evidence }: Finding): Record<string, unknown> {
  return { finding: { rank, claim, account, score, tier, says: evidence.slice(0, 5).map(({ says }) => says) } }
}

function signatureFields(
  { verdict, body, repair, fieldRepair }: SignatureProof,
  tail: ProvenMail['tail'],
): Record<string, unknown> {
  const { domain, selector, algorithm, signature, headers, key, error, warnings, span, unsignedTail } = verdict
  const undo = [...(fieldRepair?.steps ?? []), ...(repair?.steps ?? [])]
  return {
    domain,
    selector,
    algorithm,
    headers,
    body,
    signed: [...new Set(signature?.signed ?? [])],
    key: key === undefined ? null : { ...keyFields(key.key), seen: key.seen },
    repair: undo.map(({ says }) => says),
    warnings: warnings.map(({ code }) => code),
    ...(error === undefined ? {} : { error: { code: error.code, says: error.says } }),
    ...(verdict.made === undefined ? {} : { made: verdict.made }),
    overSigned: verdict.overSigned,
    ...dated('signedAt', signature?.signedAt),
    ...dated('expires', signature?.expires),
    ...(signature === undefined ? {} : { bodyHash: signature.bodyHash.toString('base64') }),
    from: span.from,
    to: span.to,
    ...(unsignedTail === undefined
      ? {}
      : {
          unsignedTail: {
            ...spanFields(unsignedTail),
            ...(tail?.from === unsignedTail.from ? { begins: tail.begins } : {}),
          },
        }),
    ...(undo.length === 0 ? {} : { undo: undo.map(stepFields) }),
    ...(repair === undefined ? {} : { search: { tried: repair.hashes, ended: repair.ended, repairs: repair.tried } }),
  }
}

const keyFields = ({ record, source, firstSeen, lastSeen, public: published }: DatedKey) => ({
  ...(record.kind === 'key' ? { bits: record.bits } : { unusable: record.says }),
  source,
  ...dated('firstSeen', firstSeen),
  ...dated('lastSeen', lastSeen),
  public: published,
})

const stepFields = ({ repair, says, span }: Pick<RepairStep, 'repair' | 'says'> & Partial<RepairStep>) => ({
  repair,
  says,
  ...(span === undefined ? {} : spanFields(span)),
})

const remarkFields = ({ code, says, span }: Remark) => ({ code, says, ...(span === undefined ? {} : spanFields(span)) })

const spanFields = ({ from, to }: Span) => ({ from, to })

const dated = (name: string, at: Moment | undefined) => (at === undefined ? {} : { [name]: rfc3339(at) })
