import type { FolderReader, Found } from '../reader.ts'

/** Any folder: what lies in it is recognised one by one. */
export const folder: FolderReader = {
  name: 'folder',
  of: 'folder',
  holds: 'folder',
  opens: 'account',
  recognise: () => 'maybe',
  // eslint-disable-next-line @typescript-eslint/require-await
  async *read({ entries }): AsyncGenerator<Found, void> {
    for (const entry of entries) yield { kind: 'member', member: { kind: 'path', entry } }
  },
}
