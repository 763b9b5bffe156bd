import { within } from '#ground'
import { isFolderName } from '../holder.ts'
import { entriesIn, namesIn } from '../inner-folder.ts'
import { maildirFolder } from '../maildir-name.ts'
import type { FolderEntry, FolderInput, FolderReader, Found, Reading, Recognition } from '../reader.ts'
import { FOLDER_DEPTH } from '../run.ts'

/** How delivery names a file in a Maildir: a time first, or flags last. Some systems have `;` or `!` for the colon. */
const DELIVERED = /^\d{5,}[._]|[:;!]2,[A-Za-z]*$/

/** An empty file by which Maildir++ marks a folder. */
const MARK = 'maildirfolder'

/**
 * A Maildir: folders `cur` and `new` with one message a file. All its folders are one account, since the whole is one
 * mailbox: those of Maildir++ (`.Sent`, `.Work.Projects`) and those that simply lie in each other. A folder that holds
 * Maildirs under the usual folder names (`anna/INBOX`, `anna/Sent`) is one, too. What lies in `cur` and `new` is mail
 * whatever it looks like.
 */
export const maildir: FolderReader = {
  name: 'maildir',
  of: 'folder',
  holds: 'mail',
  opens: 'account',
  recognise: ({ entries }) => recognise(entries),
  read: (input, reading) => folderOf(input, input.entries, [], reading),
}

function recognise(entries: readonly FolderEntry[]): Recognition {
  const names = new Set(entries.filter(({ kind }) => kind === 'folder').map(({ name }) => name))
  if (names.has('cur') && (names.has('new') || names.has('tmp'))) return 'yes'
  if (entries.some(entry => isMaildirFolder(entry) && namesIn(entry).some(({ name }) => DELIVERED.test(name))))
    return 'yes'
  const children = entries.filter(({ name, kind }) => kind === 'folder' && (/^\.[^.]/.test(name) || isFolderName(name)))
  return children.some(child => namesIn(child).some(isMaildirFolder)) ? 'yes' : 'no'
}

const isMaildirFolder = ({ name, kind }: FolderEntry) => kind === 'folder' && (name === 'cur' || name === 'new')

async function* folderOf(
  input: FolderInput,
  entries: readonly FolderEntry[],
  through: readonly string[],
  reading: Reading,
): AsyncGenerator<Found, void> {
  const inner = maildirFolder(through)
  const folder = reading.folder === '' || inner === '' ? reading.folder + inner : `${reading.folder}/${inner}`
  const place = { mailbox: reading.mailbox(), folder }
  for (const entry of entries) {
    const steps = [...through, entry.name]
    if (isMaildirFolder(entry)) {
      for (const file of yield* entriesIn(entry, input.where, steps))
        yield { kind: 'member', member: { kind: 'path', entry: file, through: steps, as: 'mail', ...place } }
    } else if (entry.kind === 'folder' && entry.name === 'tmp') {
      for (const file of yield* entriesIn(entry, input.where, steps))
        yield skipped(input, [...steps, file.name], 'maildir-undelivered', UNDELIVERED)
    } else if (entry.kind === 'file' && entry.name === MARK) {
      yield skipped(input, steps, 'mail-index', 'It marks a folder of the Maildir, and holds no mail.')
    } else {
      const names = steps.length < FOLDER_DEPTH ? namesIn(entry) : []
      if (names.some(isMaildirFolder)) yield* folderOf(input, names, steps, reading)
      else yield { kind: 'member', member: { kind: 'path', entry, through, ...place } }
    }
  }
}

const UNDELIVERED = 'It lies in tmp: its delivery was never finished. Give the file by itself to read it.'

function skipped({ where }: FolderInput, steps: readonly string[], code: string, says: string): Found {
  return { kind: 'skipped', trouble: { code, where: steps.reduce(within, where), says } }
}
