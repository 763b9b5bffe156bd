import { INSTALL_ENGINE, type DocumentFormat } from '../format.ts'

/** First bytes of pictures, as Latin-1. */
const BEGINNINGS = ['\x89PNG\r\n\x1a\n', '\xff\xd8\xff', 'GIF87a', 'GIF89a', 'II*\0', 'MM\0*', 'BM']

/** Photographs, scans and screenshots. What they show is read if there is a text engine, and is blind if not. */
export const image: DocumentFormat = {
  name: 'image',
  recognise(bytes) {
    const begin = Buffer.from(bytes.subarray(0, 12)).toString('latin1')
    if (begin.startsWith('RIFF') && begin.endsWith('WEBP')) return 'yes'
    // Two letters are too few to be sure of a bitmap: its size must stand there too.
    if (begin.startsWith('BM')) return bytes.length >= 6 && sizeAt(bytes, 2) === bytes.length ? 'yes' : 'no'
    return BEGINNINGS.some(sign => begin.startsWith(sign)) ? 'yes' : 'no'
  },
  async read(bytes, draft, engine) {
    if (engine === undefined)
      return draft.blind(`No text engine: what the picture shows was not read. ${INSTALL_ENGINE}`)
    const text = await engine({ type: 'file', bytes })
    if (text === undefined) draft.blind('The text engine failed on the picture, or took too long.')
    else if (text.trim() === '') draft.blind('The text engine sees no words in the picture.')
    else for (const paragraph of text.split(/\n\s*\n/)) draft.add('recognised', paragraph)
  },
}

function sizeAt(bytes: Uint8Array, at: number): number {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getUint32(at, true)
}
