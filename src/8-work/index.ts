export { type Bench, type NamedSource, type Progress } from './bench.ts'
export { type Examining, type Scanned, examineStore, scan } from './scan.ts'
export { type TakenIn, takeInto } from './take-in.ts'
