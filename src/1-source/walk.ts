import { digest, insist, Outage, within, type Where } from '#ground'
import type { PathLike } from 'node:fs'
import type { Account } from './account.ts'
import { listFolder, seal } from './disk.ts'
import { budgetOf, diskInput, streamInput, type OpenFile } from './file-input.ts'
import { placeOfLoose } from './holder.ts'
import type { Intake } from './ledger.ts'
import type { FolderInput, Found, PathMember, Reader, StreamMember } from './reader.ts'
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
async function* unwrap(run: Run, input: OpenFile, reader: Reader, around: Around): AsyncGenerator<Intake, void> {
  insist(reader.of === 'file', 'Only files are wrapped.')
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

/** Reads a folder and all that is in it. It counts in the account around it as one thing. */
export async function* walkFolder(
  run: Run,
  path: PathLike,
  steps: readonly string[],
  around: Around,
): AsyncGenerator<Intake, void> {
  const entries = listFolder(path)
  const where: Where = { source: digest(entries.map(({ name }) => name).join('\n')), path: steps }
  const input: FolderInput = { kind: 'folder', name: steps.at(-1) ?? '', where, entries }
  const { reader, rivals } = chooseFolderReader(input)
  insist(reader !== undefined, 'Any folder can be looked through.')
  const reading = readingOfFolder(run, input)
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
      const within = { ...around, as, mailbox: mailbox ?? around.mailbox, folder }
      if (member.kind === 'path') yield* settlePath(run, member, where, account, within)
      else yield* settleStream(run, member, where, within)
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
    lost('skipped', 'link-not-followed', 'A link to a folder or to nothing is not followed. Give its target, if it matters.')
  } else if (entry.kind === 'other') {
    lost('skipped', 'not-a-file', 'It is a device, a socket or a pipe and holds nothing by itself.')
  } else if (entry.kind === 'folder' && around.folders >= FOLDER_DEPTH) {
    lost('skipped', 'too-deep', `It lies deeper than ${FOLDER_DEPTH} folders. Give it by itself.`)
  } else {
    try {
      if (entry.kind === 'folder') return yield* walkFolder(run, entry.path, path, around)
      const sealed = await seal(entry.path)
      const where = { source: sealed.source, path }
      const input = diskInput(entry.path, entry.name, where, sealed, run.spool)
      yield* walkFile(run, input, { ...around, budget: budgetOf(sealed.size, run.limits) })
    } catch (error) {
      // Only the refusal of this very file or folder is its own; a full disk, say, is everybody's.
      if (!(error instanceof Outage)) throw error
      lost('failed', 'unreadable', error.message)
    }
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
