import { verifyArc } from './arc.ts'
import { dateBounds } from './date-bounds.ts'
import { type SignatureVerdict, verifyDkim } from './dkim.ts'
import { receiptDate } from './field-date.ts'
import type { KeyStore } from './key-store.ts'
import type { Proof, SignatureProof } from './proof.ts'
import { judgeProof } from './proof-verdict.ts'
import { type Rebuilt, rebuildFromText } from './rebuild.ts'
import { readSignedMail } from './signed-mail.ts'

/** A print, or text that was pasted, and the mail whose body it may be. */
export interface PrintGiven {
  /** Texts that the print may stand for: with and without the header that a program prints above. */
  readonly texts: readonly string[]
  /** Any copy of the mail that still has its signature and the signed fields; its body may be lost. */
  readonly mail: Uint8Array
  readonly keys: KeyStore
}

/**
 * Whether a print shows the body that a mail was signed with. Where it does, every character of it is proven, as far as
 * the fields are; where no usual way of writing the text fits, nothing follows, since a print loses what was signed.
 */
export function provePrint({ texts, mail: bytes, keys }: PrintGiven): Proof {
  const mail = readSignedMail(bytes)
  const receivedAt = receiptDate(mail.fields)
  const verdicts = verifyDkim(mail, keys, receivedAt)
  const arc = verifyArc(mail, keys, receivedAt)
  const date = dateBounds({ mail, verdicts, arc, receivedAt: undefined })
  const signatures = verdicts.map(verdict => printProof(verdict, texts))
  const judged = judgeProof({ fidelity: 'original', fields: mail.fields, signatures, arc, date, twins: [] })
  const warnings = new Map(verdicts.flatMap(verdict => verdict.warnings).map(remark => [remark.code, remark]))
  const because = signatures.some(({ body }) => body === 'recovered')
    ? judged.because
    : [...judged.because, 'No usual way of writing the text of the print fits the signed body: that proves nothing.']
  return { ...judged, because, signatures, arc, date, warnings: [...warnings.values()] }
}

/** Bodies that are hashed for one print, shared by the texts that it may show: some seconds at most. */
const MOST_HASHES = 60_000
const LEAST_HASHES = 4000

function printProof(verdict: SignatureVerdict, texts: readonly string[]): SignatureProof {
  const plain = { verdict, repair: undefined, fieldRepair: undefined }
  const { signature } = verdict
  if (signature === undefined) return { ...plain, body: 'unknown' }
  let hashes = 0
  const share = Math.max(LEAST_HASHES, Math.floor(MOST_HASHES / Math.max(1, texts.length)))
  for (const text of texts) {
    const rebuilt = rebuildFromText(text, signature, share)
    hashes += rebuilt.hashes
    if (rebuilt.found !== undefined) return { ...plain, body: 'recovered', repair: stepOf(rebuilt, text, hashes) }
  }
  return { ...plain, body: 'unknown' }
}

function stepOf({ found, says }: Rebuilt, text: string, hashes: number): NonNullable<SignatureProof['repair']> {
  const span = { from: 0, to: Buffer.byteLength(text) }
  const step = { repair: 'print', says: `Wrote the text of the print as it was sent: ${says}.`, span }
  return { found, steps: [step], tried: { print: hashes }, hashes, bytes: 0, ended: 'found' }
}
