/** Mailboxes as folders of files, laid out for a tar or a zip. */
import { digest } from '#ground'
import { spoken, ZONES } from '../mail/calendar.ts'
import type { Member } from '../pack/containers.ts'
import type { Copy } from '../story/post-office.ts'
import { messageBytes } from './mbox.ts'

/**
 * A Maildir with subfolders in the Maildir++ way (`.Sent`); the name of each file has its time, its size, and the flags
 * behind `:2,`. Messages have LF line ends, as servers on Unix store them.
 */
export function maildir(root: string, copies: readonly Copy[], host: string): Member[] {
  const folders = ['', ...new Set(copies.map(folderName).filter(name => name !== ''))]
  const frame = folders
    .flatMap(folder => ['', 'cur', 'new', 'tmp'].map(each => [root, folder, each]))
    .map(steps => steps.filter(step => step !== '').join('/'))
    .filter(path => path !== '')
    .map((path): Member => ({ name: `${path}/`, bytes: Buffer.alloc(0), changed: copies[0]!.at }))
  const files = copies.map((copy, index): Member => {
    const bytes = messageBytes(copy, '\n')
    const flags = copy.folder.startsWith('Sent')
      ? 'S'
      : Number.parseInt(digest(copy.messageId).slice(0, 2), 16) < 90
        ? 'RS'
        : 'S'
    const seconds = Math.floor(copy.at / 1000)
    const unique = `${seconds}.M${(index * 7919) % 1_000_000}P${2000 + (index % 900)}.${host},S=${bytes.length}:2,${flags}`
    return {
      name: [root, folderName(copy), 'cur', unique].filter(step => step !== '').join('/'),
      bytes,
      changed: copy.at,
    }
  })
  return [...frame, ...files]
}

function folderName(copy: Copy): string {
  return copy.folder === 'Inbox' ? '' : `.${copy.folder}`
}

/** Loose messages in folders, named by date and subject as people save them. */
export function looseMessages(copies: readonly Copy[], subjectOf: (copy: Copy) => string): Member[] {
  const seen = new Map<string, number>()
  return copies.map(copy => {
    const subject = subjectOf(copy)
      .replace(/[^A-Za-z0-9 ,.-]+/g, '_')
      .slice(0, 48)
      .trim()
    const stem = `${copy.folder}/${spoken(copy.at, ZONES.utc, '{year}-{mm}-{dd} {hh}{min}')} ${subject}`
    const count = (seen.get(stem) ?? 0) + 1
    seen.set(stem, count)
    return {
      name: `${stem}${count === 1 ? '' : ` (${count})`}.eml`,
      bytes: messageBytes(copy, '\r\n'),
      changed: copy.at,
    }
  })
}
