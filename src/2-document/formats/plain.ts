import { decodeText } from '../charset-guess.ts'
import type { DocumentFormat } from '../format.ts'

/** Text without form: letters saved by hand, exports, what was copied out of something else. */
export const plain: DocumentFormat = {
  name: 'plain',
  recognise: bytes => (looksLikeText(bytes) ? 'maybe' : 'no'),
  read(bytes, draft) {
    const { text, charset } = decodeText(bytes)
    draft.property('plain', 'charset', charset)
    for (const [index, page] of text.replace(/\r\n?/g, '\n').split('\f').entries())
      draft.add('body', page, index === 0 && !text.includes('\f') ? {} : { page: index + 1 })
  },
}

/** Text has no control characters but white space; of UTF-16, which has zeros, it has the mark or every second byte. */
function looksLikeText(bytes: Uint8Array): boolean {
  const most = Math.min(bytes.length, 4000)
  if (most === 0) return false
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) return true
  const zeros = [0, 0]
  let controls = 0
  for (let index = 0; index < most; index++) {
    const byte = bytes[index]!
    if (byte === 0) zeros[index % 2]!++
    else if (byte < 32 && byte !== 9 && byte !== 10 && byte !== 12 && byte !== 13 && byte !== 27) controls++
  }
  const wide = Math.max(...zeros) > most / 4 && Math.min(...zeros) * 10 < Math.max(...zeros)
  return controls * 200 < most && (wide || zeros[0]! + zeros[1]! === 0)
}
