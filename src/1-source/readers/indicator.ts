import { isOf, readAs } from '../file-item.ts'
import type { FileReader } from '../reader.ts'

/** A file of indicators of compromise: STIX, MISP, a table or a plain list. */
export const indicator: FileReader = {
  name: 'indicator',
  of: 'file',
  holds: 'indicator',
  opens: 'item',
  recognise: isOf('indicator'),
  read: readAs('indicator'),
}
