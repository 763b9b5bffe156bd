import { within } from '#ground'
import { namesIn } from '../inner-folder.ts'
import type { FolderEntry, FolderInput, FolderReader, Found, Reading } from '../reader.ts'
import { FOLDER_DEPTH } from '../run.ts'

/** The ending of the index that lies beside a store, and that of the folder with the stores below it. */
const INDEX = '.msf'
const INNER = '.sbd'

/**
 * An account as Thunderbird and its kin keep it: a store of any name with its index beside it (`Clubs`, `Clubs.msf`), and
 * in `Clubs.sbd` those below it. The stores are folders of one mailbox, which is named after the whole.
 */
export const thunderbird: FolderReader = {
  name: 'thunderbird',
  of: 'folder',
  holds: 'folder',
  opens: 'account',
  recognise: ({ entries }) => (storesIn(entries).size > 0 ? 'yes' : 'no'),
  // eslint-disable-next-line @typescript-eslint/require-await
  async *read(input, reading): AsyncGenerator<Found, void> {
    yield* storesOf(input, input.entries, [], reading)
  },
}

/** Names of the stores among these names: files that have an index. */
function storesIn(entries: readonly FolderEntry[]): ReadonlySet<string> {
  const files = new Set(entries.filter(({ kind }) => kind === 'file').map(({ name }) => name))
  return new Set([...files].filter(name => files.has(name + INDEX)))
}

function* storesOf(
  input: FolderInput,
  entries: readonly FolderEntry[],
  through: readonly string[],
  reading: Reading,
): Generator<Found> {
  const stores = storesIn(entries)
  const above = through.map(step => step.slice(0, -INNER.length))
  for (const entry of entries) {
    const steps = [...through, entry.name]
    if (stores.has(entry.name)) {
      const folder = [...(reading.folder === '' ? [] : [reading.folder]), ...above, entry.name].join('/')
      yield { kind: 'member', member: { kind: 'path', entry, through, mailbox: reading.mailbox(), folder } }
    } else if (entry.name.endsWith(INDEX) && stores.has(entry.name.slice(0, -INDEX.length))) yield index(input, steps)
    else {
      const names = entry.name.endsWith(INNER) && steps.length < FOLDER_DEPTH ? namesIn(entry) : []
      if (names.length > 0) yield* storesOf(input, names, steps, reading)
      else yield { kind: 'member', member: { kind: 'path', entry, through } }
    }
  }
}

function index({ where }: FolderInput, steps: readonly string[]): Found {
  const says = 'It is the index of the store beside it, and holds no mail of its own.'
  return { kind: 'skipped', trouble: { code: 'mail-index', where: steps.reduce(within, where), says } }
}
