import { isOf, readAs } from '../file-item.ts'
import type { FileReader } from '../reader.ts'

/** A document or picture: its text is for others to read. */
export const document: FileReader = {
  name: 'document',
  of: 'file',
  holds: 'document',
  opens: 'item',
  recognise: isOf('document'),
  read: readAs('document'),
}
