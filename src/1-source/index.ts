export { type Item, type ItemKind } from './item.ts'
export { type ContainerKind, type Intake, type LedgerEntry } from './ledger.ts'
