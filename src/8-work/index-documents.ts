import { digest, lettersOf, readShingleIndex, ShingleIndex, shingleIndexBytes, winnow, type Digest } from '#ground'
import { comparedText } from '#document'
import { partBytes, readMessage, shownTexts, type Message } from '#message'
import { takeIn } from '#source'
import type { CaseFolder, DocumentStore, FoundDocument } from '#store'

import type { Bench } from './bench.ts'
import type { HeldMails } from './held-mail.ts'
import { documentReader, type DocumentReader } from './read-in-worker.ts'

/** Documents that are kept in one step: what a power cut may undo. */
const BATCH = 200
/** One attachment may take so long; a book takes a few seconds. */
const MILLISECONDS = 30_000

/** A document with the mail and the name under which it lay there. */
interface Found {
  readonly message: Digest
  readonly part: string
  readonly document: FoundDocument
}

/**
 * Brings the case's documents up to date: reads the sealed sources that were added since the last time, and keeps every
 * mail's words and every attached file once, with the mails that it lay in. It is done when a leak is first traced and not
 * when mail is added, so that whoever only looks for turned accounts never waits for it; a run that broke off goes on
 * where it was.
 */
export async function indexDocuments({ store, original }: CaseFolder, bench: Bench): Promise<void> {
  const { documents } = store
  const sources = documents.unindexed()
  if (sources.length === 0) return
  const reader = documentReader({ milliseconds: MILLISECONDS })
  const of = store.count()
  let done = 0
  try {
    for (const source of sources) {
      const waiting: Found[] = []
      const keep = () => {
        store.together(() => keepFound(documents, waiting))
        waiting.length = 0
      }
      for await (const intake of takeIn([original(source)])) {
        if (intake.kind !== 'item') continue
        bench.progress({ doing: 'Indexing documents', done: Math.min(++done, of), of, unit: 'mails' })
        const id = digest(intake.item.bytes)
        if (documents.hasMessage(id)) continue
        waiting.push(...(await documentsIn(readMessage(intake.item), documents, reader)))
        if (waiting.length >= BATCH) keep()
      }
      keep()
      documents.indexed(source)
    }
  } finally {
    await reader.close()
  }
}

function keepFound(documents: DocumentStore, found: readonly Found[]): void {
  for (const { message, part, document } of found)
    documents.appears({ message, part, document: documents.put(document) })
}

/** The words of a mail, those of mails in it, and its files. */
async function documentsIn(message: Message, documents: DocumentStore, reader: DocumentReader): Promise<Found[]> {
  const { id, parts, subject } = message
  const found: Found[] = shownTexts(message).map(({ enclosed, text }) => ({
    message: id,
    part: enclosed === undefined ? '' : (enclosed.fileName ?? 'enclosed mail'),
    document: mailWords(enclosed === undefined ? `${subject}\n${text}` : text),
  }))
  for (const part of parts) {
    if (part.role !== 'attachment') continue
    const bytes = partBytes(message, part)
    if (bytes.length === 0) continue
    found.push({
      message: id,
      part: part.fileName ?? part.type,
      document: await fileDocument(bytes, documents, reader),
    })
  }
  return found
}

async function fileDocument(bytes: Buffer, documents: DocumentStore, reader: DocumentReader): Promise<FoundDocument> {
  const key = digest(bytes)
  const known = documents.numberOf(key)
  if (known !== undefined) return documents.get(known)
  const content = await reader.read(bytes)
  const text = comparedText(content)
  return { key, kind: content.kind, version: versionOf(text), text }
}

/** The words of a mail as a document. They have no bytes of their own: a copy in another mailbox has other headers. */
export function mailWords(text: string): FoundDocument {
  const version = versionOf(text)
  return { key: `text ${version}`, kind: 'mail', version, text }
}

/** The subject that stands over the words of a mail, where the document is that. */
export function subjectOf(
  number: number,
  documents: DocumentStore,
  { byId }: HeldMails,
): { readonly subject?: string } {
  const own = documents.appearances(number).find(({ part }) => part === '')
  const [mail] = own === undefined ? [] : (byId.get(own.message) ?? [])
  return mail === undefined ? {} : { subject: mail.subject }
}

/** The same for two texts of the same letters, however broken into lines. */
export function versionOf(text: string): Digest {
  const { codes } = lettersOf(text)
  return digest(Buffer.from(codes.buffer, codes.byteOffset, codes.byteLength))
}

/** The index over all documents: the kept one, with what it does not know yet. */
export function shingleIndexOf(documents: DocumentStore): ShingleIndex {
  const kept = documents.shingles()
  const read = kept === undefined ? undefined : readShingleIndex(kept)
  const index = read !== undefined && read.documents <= documents.count() ? read : new ShingleIndex()
  if (index.documents === documents.count()) return index
  for (const text of documents.texts(index.documents)) index.add(winnow(lettersOf(text)).prints)
  documents.keepShingles(shingleIndexBytes(index))
  return index
}
