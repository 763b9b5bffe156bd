import { digest, type Digest } from '#ground'
import { type Gist, type Message, readMessage } from '#message'
import { takeIn } from '#source'
import type { CaseFolder } from '#store'
import { type KeyStore, proveMail } from '#verify'

import type { NamedSource } from './bench.ts'
import { type CaseTwin, mailsIn, type Proving } from './prove.ts'

/** The setting of a case under which keys recovered from its own mails are kept, as `--keys` takes them. */
export const KEPT_KEYS = 'dkim-keys'

/** Copies compared of one mail: a mail to a large list may lie in every mailbox. */
const MOST_COPIES = 50

type Copy = Pick<Gist, 'id' | 'where' | 'mailbox'>

/** What has to be known of a held copy whose bytes differ. */
interface Held {
  readonly words: Digest
  readonly proven: boolean
}

/**
 * Makes ready the comparison with a case: which copies it holds of the mails in some files. Copies with other bytes are
 * read again from the sealed originals, each original once; the files themselves are read twice.
 */
export async function heldTwins(
  { store, original }: CaseFolder,
  sources: readonly NamedSource[],
  keys: KeyStore,
): Promise<NonNullable<Proving['twinsOf']>> {
  const wanted = new Set<string>()
  const given = new Set<Digest>()
  for await (const found of mailsIn(sources)) {
    if (found.kind === 'no-mail') continue
    given.add(found.message.id)
    if (found.message.thread.id !== undefined) wanted.add(found.message.thread.id)
  }
  const copies = copiesOf(store, wanted)
  const others = [...copies.values()].flat().filter(({ id }) => !given.has(id))
  const held = await readHeld(original, others, keys)
  return message => {
    const words = wordsOf(message)
    const { source } = message.item.where
    return (copies.get(message.thread.id ?? '') ?? [])
      .filter(copy => copy.id !== message.id || copy.where.source !== source)
      .flatMap(copy => twinOf(copy, message.id, words, held.get(copy.id)) ?? [])
  }
}

function copiesOf(store: CaseFolder['store'], wanted: ReadonlySet<string>): ReadonlyMap<string, readonly Copy[]> {
  const copies = new Map<string, Copy[]>()
  for (const { messageId, id, where, mailbox } of store.gists()) {
    if (messageId === undefined || !wanted.has(messageId)) continue
    const known = copies.get(messageId) ?? []
    copies.set(messageId, known)
    if (known.length < MOST_COPIES) known.push({ id, where, mailbox })
  }
  return copies
}

function twinOf(copy: Copy, sha256: Digest, words: Digest, held: Held | undefined): CaseTwin | undefined {
  const place = { where: `${copy.mailbox}, ${copy.where.path.join(' › ')}`, mailbox: copy.mailbox, sha256: copy.id }
  if (copy.id === sha256) return { relation: 'same-bytes', proven: false, ...place }
  if (held === undefined) return undefined
  return { relation: held.words === words ? 'same-text' : 'other-text', proven: held.proven, ...place }
}

/** Reads copies again from the originals in which they lie. */
async function readHeld(
  original: CaseFolder['original'],
  copies: readonly Copy[],
  keys: KeyStore,
): Promise<ReadonlyMap<Digest, Held>> {
  const held = new Map<Digest, Held>()
  const wanted = new Set(copies.map(({ id }) => id))
  for (const source of new Set(copies.map(({ where }) => where.source)))
    for await (const intake of takeIn([original(source)])) {
      if (intake.kind !== 'item') continue
      const { item } = intake
      const id = digest(item.bytes)
      if (!wanted.has(id) || held.has(id)) continue
      const { bytes, fidelity } = item
      const { verdict } = proveMail({ bytes, fidelity, keys })
      held.set(id, { words: wordsOf(readMessage(item)), proven: verdict === 'verified' })
    }
  return held
}

/** A digest of what a mail says, whatever lists and stores did to its bytes: author, topic and words without footers. */
function wordsOf({ from, thread, wording: { own, quoted, signature = '' } }: Message): Digest {
  const words = [from.map(({ address }) => address).join(' '), thread.topic, own, quoted, signature]
  return digest(JSON.stringify(words.map(text => text.normalize('NFKC').replace(/\s+/g, ' ').trim())))
}
