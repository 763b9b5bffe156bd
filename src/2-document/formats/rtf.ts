import type { DocumentFormat } from '../format.ts'
import { RtfReader } from '../rtf-reader.ts'
import { walkRtf } from '../rtf-tokens.ts'

/** Rich Text Format (specification 1.9.1): text, tracked changes, comments, author and dates, editing sessions. */
export const rtf: DocumentFormat = {
  name: 'rtf',
  recognise: bytes => (Buffer.from(bytes.subarray(0, 5)).toString('latin1') === '{\\rtf' ? 'yes' : 'no'),
  read(bytes, draft) {
    const reader = new RtfReader(draft)
    walkRtf(bytes, reader)
    reader.finish()
  },
}
