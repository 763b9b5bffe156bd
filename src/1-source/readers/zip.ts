import { within, type Trouble } from '#ground'
import { openFile, type RandomFile } from '../disk.ts'
import { documentZip } from '../file-shape.ts'
import { Damage, type FileInput, type FileReader, type Found, type Recognition } from '../reader.ts'
import { browserAccount } from '../takeout.ts'
import { isReadable, methodName, zipContent } from '../zip-content.ts'
import { directoryEntries, findDirectory, type ZipDirectory } from '../zip-directory.ts'
import type { ZipEntry } from '../zip-entry.ts'
import { salvageEntries } from '../zip-salvage.ts'

/** The page of a Takeout archive that names the account, and how much of it is read. */
const BROWSER_PAGE = /^Takeout\/(?:archive_browser|index)\.html$/
const LONGEST_PAGE = 4 * 1024 * 1024

/** A message in an archive of Outlook for Mac (.olm): properties as XML, of which nothing is documented. */
const OLM_MESSAGE = /com\.microsoft\.__Messages\/[^]{1,1000}\.xml$/

/**
 * A zip archive (PKWARE APPNOTE 6.3.10), with zip64. Members come in the order of its directory; where that is damaged
 * or missing, they are found by the header before each. Names are only names and never become paths. A Takeout archive
 * tells whose mailboxes it holds.
 */
export const zip: FileReader = {
  name: 'zip',
  of: 'file',
  holds: 'archive',
  opens: 'account',
  recognise: ({ head }) => recognise(head),
  async *read(input): AsyncGenerator<Found, void> {
    const file = await openFile(await input.file())
    try {
      const directory = await findDirectory(file)
      const account = directory === undefined ? undefined : await takeoutAccount(file, directory)
      let count = 0
      if (directory !== undefined) {
        for await (const entry of directoryEntries(file, directory)) {
          count++
          if (!isFolder(entry)) yield found(input, file, entry, account)
        }
        if (count === directory.count) return
      }
      yield* salvaged(input, file, directory, count, account)
    } finally {
      await file.close()
    }
  },
}

/** An empty zip is its end record alone. Office and OpenDocument files are zips and documents. */
function recognise(head: Uint8Array): Recognition {
  const mark = Buffer.from(head.subarray(0, 4)).toString('latin1')
  if (mark !== 'PK\x03\x04' && mark !== 'PK\x05\x06') return 'no'
  return documentZip(head) === undefined ? 'yes' : 'no'
}

const isFolder = ({ name }: ZipEntry) => name.endsWith('/')

function found(input: FileInput, file: RandomFile, entry: ZipEntry, account: string | undefined): Found {
  const name = entry.name === '' ? 'unnamed' : entry.name
  const lost = (kind: 'skipped' | 'failed', code: string, says: string): Found => {
    const trouble: Trouble = { code, where: within(input.where, name), says }
    return { kind, trouble }
  }
  if (entry.encrypted)
    return lost('failed', 'encrypted', 'The member is encrypted. Unpack it with its password and give that.')
  if (OLM_MESSAGE.test(name)) {
    const says =
      'It is a message of Outlook for Mac, which is not read here. Drag the mails from Outlook into a folder.'
    return lost('failed', 'olm-unread', says)
  }
  if (entry.link) return lost('skipped', 'link-not-followed', 'It is a link and has no bytes of its own.')
  if (!isReadable(entry)) {
    const says = `It is packed by ${methodName(entry.method)}, which is not read here. Unpack it with 7z and give that.`
    return lost('failed', 'zip-method', says)
  }
  const size = Number.isFinite(entry.size) ? entry.size : undefined
  const open = () => zipContent(file, entry)
  const mailbox = account === undefined ? {} : { mailbox: account }
  return { kind: 'member', member: { kind: 'stream', name, size, open, ...mailbox } }
}

/** What the directory no longer tells, by the headers before the members; and the number of those not even found so. */
async function* salvaged(
  input: FileInput,
  file: RandomFile,
  directory: ZipDirectory | undefined,
  count: number,
  account: string | undefined,
): AsyncGenerator<Found, void> {
  const known = new Map<number, ZipEntry>()
  if (directory !== undefined)
    for await (const entry of directoryEntries(file, directory)) known.set(entry.offset, entry)
  const remark =
    directory === undefined
      ? 'The list of members at its end is missing: it was cut. They were looked for one by one; what stood behind is lost.'
      : 'The list of members is damaged. The others were looked for one by one.'
  yield { kind: 'remark', trouble: { code: 'zip-directory-damaged', where: input.where, says: remark } }
  let seen = count
  for await (const entry of salvageEntries(file, known)) {
    seen++
    if (!isFolder(entry)) yield found(input, file, entry, account)
  }
  const missing = directory === undefined ? 0 : directory.count - seen
  if (missing <= 0) return
  const says = `${missing} of its ${directory!.count} members could not be found. Look for another copy.`
  yield { kind: 'failed', count: missing, trouble: { code: 'zip-members-lost', where: input.where, says } }
}

/** The account that a Takeout archive's own page names. */
async function takeoutAccount(file: RandomFile, directory: ZipDirectory): Promise<string | undefined> {
  for await (const entry of directoryEntries(file, directory)) {
    if (!entry.name.startsWith('Takeout/')) return undefined
    if (!BROWSER_PAGE.test(entry.name) || entry.encrypted || !isReadable(entry)) continue
    return browserAccount(await firstText(zipContent(file, entry)))
  }
  return undefined
}

async function firstText(bytes: AsyncIterable<Buffer>): Promise<string> {
  const pieces: Buffer[] = []
  let length = 0
  try {
    for await (const piece of bytes) {
      pieces.push(piece)
      length += piece.length
      if (length > LONGEST_PAGE) break
    }
  } catch (error) {
    // The page comes again as a member, and its damage is told there.
    if (!(error instanceof Damage)) throw error
  }
  return Buffer.concat(pieces).toString('utf8')
}
