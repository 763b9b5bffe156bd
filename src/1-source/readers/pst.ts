import { openBytes } from '../outlook-pst-file.ts'
import { listFolders } from '../outlook-pst-folder.ts'
import { type PstReading, folderItems, remarks } from '../outlook-pst-items.ts'
import { lostItems } from '../outlook-pst-loss.ts'
import { openPst } from '../outlook-pst-open.ts'
import { storeAddresses, storeName } from '../outlook-pst-store.ts'
import { type Strays, findStrays } from '../outlook-pst-stray.ts'
import type { FileInput, FileReader, Found, Recognition } from '../reader.ts'

/**
 * Outlook's own stores: PST files of both formats, and OST files ([MS-PST]). What they hold are properties, so their
 * mail is rebuilt; its place is the number of its node, which stays the same in later copies of the same store.
 */
export const pst: FileReader = {
  name: 'pst',
  of: 'file',
  holds: 'mail',
  opens: 'account',
  recognise,
  async *read(input, reading): AsyncGenerator<Found, void> {
    const bytes = openBytes(await input.file())
    try {
      const opened = openPst(bytes, reading.limits)
      if (opened === undefined) {
        const says = 'The file ends within its own header, so nothing in it can be found. Look for another copy of it.'
        yield { kind: 'failed', trouble: { code: 'pst-cut', where: input.where, says } }
        return
      }
      const folders = listFolders(opened)
      yield* remarks(opened, input.where)
      let strays: Strays | undefined
      const items: PstReading = {
        pst: opened,
        where: input.where,
        mailbox: reading.mailbox(accountIn(storeName(opened))),
        folder: reading.folder,
        book: storeAddresses(opened),
        seen: new Set(),
        strays: () => (strays ??= findStrays(opened)),
      }
      let complete = folders.length > 0
      for (const folder of folders) complete = (yield* folderItems(items, folder)) && complete
      if (!complete) yield* lostItems(items)
      yield* remarks(opened, input.where)
    } finally {
      bytes.close()
    }
  },
}

/** [MS-PST] §2.2.2.6: dwMagic, and wMagicClient of a PST, an OST or an address book. */
function recognise({ head }: FileInput): Recognition {
  const mark = Buffer.from(head.buffer, head.byteOffset, Math.min(head.byteLength, 10)).toString('latin1')
  if (!mark.startsWith('!BDN')) return 'no'
  return /^(?:SM|SO|AB)$/.test(mark.slice(8)) ? 'yes' : 'maybe'
}

/** A store is named after its account, or has a name that thousands share (“Personal Folders”) and nobody owns. */
function accountIn(name: string | undefined): string | undefined {
  return /[^\s<>()"',;:]{1,64}@[^\s<>()"',;:@]{1,255}/.exec(name?.slice(0, 1000) ?? '')?.[0]
}
