import { isFolderName } from '../holder.ts'
import { namesIn } from '../inner-folder.ts'
import type { FolderEntry, FolderInput, FolderReader, Found, Reading } from '../reader.ts'
import { FOLDER_DEPTH } from '../run.ts'

/** Files that MH, xmh, Sylpheed and Claws Mail keep beside the messages of a folder. */
const MARKS = new Set(['.mh_sequences', '.xmhcache', '.sylpheed_mark', '.claws_mark'])

/**
 * An MH folder: one message a file, named by numbers, and other folders in it. All of them are one account, since the
 * whole is one mailbox. Numbered files are mail whatever they look like; they come in the order of their numbers.
 */
export const mh: FolderReader = {
  name: 'mh',
  of: 'folder',
  holds: 'mail',
  opens: 'account',
  recognise: ({ entries }) =>
    isMh(entries) || entries.some(entry => isFolderName(entry.name) && isMh(namesIn(entry))) ? 'yes' : 'no',
  read: (input, reading) => folderOf(input, input.entries, [], reading),
}

const isMh = (entries: readonly FolderEntry[]) => entries.some(({ name, kind }) => kind === 'file' && MARKS.has(name))

const isNumbered = ({ name, kind }: FolderEntry) => kind === 'file' && /^[1-9]\d{0,14}$/.test(name)

async function* folderOf(
  input: FolderInput,
  entries: readonly FolderEntry[],
  through: readonly string[],
  reading: Reading,
): AsyncGenerator<Found, void> {
  const folder = [...(reading.folder === '' ? [] : [reading.folder]), ...through].join('/')
  const place = { through, mailbox: reading.mailbox(), folder }
  const numbered = entries.filter(isNumbered).sort((one, other) => Number(one.name) - Number(other.name))
  for (const entry of numbered) yield { kind: 'member', member: { kind: 'path', entry, as: 'mail', ...place } }
  for (const entry of entries) {
    if (isNumbered(entry) || MARKS.has(entry.name)) continue
    const names = through.length < FOLDER_DEPTH ? namesIn(entry) : []
    if (isMh(names) || names.some(isNumbered)) yield* folderOf(input, names, [...through, entry.name], reading)
    else yield { kind: 'member', member: { kind: 'path', entry, ...place } }
  }
}
