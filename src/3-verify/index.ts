export { BODY_REPAIRS, FIELD_REPAIRS } from './all-repairs.ts'
export { type ArcChain, type ArcStatement, verifyArc } from './arc.ts'
export { type CanonicalForm } from './canonical-form.ts'
export { type DateBound, type DateBounds, dateBounds } from './date-bounds.ts'
export { type SignatureVerdict, verifyDkim, verifySignature } from './dkim.ts'
export { type DkimSignature, type UnreadableSignature } from './dkim-signature.ts'
export { type EmbeddedTime, embeddedTimes } from './embedded-time.ts'
export { receiptDate } from './field-date.ts'
export { FIELD_REPAIR_LIMITS, type FieldRepairLimits, type HeaderRepair, repairFields } from './field-repair.ts'
export { enclosedTexts } from './enclosed-texts.ts'
export { fromDomains } from './from-domains.ts'
export { type KeyRecord, strengthOf, type UsableKey } from './key-record.ts'
export {
  type DatedKey,
  datedKey,
  type KeyCandidate,
  keyName,
  type KeyStore,
  keyStore,
  type PublishedKeys,
} from './key-store.ts'
export { type KeyName, keyNamesOf, lookUpKeys, mergeSightings, type ResolveText } from './look-up-keys.ts'
export { type HeldTwin, type Proof, type ProofGiven, proveMail, type SignatureProof } from './proof.ts'
export { type PrintGiven, provePrint } from './proof-of-print.ts'
export { type Judgement, type ProofWord } from './proof-verdict.ts'
export { type RawField } from './raw-fields.ts'
export { type KeyFile, readKeys } from './read-keys.ts'
export { type Rebuilt, rebuildFromText } from './rebuild.ts'
export {
  type BodyRepair,
  type Repair,
  REPAIR_LIMITS,
  repairBody,
  type RepairLimits,
  type RepairStep,
} from './repair.ts'
export { signedOriginal } from './signed-original.ts'
export { sharedModulus } from './shared-modulus.ts'
export { type Remark } from './signature-warnings.ts'
export { readSignedMail, type SignedMail } from './signed-mail.ts'
export { keyFromModulus, type Modulus, signedNumber, type SignedNumber, verifiesBy } from './signed-number.ts'
