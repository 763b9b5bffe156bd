import { digest, type Moment } from '#ground'
import { comparedText, type TextEngine } from '#document'
import { partBytes, readMessage } from '#message'
import { takeIn } from '#source'
import type { CaseFolder, DocumentStore } from '#store'

import type { Bench } from './bench.ts'
import { versionOf } from './index-documents.ts'
import { documentReader, type DocumentReader } from './read-in-worker.ts'

/** One run reads so many files, and takes so many milliseconds: a page takes two seconds, and a case may have thousands. */
const AT_MOST = { files: 500, milliseconds: 20 * 60_000 }
/** Milliseconds for one file of many pages. */
const ONE_FILE = 180_000
/** What a picture shows is kept as a document of its own, beside the file without words. */
const WORDS = 'words '

/** Attached pictures and scans of a case, by the digests of their bytes, whose words were not read yet. */
export function unreadPictures(documents: DocumentStore): Set<string> {
  const wordless = documents
    .ofVersion(versionOf(''))
    .filter(({ kind, key }) => (kind === 'image' || kind === 'pdf') && !key.startsWith(WORDS))
  return new Set(wordless.map(({ key }) => key).filter(key => documents.numberOf(`${WORDS}${key}`) === undefined))
}

/** The digest of the file in which the words of a document stood. */
export function fileOf(key: string): string {
  return key.startsWith(WORDS) ? key.slice(WORDS.length) : key
}

/**
 * Reads the words in pictures and scans that lay in held mail, a bounded number a run; a file in which none were seen is
 * not asked again. What was not reached stays unread, and the next run goes on with it.
 */
export async function readHeldPictures(opened: CaseFolder, engine: TextEngine, bench: Bench): Promise<void> {
  const { store, original } = opened
  const wanted = unreadPictures(store.documents)
  const of = Math.min(wanted.size, AT_MOST.files)
  const until = (bench.now() + AT_MOST.milliseconds) as Moment
  const reader = documentReader({ engine, milliseconds: ONE_FILE })
  let done = 0
  try {
    for (const source of new Set(store.sources().map(sealed => sealed.digest)))
      for await (const intake of takeIn([original(source)])) {
        if (wanted.size === 0 || done >= of || bench.now() > until) return
        if (intake.kind !== 'item') continue
        const message = readMessage(intake.item)
        for (const part of message.parts) {
          const bytes = part.role === 'attachment' ? partBytes(message, part) : undefined
          if (bytes === undefined || !wanted.delete(digest(bytes))) continue
          bench.progress({ doing: 'Reading pictures', done: ++done, of, unit: 'files' })
          await keepWords(store.documents, bytes, reader)
        }
      }
  } finally {
    await reader.close()
  }
}

async function keepWords(documents: DocumentStore, bytes: Buffer, reader: DocumentReader): Promise<void> {
  const content = await reader.read(bytes)
  const file = digest(bytes)
  const text = comparedText(content)
  const number = documents.put({ key: `${WORDS}${file}`, kind: content.kind, version: versionOf(text), text })
  for (const { message, part } of documents.appearances(documents.numberOf(file)!))
    documents.appears({ message, part, document: number })
}
