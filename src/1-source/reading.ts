import type { OpenFile } from './file-input.ts'
import { isStoreName, placeOfLoose, placeOfStore, withoutEndings, type Place } from './holder.ts'
import type { FileReader, FolderInput, Reading } from './reader.ts'
import type { Around, Run } from './run.ts'

/** What a reader of a file may know: the limits, and whose mailbox it is as far as the surroundings tell. */
export function readingOfFile(run: Run, input: OpenFile, reader: FileReader | undefined, around: Around): Reading {
  const folders = around.account === undefined ? [] : foldersOf(input.where.path)
  const loose = placeOfLoose(folders)
  const isLoose = folders.length > 0
  const own: Place =
    reader?.holds === 'archive'
      ? { mailbox: withoutEndings(input.name), folder: '' }
      : reader?.opens === 'item' && isLoose
        ? loose
        : placeOfStore(folders, input.name)
  const mailbox = (told?: string) => run.given ?? around.mailbox ?? told
  return {
    limits: run.limits,
    mailbox: told => mailbox(told) ?? own.mailbox,
    folder: around.folder ?? own.folder,
    ...(isLoose && !isStoreName(input.name)
      ? { loose: { mailbox: mailbox() ?? loose.mailbox, folder: around.folder ?? loose.folder } }
      : {}),
  }
}

/** What a reader of a folder may know. */
export function readingOfFolder(run: Run, input: FolderInput, around: Around): Reading {
  const own = placeOfLoose(input.where.path)
  const mailbox = (told?: string) => run.given ?? around.mailbox ?? told ?? own.mailbox
  return { limits: run.limits, mailbox, folder: own.folder }
}

/** The folders in which something lies, those within archives too: the last step is its own name. */
function foldersOf(path: readonly string[]): string[] {
  const last = path.at(-1) ?? ''
  const cut = last.lastIndexOf('/')
  return [...path.slice(0, -1), ...(cut === -1 ? [] : [last.slice(0, cut)])]
}
