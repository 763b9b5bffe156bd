export { scan } from './verbs/scan.ts'
export { add } from './verbs/add.ts'
export { findings } from './verbs/findings.ts'
export { turned } from './verbs/turned.ts'
