import { digest, insist, Outage, within, type Trouble, type Where } from '#ground'
import type { Account } from './account.ts'
import { listFolder, seal } from './disk.ts'
import { budgetOf, diskInput, streamInput, type OpenFile } from './file-input.ts'
import type { Intake } from './ledger.ts'
import {
  Damage,
  type FileReader,
  type FolderEntry,
  type FolderInput,
  type Found,
  type PathMember,
  type Reader,
  type StreamMember,
} from './reader.ts'
import { readingOfFile, readingOfFolder } from './reading.ts'
import { chooseFileReader, chooseFolderReader } from './recognise.ts'
import { refuse } from './refusal.ts'
import { FOLDER_DEPTH, type Around, type Run } from './run.ts'

/**
 * Reads one file and all that is in it. In the account around it, it counts once: as itself where it is one item or
 * cannot be read, as a container where it has an account of its own. It is released in the end, also when nobody asks
 * for the rest.
 */
export async function* walkFile(run: Run, input: OpenFile, around: Around): AsyncGenerator<Intake, void> {
  const { reader, rivals } = chooseFileReader(input, around.as)
  const refused = refuse(run, input, reader, around)
  if (reader?.opens === 'nothing' && refused === undefined) return yield* unwrap(run, input, reader, around)

  const reading = readingOfFile(run, input, reader, around)
  const own = () => run.open(input.where, reader?.holds ?? 'document', reading.mailbox())
  let account = refused !== undefined || reader?.opens === 'item' ? around.account : undefined
  const layers = [...around.wrappings, input]
  try {
    if (refused !== undefined || reader === undefined) {
      account ??= own()
      if (refused !== undefined) account.lost(refused.how, refused.trouble, 1)
    } else {
      let count = 0
      for await (const found of reader.read(input, reading)) {
        count++
        account ??= (found.kind === 'item' && found.alone === true ? around.account : undefined) ?? own()
        if (account === around.account) insist(count === 1, `${reader.name} found more than one thing in one item.`)
        if (tooMany(run, found, account, count)) break
        yield* settle(run, found, input.where, account, inside(around, account, reader))
      }
      account ??= own()
      if (count === 0 && reader.opens === 'item') account.lost('failed', nothingRead(input.where), 1)
    }
  } catch (error) {
    // A disk that fails under a reader which jumps about in its file; streams end by themselves.
    if (!(error instanceof Damage)) throw error
    account ??= own()
    account.lost('failed', { code: error.code, where: input.where, says: error.message }, 1)
  } finally {
    for (const layer of layers) await layer.release()
  }
  if (rivals.length > 0) account.remark(recognisedTwice(input.where, rivals))
  for (const trouble of layers.flatMap(({ troubles }) => troubles)) account.remark(trouble)
  if (account === around.account) return
  yield { kind: 'closed', container: account.container, entry: account.close() }
  around.account?.read()
}

/** Reads what a wrapping unpacks to in its place: under the same path, in the same account. */
async function* unwrap(run: Run, input: OpenFile, reader: FileReader, around: Around): AsyncGenerator<Intake, void> {
  const wrappings = [...around.wrappings, input]
  try {
    for await (const found of reader.read(input, readingOfFile(run, input, reader, around))) {
      insist(found.kind === 'member' && found.member.kind === 'stream', `${reader.name} is a wrapping and found more.`)
      const name = input.name.replace(/\.(?:gz|zst|zstd)$/i, '').replace(/\.(?:tgz|tzst)$/i, '.tar')
      const inner = await streamInput(found.member, name, input.where, around.budget, run)
      yield* walkFile(run, inner, { ...around, archives: around.archives + 1, wrappings })
    }
  } finally {
    await input.release()
  }
}

/** Reads a folder, of which these are the names, and all that is in it. In the account around it, it counts once. */
export async function* walkFolder(
  run: Run,
  entries: readonly FolderEntry[],
  steps: readonly string[],
  around: Around,
): AsyncGenerator<Intake, void> {
  const where: Where = { source: digest(entries.map(({ name }) => name).join('\n')), path: steps }
  const input: FolderInput = { kind: 'folder', name: steps.at(-1) ?? '', where, entries }
  const { reader, rivals } = chooseFolderReader(input)
  insist(reader !== undefined, 'Any folder can be looked through.')
  const reading = readingOfFolder(run, input, around)
  const account = run.open(where, reader.holds, reading.mailbox())
  let count = 0
  for await (const found of reader.read(input, reading)) {
    if (tooMany(run, found, account, ++count)) break
    yield* settle(run, found, where, account, inside(around, account, reader))
  }
  if (rivals.length > 0) account.remark(recognisedTwice(where, rivals))
  yield { kind: 'closed', container: account.container, entry: account.close() }
  around.account?.read()
}

/** Enters one thing that a reader found into the account, and goes into it where it holds more. */
async function* settle(
  run: Run,
  found: Found,
  where: Where,
  account: Account,
  around: Around,
): AsyncGenerator<Intake, void> {
  switch (found.kind) {
    case 'item':
      account.read(found.item.mailbox)
      if (found.trouble !== undefined) account.remark(found.trouble)
      yield { kind: 'item', item: found.item, container: account.container }
      return
    case 'member': {
      const { member } = found
      const { as, mailbox, folder } = member
      const inner = { ...around, as, mailbox: mailbox ?? around.mailbox, folder }
      if (member.kind === 'path') yield* settlePath(run, member, where, account, inner)
      else yield* settleStream(run, member, where, inner)
      return
    }
    case 'remark':
      account.remark(found.trouble)
      return
    default:
      account.lost(found.kind, found.trouble, found.count ?? 1)
  }
}

async function* settlePath(
  run: Run,
  { entry, through = [] }: PathMember,
  container: Where,
  account: Account,
  around: Around,
): AsyncGenerator<Intake, void> {
  const path = [...container.path, ...through, entry.name]
  const lost = (how: 'skipped' | 'failed', code: string, says: string) =>
    account.lost(how, { code, where: { source: container.source, path }, says }, 1)
  if (entry.kind === 'link') {
    lost(
      'skipped',
      'link-not-followed',
      'A link to a folder or to nothing is not followed. Give its target, if it matters.',
    )
  } else if (entry.kind === 'other') {
    lost('skipped', 'not-a-file', 'It is a device, a socket or a pipe and holds nothing by itself.')
  } else if (entry.kind === 'folder' && around.folders >= FOLDER_DEPTH) {
    lost('skipped', 'too-deep', `It lies deeper than ${FOLDER_DEPTH} folders. Give it by itself.`)
  } else if (entry.kind === 'folder') {
    const entries = await unlessRefused(() => listFolder(entry.path))
    if (entries instanceof Outage) lost('failed', 'unreadable', entries.message)
    else yield* walkFolder(run, entries, path, { ...around, folders: around.folders + 1 })
  } else {
    const sealed = await unlessRefused(() => seal(entry.path))
    if (sealed instanceof Outage) lost('failed', 'unreadable', sealed.message)
    else {
      const input = diskInput(entry.path, entry.name, { source: sealed.source, path }, sealed, run.spool)
      yield { kind: 'source', source: sealed.source, file: entry.path, name: path.join('/'), size: sealed.size }
      yield* walkFile(run, input, { ...around, budget: budgetOf(sealed.size, run.limits) })
    }
  }
}

/** The refusal of a file deep in a folder is a trouble of that file, and the rest is read. */
async function unlessRefused<Result>(work: () => Result | Promise<Result>): Promise<Result | Outage> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof Outage) return error
    throw error
  }
}

async function* settleStream(
  run: Run,
  member: StreamMember,
  container: Where,
  around: Around,
): AsyncGenerator<Intake, void> {
  const where = member.name === '' ? container : within(container, member.name)
  const name = member.name.slice(member.name.lastIndexOf('/') + 1)
  yield* walkFile(run, await streamInput(member, name, where, around.budget, run), around)
}

/** What is around the things in a container. */
function inside(around: Around, account: Account, { holds }: Reader): Around {
  return { ...around, account, archives: around.archives + (holds === 'archive' ? 1 : 0), wrappings: [] }
}

function tooMany({ limits }: Run, { kind }: Found, account: Account, count: number): boolean {
  if (kind !== 'member' || count <= limits.containerMembers) return false
  const says = `It has more than ${limits.containerMembers} members; the rest was not looked at. Unpack it and give parts.`
  account.remark({ code: 'too-many-members', where: account.where, says })
  return true
}

function nothingRead(where: Where): Trouble {
  return { code: 'nothing-read', where, says: 'Nothing of it could be read. Look for another copy.' }
}

function recognisedTwice(where: Where, names: readonly string[]): Trouble {
  const says = `Its bytes look like more than one format (${names.join(', ')}); it was read as ${names[0]!}.`
  return { code: 'recognised-twice', where, says }
}
