export { add } from './add.ts'
export { type Bench, type NamedSource, type Progress } from './bench.ts'
export { type Examining, type Scanned, examineStore, scan } from './scan.ts'
export { type OpenedSource, type Taking, takeInto } from './take-in.ts'
