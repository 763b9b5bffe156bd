export { type Item, type ItemKind } from './item.ts'
export { type ContainerKind, type Intake, type LedgerEntry } from './ledger.ts'
export { type TakeInOptions, foreseePath, takeIn } from './take-in.ts'
export { type OutlookBody, bodiesOf as outlookBodies } from './outlook-body.ts'
export { contentOf as outlookContent, fileOf as outlookFile } from './outlook-file.ts'
export { subjectOf as outlookSubject } from './outlook-header.ts'
export { type OutlookAttachment, type OutlookMessage } from './outlook-message.ts'
export { rebuildMsg } from './outlook-msg.ts'
export {
  type Properties as OutlookProperties,
  type Property as OutlookProperty,
  TAG as OUTLOOK_TAG,
  TYPE as OUTLOOK_TYPE,
  codePageOf as outlookCodePage,
} from './outlook-property.ts'
export { rebuildMail } from './outlook-rebuild.ts'
export { sizeOf } from './size-of.ts'
export { type TroubleList, troubleList } from './trouble-list.ts'
export { type CompoundFile, openCompound } from './outlook-compound.ts'
