import { wireBody } from './canonical-form.ts'
import { verifySignature } from './dkim.ts'
import type { KeyStore } from './key-store.ts'
import type { SignatureProof } from './proof.ts'
import type { ContentFields } from './mime-skeleton.ts'
import type { RawField } from './raw-fields.ts'
import { readSignedMail, type SignedMail } from './signed-mail.ts'

/**
 * The mail as it was when it was signed, put together from what a search got back, so that anybody can check it with a
 * verifier of their own. Undefined where nothing was got back, or where the whole does not verify: what is handed out
 * under this name does.
 */
export function signedOriginal(bytes: Uint8Array, proof: SignatureProof, keys: KeyStore): Buffer | undefined {
  const { verdict, repair, fieldRepair } = proof
  if (repair?.found === undefined && fieldRepair?.found === undefined) return undefined
  const mail = readSignedMail(bytes)
  const signed = verdict.signature?.signed ?? []
  const fields = described(fieldRepair?.found ?? mail.fields, signed, repair?.content)
  const header = fields.map(({ text }) => `${text}\r\n`).join('')
  const whole = Buffer.concat([Buffer.from(`${header}\r\n`, 'latin1'), repair?.found ?? wireBody(mail.body)])
  return verifies(readSignedMail(whole), proof, keys) ? whole : undefined
}

/** Fields that say how the body is built, as the body that was got back wants them; what is signed stays as it is. */
function described(
  fields: readonly RawField[],
  signed: readonly string[],
  content: ContentFields | undefined,
): readonly Pick<RawField, 'text'>[] {
  if (content === undefined) return fields
  const told = [
    { key: 'content-type', name: 'Content-Type', value: content.type },
    { key: 'content-transfer-encoding', name: 'Content-Transfer-Encoding', value: content.encoding },
  ].filter(({ key }) => !signed.includes(key))
  const kept = fields.filter(({ key }) => !told.some(one => one.key === key))
  return [
    ...kept,
    ...told.flatMap(({ name, value }) => (value === undefined ? [] : [{ text: `${name}: ${value.trim()}` }])),
  ]
}

function verifies(mail: SignedMail, { verdict: { signature } }: SignatureProof, keys: KeyStore): boolean {
  const same = mail.signatures.find(
    one => one.kind === 'signature' && signature !== undefined && one.signature.equals(signature.signature),
  )
  if (same === undefined) return false
  const { headers, body } = verifySignature(mail, same, keys)
  return headers === 'pass' && body === 'pass'
}
