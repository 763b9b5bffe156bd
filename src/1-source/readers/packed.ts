import type { FileReader, Found } from '../reader.ts'

/** Packed files that are recognised and not read, by their first bytes as Latin-1. */
const MARKS: readonly (readonly [mark: RegExp, what: string, next: string])[] = [
  [/^BZh[1-9](?:1AY&SY|\x17rE8P\x90)/, 'a bzip2 file', 'Unpack it with bunzip2 and give what comes out.'],
  [/^\xfd7zXZ\0/, 'an xz file', 'Unpack it with unxz and give what comes out.'],
  [/^7z\xbc\xaf\x27\x1c/, 'a 7-Zip archive', 'Unpack it with 7z and give the folder.'],
  [/^Rar!\x1a\x07/, 'a RAR archive', 'Unpack it with unrar and give the folder.'],
  [/^\x04\x22\x4d\x18/, 'an LZ4 file', 'Unpack it with lz4 and give what comes out.'],
  [/^PK(?:\x07\x08|00PK)/, 'the first part of a zip in several parts', 'Join them with zip -s 0 and give the whole.'],
  [/^MSCF\0/, 'a cabinet file', 'Unpack it with cabextract and give the folder.'],
  [/^\x1f[\x9d\xa0]/, 'a file packed by compress', 'Unpack it with uncompress and give what comes out.'],
]

const markOf = (head: Uint8Array) => {
  const start = Buffer.from(head.buffer, head.byteOffset, Math.min(16, head.byteLength)).toString('latin1')
  return MARKS.find(([mark]) => mark.test(start))
}

/** Archives and compressed files of formats that have to be unpacked first: bzip2, xz, 7-Zip, RAR and the like. */
export const packed: FileReader = {
  name: 'packed',
  of: 'file',
  holds: 'archive',
  opens: 'item',
  recognise: ({ head }) => (markOf(head) === undefined ? 'no' : 'yes'),
  // eslint-disable-next-line @typescript-eslint/require-await
  async *read({ head, where }): AsyncGenerator<Found, void> {
    const [, what = 'a packed file', next = 'Unpack it and give what comes out.'] = markOf(head) ?? []
    yield {
      kind: 'skipped',
      trouble: { code: 'packed-unread', where, says: `It is ${what}, which is not read here. ${next}` },
    }
  },
}
