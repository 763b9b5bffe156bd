import { at, within, type Trouble } from '#ground'
import { ByteStream } from '../byte-stream.ts'
import { Damage, type FileInput, type FileReader, type Found } from '../reader.ts'
import { BLOCK, decoded, looksLikeTar, readPax, readTarHeader, type TarHeader } from '../tar-header.ts'
import { linkedMembers, linkNotFollowed, type HardLink } from '../tar-links.ts'

/** Bytes of a long name or of a pax header that are held. */
const LONGEST_HEADER = 1024 * 1024

/** What headers before a member said about it. */
interface Told {
  readonly name?: string
  readonly size?: number
  readonly link?: string
  readonly sparse?: true
}

/**
 * A tar archive (POSIX.1-2017 ustar and pax, GNU, and the oldest form). It is read in one pass, as it lies, and in a
 * second one where it has hard links. Where a header is damaged, the next one that holds is looked for, and what is lost
 * between them is told.
 */
export const tar: FileReader = {
  name: 'tar',
  of: 'file',
  holds: 'archive',
  opens: 'account',
  recognise: ({ head }) => looksLikeTar(head),
  async *read(input, { limits }): AsyncGenerator<Found, void> {
    const links: HardLink[] = []
    yield* members(input, links)
    if (links.length === 0) return
    if (input.again) yield* linkedMembers(links, members(input, []), input.where, limits)
    else for (const link of links) yield linkNotFollowed(link, input.where)
  },
}

/** All that lies in the archive but its hard links, which are only noted. */
async function* members(input: FileInput, links: HardLink[]): AsyncGenerator<Found, void> {
  const bytes = new ByteStream(input.stream())
  try {
    let told: Told = {}
    let zeros = 0
    while (true) {
      const from = bytes.position
      const block = await bytes.take(BLOCK)
      const empty = block.every(byte => byte === 0)
      // POSIX.1-2017: two blocks of zeros are the end. Archives that were strung together go on behind that.
      zeros = empty ? zeros + 1 : zeros
      if (block.length < BLOCK) {
        if (zeros < 2 || !empty)
          yield remark(input, from, 'archive-cut', 'The archive ends without its end mark; members may be missing.')
        return
      }
      if (empty) continue
      const header = readTarHeader(block)
      if (header === undefined) {
        await nextHeader(bytes)
        yield zeros < 2
          ? lost(input, from, bytes.position)
          : remark(input, from, 'archive-trailing', 'Bytes that are no tar stand behind the end of the archive.')
        told = {}
        continue
      }
      zeros = 0
      if ('xgLK'.includes(header.type)) {
        told = await more(bytes, header, told)
        continue
      }
      const { name, type, link } = { ...header, ...told }
      if (type === '1' && name !== '') links.push({ name, target: link })
      else if (!(yield* member(input, bytes, { ...header, ...told }, told.sparse === true))) return
      told = {}
    }
  } finally {
    await bytes.close()
  }
}

function lost({ where }: FileInput, from: number, to: number): Found {
  const says = 'A header is damaged, and with it the member behind it is lost. Look for another copy.'
  return { kind: 'failed', trouble: { code: 'tar-damaged', where: at(where, { from, to }), says } }
}

function remark({ where }: FileInput, place: number, code: string, says: string): Found {
  return { kind: 'remark', trouble: { code, where: at(where, { from: place, to: place }), says } }
}

/** Goes on, block by block, to the next header that holds, or to a block of zeros. */
async function nextHeader(bytes: ByteStream): Promise<void> {
  while (true) {
    const block = await bytes.peek(BLOCK)
    if (block.length < BLOCK || block.every(byte => byte === 0) || readTarHeader(block) !== undefined) return
    await bytes.skip(BLOCK)
  }
}

/** What a header about the next member says: a long name, or pax records. Global records never name a member. */
async function more(bytes: ByteStream, header: TarHeader, told: Told): Promise<Told> {
  const content = header.size <= LONGEST_HEADER ? await bytes.take(header.size) : undefined
  if (content === undefined) await bytes.skip(header.size)
  await bytes.skip(padding(header.size))
  if (content === undefined || header.type === 'g') return told
  const long = header.type === 'L' ? 'name' : header.type === 'K' ? 'link' : undefined
  if (long !== undefined) return { ...told, [long]: decoded(content).replace(/\0.*$/s, '') }
  const records = readPax(content)
  const name = records.get('GNU.sparse.name') ?? records.get('path')
  const link = records.get('linkpath')
  const size = Number(records.get('size') ?? NaN)
  return {
    ...told,
    ...(name === undefined ? {} : { name }),
    ...(link === undefined ? {} : { link }),
    ...(Number.isSafeInteger(size) && size >= 0 ? { size } : {}),
    ...(records.has('GNU.sparse.major') || records.has('GNU.sparse.map') ? { sparse: true } : {}),
  }
}

const padding = (size: number) => (BLOCK - (size % BLOCK)) % BLOCK

/** Gives one member, and says whether all of it was there. */
async function* member(
  input: FileInput,
  bytes: ByteStream,
  { name: told, size, type, link }: TarHeader,
  sparse: boolean,
): AsyncGenerator<Found, boolean> {
  const name = told === '' ? 'unnamed' : told
  const lost = (kind: 'skipped' | 'failed', code: string, says: string): Found => {
    const trouble: Trouble = { code, where: within(input.where, name), says }
    return { kind, trouble }
  }
  // Links, devices and folders have no content, whatever their size says (POSIX.1-2017, "ustar Interchange Format").
  if (type === '5' || type === 'V') return true
  if ('12346'.includes(type)) {
    yield '12'.includes(type)
      ? lost('skipped', 'link-not-followed', `It is a link to ${link} and has no bytes of its own.`)
      : lost('skipped', 'not-a-file', 'It is a device or a pipe and holds nothing by itself.')
    return true
  }
  const end = bytes.position + size
  if (sparse || 'SMDN'.includes(type)) {
    const says =
      'It is stored in a way that is not read here (sparse, in volumes, or incremental). Unpack it with GNU tar.'
    yield lost('failed', 'tar-special', says)
  } else yield { kind: 'member', member: { kind: 'stream', name, size, open: () => content(bytes, end) } }
  await bytes.skip(end - bytes.position)
  if (bytes.position < end) {
    yield remark(input, bytes.position, 'archive-cut', `The archive ends within ${name}; what stood behind is lost.`)
    return false
  }
  await bytes.skip(padding(size))
  return true
}

async function* content(bytes: ByteStream, end: number): AsyncGenerator<Buffer, void> {
  while (bytes.position < end) {
    const piece = await bytes.some(end - bytes.position)
    if (piece.length === 0) throw new Damage('member-cut', 'The archive ends within this member.')
    yield piece
  }
}
