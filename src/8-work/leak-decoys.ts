import { digest, type Digest } from '#ground'
import { comparedText } from '#document'
import { decoyFinder, type Decoy, type LeakedDecoy } from '#finding'
import type { PlantedDecoy } from '#team'

import type { HeldMails } from './held-mail.ts'
import type { DocumentReader } from './read-in-worker.ts'
import type { Known, TracedFile } from './trace.ts'

/** A decoy of the register with its file, where that could be read. */
export interface DecoyBytes extends PlantedDecoy {
  readonly bytes?: Uint8Array
}

/** Reads the decoys' own files, and finds the mailboxes whose owners' addresses the register names. */
export async function readOwnDecoys(
  decoys: readonly DecoyBytes[],
  reader: DocumentReader,
  { owners }: HeldMails,
): Promise<Decoy[]> {
  const mailboxOf = new Map([...owners].map(([mailbox, { address }]) => [address, mailbox] as const))
  const read: Decoy[] = []
  for (const { account, planted, file, sha256, text, bytes } of decoys) {
    const own = bytes === undefined ? undefined : digest(bytes)
    const known = own ?? (sha256 as Digest | undefined)
    const words = bytes === undefined ? '' : comparedText(await reader.read(bytes))
    read.push({
      account: owners.has(account) ? account : (mailboxOf.get(account.toLowerCase()) ?? account),
      name: file ?? (text === undefined ? `${sha256!.slice(0, 12)}…` : `“${text.slice(0, 40).trim()}…”`),
      text: text ?? words,
      ...(planted === undefined ? {} : { planted }),
      ...(known === undefined ? {} : { sha256: known }),
    })
  }
  return read
}

/** The leaked files that are decoys. */
export function leakedDecoys(
  decoys: readonly Decoy[],
  traced: readonly TracedFile[],
  { documents, index, held: { owners } }: Known,
): LeakedDecoy[] {
  if (decoys.length === 0) return []
  const find = decoyFinder(decoys, prints => index.holders(prints))
  return traced
    .filter(({ isBringer }) => !isBringer)
    .flatMap(({ file, match, instances, addressed }) => {
      const asked = {
        file: file.name,
        sha256: file.sha256,
        text: file.text,
        held: match.versions.map(({ number }) => documents.get(number)),
        // Whoever else was sent the decoy had it too, whether a copy is left or not. An outside sender planted it.
        heldBy: (number: number) => {
          const own = instances.filter(instance => instance.number === number)
          const sentTo = new Set(own.flatMap(({ mail }) => mail.to))
          const others = [...addressed].filter(account => owners.has(account) || sentTo.has(account))
          return [...own.map(({ mail }) => mail.mailbox), ...others]
        },
      }
      return find(asked) ?? []
    })
}
