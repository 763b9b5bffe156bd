export { type JournalEntry, type JournalText, BEGINNING, chain, firstBreak } from './journal.ts'
export { type Seal } from './seal.ts'
