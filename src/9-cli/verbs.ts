export { scan } from './verbs/scan.ts'
