import type { FileReader, Found } from '../reader.ts'
import { looksLikeZstandard, unzstd } from '../zstandard.ts'

/** A Zstandard stream (RFC 8878): what it unpacks to counts in its place. */
export const zst: FileReader = {
  name: 'zst',
  of: 'file',
  holds: 'archive',
  opens: 'nothing',
  recognise: ({ head }) => (looksLikeZstandard(head) ? 'yes' : 'no'),
  // eslint-disable-next-line @typescript-eslint/require-await
  async *read(input): AsyncGenerator<Found, void> {
    const open = () => unzstd(input.stream())
    yield { kind: 'member', member: { kind: 'stream', name: '', size: undefined, again: input.again, open } }
  },
}
