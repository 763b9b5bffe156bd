import { isOf, readAs } from '../file-item.ts'
import type { FileReader } from '../reader.ts'

/** A log: lines with a time, a table, or JSON. Understanding it is for others. */
export const logFile: FileReader = {
  name: 'log-file',
  of: 'file',
  holds: 'log',
  opens: 'item',
  recognise: isOf('log'),
  read: readAs('log'),
}
