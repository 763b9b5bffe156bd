/**
 * Alterations of signed mails for the law that must never break: what was altered is never called verified. Each changes
 * something that the signature covers or that stands for it on a screen; none only moves white space, which the relaxed
 * form forgives.
 */
import type { Random } from '#ground'
import { readSignedMail } from './signed-mail.ts'
import { type Signer, signMail } from './signer.contract.ts'

/** What an alteration needs beside the mail. */
export interface MutationGiven {
  readonly chance: Random
  /** Another mail, whose parts may be mixed in. */
  readonly other: Buffer
  /** The attacker's own key, which is known to the verifier as well. */
  readonly attacker: Signer
}

type Mutation = (mail: Buffer, given: MutationGiven) => Buffer | undefined

const latin1 = (text: string) => Buffer.from(text, 'latin1')

/** Fields that every good signature covers. */
const COVERED = ['from', 'subject', 'date', 'to', 'cc']

const signedNames = (mail: Buffer) =>
  new Set(readSignedMail(mail).signatures.flatMap(one => (one.kind === 'signature' ? one.signed : [])))

/** Another letter in place of one that is no space; where a code or a fold stands does not matter. */
function otherLetter(mail: Buffer, from: number, to: number, chance: Random): Buffer | undefined {
  const places: number[] = []
  for (let at = from; at < to; at++) if (mail[at]! > 0x20 && mail[at]! < 0x7f) places.push(at)
  if (places.length === 0) return undefined
  const at = chance.pick(places)
  const changed = Buffer.from(mail)
  changed[at] = mail[at] === 0x78 ? 0x71 : 0x78
  return changed
}

const bodyLetter: Mutation = (mail, { chance }) => otherLetter(mail, readSignedMail(mail).bodyFrom, mail.length, chance)

const fieldLetter: Mutation = (mail, { chance }) => {
  const names = signedNames(mail)
  const fields = readSignedMail(mail).fields.filter(({ key }) => COVERED.includes(key) && names.has(key))
  if (fields.length === 0) return undefined
  const { key, span } = chance.pick(fields)
  return otherLetter(mail, span.from + key.length + 1, span.to, chance)
}

const fieldTakenOut: Mutation = (mail, { chance }) => {
  const names = signedNames(mail)
  const fields = readSignedMail(mail).fields.filter(({ key }) => COVERED.includes(key) && names.has(key))
  if (fields.length === 0) return undefined
  const { span } = chance.pick(fields)
  return Buffer.concat([mail.subarray(0, span.from), mail.subarray(span.to)])
}

const fieldAddedOnTop: Mutation = (mail, { chance }) => {
  const present = readSignedMail(mail).fields.map(({ key }) => key)
  const name = chance.pick(COVERED.filter(one => present.includes(one)))
  return Buffer.concat([latin1(`${name}: Somebody Else <else@${chance.pick(['x.example', 'evil.test'])}>\r\n`), mail])
}

const lineAdded: Mutation = (mail, { chance }) => {
  const { bodyFrom } = readSignedMail(mail)
  const ends: number[] = [bodyFrom]
  for (let at = mail.indexOf(0x0a, bodyFrom); at !== -1; at = mail.indexOf(0x0a, at + 1)) ends.push(at + 1)
  const at = chance.pick(ends)
  return Buffer.concat([mail.subarray(0, at), latin1('Please pay at once.\r\n'), mail.subarray(at)])
}

const bodyAppended: Mutation = mail => Buffer.concat([mail, latin1('\r\nPlease pay at once.\r\n')])

const bodyExchanged: Mutation = (mail, { other }) => {
  const mine = readSignedMail(mail)
  const theirs = readSignedMail(other)
  if (mine.canonical('relaxed').equals(theirs.canonical('relaxed'))) return undefined
  return Buffer.concat([mail.subarray(0, mine.bodyFrom), theirs.body])
}

const headerExchanged: Mutation = (mail, { other }) => {
  const mine = readSignedMail(mail)
  const theirs = readSignedMail(other)
  const shown = ({ fields }: typeof mine) => fields.filter(({ key }) => COVERED.includes(key)).map(({ text }) => text)
  if (shown(mine).join() === shown(theirs).join()) return undefined
  const signatures = mine.fields.filter(({ key }) => key === 'dkim-signature').map(({ text }) => `${text}\r\n`)
  const rest = theirs.fields.filter(({ key }) => key !== 'dkim-signature').map(({ text }) => `${text}\r\n`)
  return Buffer.concat([latin1(`${signatures.join('')}${rest.join('')}\r\n`), mine.body])
}

const inSignature =
  (change: (text: string, given: MutationGiven) => string): Mutation =>
  (mail, given) => {
    const field = readSignedMail(mail).fields.find(({ key }) => key === 'dkim-signature')
    if (field === undefined) return undefined
    const changed = change(field.text, given)
    if (changed === field.text) return undefined
    return Buffer.concat([mail.subarray(0, field.span.from), latin1(`${changed}\r\n`), mail.subarray(field.span.to)])
  }

const tagsChanged = inSignature((text, { chance }) =>
  chance.pick([
    () => text.replace(/([;\s]d=)[^;]+/, '$1evil.test'),
    () => text.replace(/([;\s]bh=\s*)[A-Za-z0-9+/]/, '$1x'),
    () => text.replace(/([;\s]b=\s*)[A-Za-z0-9+/]/, '$1x'),
    () => text.replace(/([;\s]h=\s*)[^:;]+:/, '$1'),
    () => `${text.replace(/;\s*$/, '')}; l=0`,
    () => text.replace(/([;\s]t=)\d/, '$19'),
  ])(),
)

/** The attacker signs the victim's mail, altered, with a key and domain of their own. */
const signedByOther: Mutation = (mail, given) => {
  const changed = bodyLetter(mail, given)
  return changed === undefined ? undefined : signMail(changed, { signer: given.attacker })
}

const MUTATIONS: readonly Mutation[] = [
  bodyLetter,
  bodyLetter,
  fieldLetter,
  fieldLetter,
  fieldTakenOut,
  fieldAddedOnTop,
  lineAdded,
  bodyAppended,
  bodyExchanged,
  headerExchanged,
  tagsChanged,
  signedByOther,
]

/** An altered copy of a signed mail; undefined where the drawn alteration has nothing to change in it. */
export function mutate(mail: Buffer, given: MutationGiven): Buffer | undefined {
  return given.chance.pick(MUTATIONS)(mail, given)
}
