import { within, type Limits, type Where } from '#ground'
import type { Found, StreamMember } from './reader.ts'

/** A member of a tar that is another name of a file in it, and has no bytes of its own. */
export interface HardLink {
  readonly name: string
  readonly target: string
}

/**
 * The mails behind hard links. Servers copy a mail into a second folder of a Maildir by a link, and a tar keeps its bytes
 * under one of the names only; the copy is an instance of its own all the same. `again` are the members of the archive
 * from its start, once more.
 */
export async function* linkedMembers(
  links: readonly HardLink[],
  again: AsyncIterable<Found>,
  where: Where,
  limits: Limits,
): AsyncGenerator<Found, void> {
  const wanted = new Map<string, HardLink[]>()
  for (const link of links) wanted.set(link.target, [...(wanted.get(link.target) ?? []), link])
  for await (const found of again) {
    if (wanted.size === 0) break
    if (found.kind !== 'member' || found.member.kind !== 'stream') continue
    const named = wanted.get(found.member.name)
    const bytes = named === undefined ? undefined : await held(found.member, limits.messageBytes)
    if (named === undefined || bytes === undefined) continue
    wanted.delete(found.member.name)
    for (const { name } of named)
      yield { kind: 'member', member: { kind: 'stream', name, size: bytes.length, open: () => once(bytes) } }
  }
  for (const [, lost] of wanted) for (const link of lost) yield linkNotFollowed(link, where)
}

/** A link whose file is not there, is too large to be held, or is in an archive that can be read only once. */
export function linkNotFollowed({ name, target }: HardLink, where: Where): Found {
  const says = `It is a link to ${target} and has no bytes of its own. Unpack the archive and give the folder.`
  return { kind: 'skipped', trouble: { code: 'link-not-followed', where: within(where, name), says } }
}

/** The bytes of a member, or undefined where they are more than one mail may have. */
async function held({ open }: StreamMember, most: number): Promise<Buffer | undefined> {
  const pieces: Uint8Array[] = []
  let length = 0
  for await (const piece of open()) {
    pieces.push(piece)
    length += piece.length
    if (length > most) return undefined
  }
  return Buffer.concat(pieces)
}

// eslint-disable-next-line @typescript-eslint/require-await
async function* once(bytes: Buffer): AsyncGenerator<Buffer, void> {
  yield bytes
}
