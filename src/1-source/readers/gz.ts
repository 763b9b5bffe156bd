import { gunzip } from '../inflate.ts'
import type { FileReader, Found } from '../reader.ts'

/** A gzip stream (RFC 1952): what it unpacks to counts in its place. */
export const gz: FileReader = {
  name: 'gz',
  of: 'file',
  holds: 'archive',
  opens: 'nothing',
  // RFC 1952 §2.3.1: two marks, and DEFLATE as the only method.
  recognise: ({ head }) => (head[0] === 0x1f && head[1] === 0x8b && head[2] === 8 ? 'yes' : 'no'),
  // eslint-disable-next-line @typescript-eslint/require-await
  async *read(input): AsyncGenerator<Found, void> {
    const open = () => gunzip(() => input.stream(), input.again)
    yield { kind: 'member', member: { kind: 'stream', name: '', size: undefined, again: input.again, open } }
  },
}
