export { type CaseFolder, openCase, openExistingCase, openWorkingStore } from './case-folder.ts'
export { type Appearance, type DocumentStore, type FoundDocument, type KeptDocument } from './document-store.ts'
export { type Durability, openSqlite } from './sqlite.ts'
export { type Instance, type Kept, type Store } from './store.ts'
