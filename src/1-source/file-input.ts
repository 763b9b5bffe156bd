import type { PathLike } from 'node:fs'
import { at, Outage, type Limits, type Trouble, type Where } from '#ground'
import { fileBytes, HEAD, stateOf, type Sealed } from './disk.ts'
import { Damage, type FileInput, type StreamMember } from './reader.ts'
import type { Spool } from './spool.ts'

/** An input that somebody holds open, with what went wrong in its bytes so far. */
export interface OpenFile extends FileInput {
  readonly troubles: readonly Trouble[]
  /** Lets go of streams and temporary copies. */
  release(): Promise<void>
}

/**
 * Bytes that all streams of one handed-in file may still unpack to, together. It stops archives that hold each other or
 * share their bytes, where every single member looks harmless.
 */
export interface Budget {
  left: number
}

/** The budget of a file of this size: so many times its size, and always enough for a small file with large members. */
export function budgetOf(size: number, limits: Limits): Budget {
  return { left: Math.max(64 * 1024 * 1024, size * limits.inflation) }
}

/** What streams of one run share. */
export interface Means {
  readonly limits: Limits
  readonly spool: Spool
}

/** A file on disk, sealed before, as an input. */
export function diskInput(path: PathLike, name: string, where: Where, sealed: Sealed, spool: Spool): OpenFile {
  const troubles: Trouble[] = []
  const copies: string[] = []
  const stream = () =>
    sealed.content === undefined ? untilDamage(fileBytes(path), where, troubles) : once(sealed.content)
  return {
    kind: 'file',
    name,
    where,
    head: sealed.head,
    size: sealed.size,
    again: true,
    troubles,
    stream,
    async file() {
      if (!Buffer.isBuffer(path)) return String(path)
      const copy = await spool.keep(stream())
      copies.push(copy.path)
      return copy.path
    },
    async release() {
      for (const copy of copies.splice(0)) await spool.drop(copy)
      if (stateOf(path) === sealed.state || troubles.some(({ code }) => code === 'source-changed')) return
      const says = 'The file was changed while it was read. Give a copy that nobody writes to.'
      troubles.push({ code: 'source-changed', where, says })
    },
  }
}

/** What a member of a container unpacks to, as an input. Its first bytes are unpacked at once, to recognise it by. */
export async function streamInput(
  member: StreamMember,
  name: string,
  where: Where,
  budget: Budget,
  { limits, spool }: Means,
): Promise<OpenFile> {
  const troubles: Trouble[] = []
  const copies: string[] = []
  const rest = untilDamage(bounded(member.open(), budget, limits), where, troubles)
  const first: Uint8Array[] = []
  let length = 0
  let ended = false
  while (length < HEAD && !ended) {
    const step = await rest.next()
    if (step.done === true) ended = true
    else {
      first.push(step.value)
      length += step.value.length
    }
  }
  const begin = first.length === 1 ? first[0]! : Buffer.concat(first)
  let asked = false
  const stream = async function* () {
    // What is wrong with the bytes was told in the first pass.
    if (asked && !ended) return yield* untilDamage(bounded(member.open(), budget, limits), where, [])
    asked = true
    yield begin
    if (!ended) yield* rest
  }
  return {
    kind: 'file',
    name,
    where,
    head: begin.subarray(0, HEAD),
    size: ended ? length : member.size,
    again: ended || member.again === true,
    troubles,
    stream,
    async file() {
      const copy = await spool.keep(stream())
      copies.push(copy.path)
      return copy.path
    },
    async release() {
      await rest.return()
      for (const copy of copies.splice(0)) await spool.drop(copy)
    },
  }
}

// eslint-disable-next-line @typescript-eslint/require-await
async function* once(content: Uint8Array): AsyncGenerator<Uint8Array, void> {
  yield content
}

/** Ends a stream where it breaks off, and says so. */
async function* untilDamage(
  bytes: AsyncIterable<Uint8Array>,
  where: Where,
  troubles: Trouble[],
): AsyncGenerator<Uint8Array, void> {
  let position = 0
  try {
    for await (const piece of bytes) {
      yield piece
      position += piece.length
    }
  } catch (error) {
    // An Outage here is that of this very file, which was there when it was sealed and now is not.
    if (!(error instanceof Damage) && !(error instanceof Outage)) throw error
    const code = error instanceof Damage ? error.code : 'unreadable'
    const place = at(where, { from: position, to: position })
    troubles.push({ code, where: place, says: `${error.message} ${position} bytes before that were read.` })
  }
}

async function* bounded(
  bytes: AsyncIterable<Uint8Array>,
  budget: Budget,
  limits: Limits,
): AsyncGenerator<Uint8Array, void> {
  let length = 0
  for await (const piece of bytes) {
    length += piece.length
    budget.left -= piece.length
    if (length > limits.memberBytes)
      throw new Damage('member-too-large', `It unpacks to more than ${limits.memberBytes} bytes and was not read on.`)
    if (budget.left < 0) {
      const says = `The archive unpacks to more than ${limits.inflation} times its size, as bombs do; it was not read on.`
      throw new Damage('archive-bomb', says)
    }
    yield piece
  }
}
