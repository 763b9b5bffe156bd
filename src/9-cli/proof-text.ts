import { rfc3339, type Moment } from '#ground'
import type { DatedKey, ProofWord, SignatureProof } from '#verify'
import type { Authorship, ProvenMail, Unproven } from '#work'

import { placeText } from './finding-text.ts'
import { authorshipSentence } from './proof-line.ts'
import type { RecoveredFile } from './recovered-file.ts'
import { paintFor, safe, wrapped, type Terminal } from './terminal.ts'

/** What each word means, as a sentence before its reasons. */
const WORDS: Readonly<Record<ProofWord, string>> = {
  verified: 'Verified: these are the very bytes that the domain signed.',
  corroborated: 'Corroborated: something independent supports it, though not these very bytes.',
  consistent: 'Consistent: nothing speaks against it, and nothing proves it.',
  undetermined: 'Undetermined: it can neither be shown to be genuine nor to be false.',
  contradicted: 'Contradicted: what it says of itself cannot all be true.',
  altered: 'Altered: these are not the bytes that were signed.',
}

const HALF = {
  pass: 'hold',
  fail: 'do not hold',
  unknown: 'cannot be judged',
}
const BODY = {
  pass: 'as signed',
  fail: 'not the one that was signed',
  recovered: 'got back by undoing what happened to it on its way',
  unknown: 'cannot be judged',
}

/** One proof for a person: the plain sentence, the reasons, each signature with its places, the date, and by whom. */
export function proofText(
  proven: ProvenMail,
  author: Authorship,
  recovered: RecoveredFile | undefined,
  terminal: Terminal,
): string {
  const paint = paintFor(terminal)
  const width = Math.min(100, terminal.columns ?? 100)
  const line = (text: string, indent = '   ') => wrapped(safe(text), width, indent)
  const { proof, twins, where, from, subject, sha256, tail } = proven
  const { verdict, because, signatures, date, warnings, arc } = proof
  const colour = verdict === 'verified' ? paint.good : /altered|contradicted/.test(verdict) ? paint.alarm : paint.strong
  return [
    paint.strong(safe(placeText(where))),
    colour(line(WORDS[verdict])),
    ...because.map(why => line(why)),
    (typeof author === 'string' ? (text: string) => text : paint.alarm)(
      line(`By whom: ${authorshipSentence(proven, author)}`),
    ),
    paint.faint(line(`“${subject}”, from ${from === '' ? 'nobody' : from}. SHA-256 ${sha256}.`)),
    ...signatures.flatMap((one, index) => signatureText(one, index + 1, line)),
    ...(recovered === undefined ? [] : [line(`As it was signed: ${recovered.file}`)]),
    ...(proven.original !== undefined && recovered === undefined
      ? [line('To have the mail as it was signed, in a file that any verifier can check, add --recovered DIR.')]
      : []),
    ...(tail === undefined
      ? []
      : [paint.alarm('   Nobody signed the end of the body, which begins:'), tailText(tail.begins, width)]),
    ...(warnings.length === 0 ? [] : [paint.faint('   What limits it')]),
    ...warnings.map(({ says, span }) =>
      line(`! ${says}${span === undefined ? '' : ` (bytes ${span.from}–${span.to})`}`, '     '),
    ),
    line(dateSentence(date.from, date.to)),
    ...date.because.map(why => line(why, '     ')),
    ...arc.statements.map(({ host, at, results, seal }) =>
      line(`${host} says${at === undefined ? '' : ` (${rfc3339(at)})`}: ${results}. Its seal ${SEAL[seal]}.`),
    ),
    ...witnessText(proven.witnesses, line),
    ...twins.map(({ relation, proven: held, where: place }) =>
      line(`Held in the case: ${TWIN[relation]}${held ? ', itself verified' : ''} (${place}).`),
    ),
    '',
  ].join('\n')
}

const SHOWN_LINES = 4

/** The first lines of an unsigned tail, each in quote marks, since they are foreign text. */
function tailText(tail: string, width: number): string {
  const lines = tail.split(/\r\n|\r|\n/).filter(text => text.trim() !== '')
  return lines
    .slice(0, SHOWN_LINES)
    .map(text => `     | ${safe(text)}`.slice(0, width))
    .join('\n')
}

const SHOWN_WITNESSES = 4

/** What hosts say that they checked, the one that took the mail in for this mailbox told apart from all others. */
function witnessText(witnesses: ProvenMail['witnesses'], line: (text: string) => string): string[] {
  const told = witnesses.filter(({ results }) => results.length > 0)
  const rest = told.length - SHOWN_WITNESSES
  return [
    ...told.slice(0, SHOWN_WITNESSES).map(({ host, standing, at, results }) => {
      const who = host === '' ? 'A host without a name' : host
      const when = at === undefined ? '' : ` (${rfc3339(at)})`
      const what = results.map(({ method, result }) => `${method}=${result}`).join(', ')
      return line(`${who} says${when}: ${what}. ${STANDING[standing]}`)
    }),
    ...(rest > 0 ? [line(`${rest} more such fields stand in --json.`)] : []),
  ]
}

const STANDING = {
  boundary: 'It took the mail in for this mailbox: a witness, not a proof.',
  inner: 'It stands behind the host that took the mail in: a witness, not a proof.',
  foreign: 'Anybody before this mailbox can have written that.',
}

const SEAL = { pass: 'holds', fail: 'does not hold', unknown: 'cannot be judged' }
const TWIN = {
  'same-bytes': 'a copy with the same bytes',
  'same-text': 'a copy with the same words in other bytes',
  'other-text': 'a copy with other words under the same Message-ID',
}

/** The names of signed fields, once each; a hostile signature lists thousands. */
function namesOf(signed: readonly string[]): string {
  const names = [...new Set(signed)]
  const shown = names.slice(0, MOST_NAMES).join(', ')
  return names.length > MOST_NAMES ? `${shown} and ${names.length - MOST_NAMES} more` : shown
}

const MOST_NAMES = 40

function signatureText(
  { verdict, body, repair, fieldRepair }: SignatureProof,
  number: number,
  line: (text: string, indent?: string) => string,
): string[] {
  const { domain, selector, algorithm, headers, key, signature, span } = verdict
  return [
    line(
      `Signature ${number}: ${domain}, selector ${selector}, ${algorithm} (bytes ${span.from}–${span.to}). Header fields ${HALF[headers]}; body ${BODY[body]}.`,
    ),
    ...(signature === undefined ? [] : [line(`Signed: ${namesOf(signature.signed)}.`, '     ')]),
    ...(key === undefined ? [] : [line(keySentence(key.key), '     ')]),
    ...(fieldRepair?.steps ?? []).map(({ says }) => line(`Undone: ${says}`, '     ')),
    ...(repair?.steps ?? []).map(({ says, span: at }) =>
      line(`Undone: ${says} (bytes ${at.from}–${at.to} of the body)`, '     '),
    ),
    ...(repair !== undefined && repair.found === undefined
      ? [line(`The search tried ${repair.hashes} bodies and found none that fits.`, '     ')]
      : []),
  ]
}

function keySentence({ record, source, firstSeen, lastSeen, public: published }: DatedKey): string {
  const bits = record.kind === 'key' ? `Key of ${record.bits} bits` : 'Key'
  const seen = [
    ...(firstSeen === undefined ? [] : [`first seen ${rfc3339(firstSeen)}`]),
    ...(lastSeen === undefined ? [] : [`last seen ${rfc3339(lastSeen)}`]),
  ]
  return `${bits} from ${source}${seen.length === 0 ? ', not dated' : `, ${seen.join(', ')}`}${published ? '; its private half is public' : ''}.`
}

function dateSentence(from: Moment | undefined, to: Moment | undefined): string {
  if (from !== undefined && to !== undefined) return `Sent between ${rfc3339(from)} and ${rfc3339(to)}:`
  if (from !== undefined) return `Sent not before ${rfc3339(from)}:`
  return to === undefined ? 'Nothing dates it but its own word.' : `Sent not after ${rfc3339(to)}:`
}

/** A file of which nothing can be proven, for a person. */
export function unprovenText({ where, because }: Unproven, terminal: Terminal): string {
  const paint = paintFor(terminal)
  const width = Math.min(100, terminal.columns ?? 100)
  const says = because.map(why => wrapped(safe(why), width, '   '))
  return [paint.strong(safe(placeText(where))), wrapped(WORDS.undetermined, width, '   '), ...says, ''].join('\n')
}

/** One line for a mail among many. */
export function proofRow({ proof, where, subject }: ProvenMail, terminal: Terminal): string {
  const width = Math.min(160, terminal.columns ?? 160)
  return `${safe(`${proof.verdict.padEnd(13)} ${placeText(where)}  “${subject}”`).slice(0, width)}\n`
}
