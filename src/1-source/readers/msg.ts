import type { FileInput, FileReader, Found, Recognition } from '../reader.ts'
import { COMPOUND_MARK } from '../outlook-compound.ts'
import { isMailClass } from '../outlook-message.ts'
import { PROPERTY_STREAM, rebuildMsg } from '../outlook-msg.ts'
import { wholeFile } from '../whole-file.ts'

/** One message that Outlook saved as a .msg file ([MS-OXMSG]): properties in a compound file, rebuilt as mail. */
export const msg: FileReader = {
  name: 'msg',
  of: 'file',
  holds: 'mail',
  opens: 'item',
  recognise,
  async *read(input, reading): AsyncGenerator<Found, void> {
    const { where } = input
    const { bytes, cut } = await wholeFile(input, reading.limits)
    const message = rebuildMsg(bytes, reading.limits)
    if (message === undefined) {
      const says = 'The file begins like an Outlook message, but its directory is lost. Look for another copy of it.'
      yield { kind: 'failed', trouble: { code: 'msg-damaged', where, says } }
      return
    }
    if (!isMailClass(message.messageClass)) {
      const says = `It is an item of class ${message.messageClass.slice(0, 100)}: not mail.`
      yield { kind: 'skipped', trouble: { code: 'not-mail', where, says } }
      return
    }
    const flaws = cut ? [`The file is longer than ${reading.limits.messageBytes} bytes.`] : []
    const says = [...flaws, ...message.flaws].slice(0, MOST_SENTENCES).join(' ')
    const mailbox = reading.mailbox()
    const item = {
      where,
      kind: 'mail',
      bytes: message.bytes,
      fidelity: 'rebuilt',
      mailbox,
      folder: reading.folder,
    } as const
    yield { kind: 'item', item, ...(says === '' ? {} : { trouble: { code: 'mail-incomplete', where, says } }) }
  },
}

const MOST_SENTENCES = 4

const DIRECTORY_NAME = Buffer.from(PROPERTY_STREAM, 'utf16le')

/**
 * A compound file whose directory names the stream of a message's properties. Office documents are compound files as
 * well, so one whose directory begins behind the looked-at bytes is only perhaps a message.
 */
function recognise({ head }: FileInput): Recognition {
  const bytes = Buffer.from(head.buffer, head.byteOffset, head.byteLength)
  if (bytes.length < 512 || bytes.toString('hex', 0, 8) !== COMPOUND_MARK) return 'no'
  if (bytes.includes(DIRECTORY_NAME)) return 'yes'
  // [MS-CFB] §2.2: the sector shift at 30, the directory's first sector at 48.
  const directory = (bytes.readUInt32LE(48) + 1) * 2 ** bytes.readUInt16LE(30)
  return directory + 512 > bytes.length ? 'maybe' : 'no'
}
