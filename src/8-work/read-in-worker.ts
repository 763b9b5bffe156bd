import { digest, type Where } from '#ground'
import { type Content, type DocumentLimits, type Picture, type TextEngine } from '#document'

import { Worker } from 'node:worker_threads'

import { workerFile } from './worker-file.ts'

/** What the reading thread is told: a document to read, or the words of a picture that it asked about. */
export type DocumentQuestion =
  | {
      readonly kind: 'read'
      readonly bytes: Uint8Array
      readonly where: Where | undefined
      readonly limits: DocumentLimits | undefined
      readonly hasEngine: boolean
    }
  | { readonly kind: 'words'; readonly number: number; readonly text: string | undefined }

/** What the reading thread says: a content, or a picture whose words it wants. */
export type DocumentAnswer =
  | { readonly kind: 'content'; readonly content: Content }
  | { readonly kind: 'picture'; readonly number: number; readonly picture: Picture }

/** How far a document may go before its reading is ended. */
export interface ReaderOptions {
  /** Milliseconds for one document, reading of pictures included. */
  readonly milliseconds?: number
  /** MiB of memory for the thread. */
  readonly memory?: number
  readonly limits?: DocumentLimits
  readonly engine?: TextEngine
}

/** Reads documents one after the other in a thread of its own. */
export interface DocumentReader {
  /** The content; a document that took too long or too much memory has none but is blind and says so. Never rejects. */
  read(bytes: Uint8Array, where?: Where): Promise<Content>
  close(): Promise<void>
}

const MILLISECONDS = 60_000
const MEMORY = 1024

/**
 * Opens a reader for documents of any origin. Whatever a hostile file does to the thread that reads it, only that thread
 * ends; the next document gets a new one. The thread starts with the first document and is kept, since starting one
 * takes longer than reading a letter.
 */
export function documentReader(options: ReaderOptions = {}): DocumentReader {
  const { milliseconds = MILLISECONDS, memory = MEMORY, limits, engine } = options
  let worker: Worker | undefined
  let last: Promise<unknown> = Promise.resolve()
  const start = () => {
    worker = new Worker(workerFile('document-worker'), { resourceLimits: { maxOldGenerationSizeMb: memory } })
    return worker
  }
  const readOne = async (bytes: Uint8Array, where: Where | undefined): Promise<Content> => {
    const thread = worker ?? start()
    const outcome = await settle(thread, milliseconds, engine, {
      kind: 'read',
      bytes,
      where,
      limits,
      hasEngine: engine !== undefined,
    })
    if (typeof outcome !== 'string') return outcome
    worker = undefined
    await thread.terminate()
    return unread(bytes, outcome)
  }
  return {
    read(bytes, where) {
      const content = last.then(() => readOne(bytes, where))
      last = content.catch(() => undefined)
      return content
    },
    async close() {
      await last
      await worker?.terminate()
      worker = undefined
    },
  }
}

/** Asks the thread, and waits for its content or for the sentence that says why there is none. */
function settle(
  thread: Worker,
  milliseconds: number,
  engine: TextEngine | undefined,
  question: DocumentQuestion,
): Promise<Content | string> {
  return new Promise(resolve => {
    const finish = (outcome: Content | string) => {
      clearTimeout(timer)
      thread.off('error', fail).off('exit', end).off('message', hear)
      resolve(outcome)
    }
    const fail = (error: unknown) => finish(reasonOf(error))
    const end = () => finish('The thread that read it ended.')
    const hear = (said: DocumentAnswer) => {
      if (said.kind === 'content') finish(said.content)
      else void engine?.(said.picture).then(text => thread.postMessage({ kind: 'words', number: said.number, text }))
    }
    const timer = setTimeout(() => finish(`Reading it took longer than ${milliseconds / 1000} s.`), milliseconds)
    thread.on('error', fail).on('exit', end).on('message', hear)
    thread.postMessage(question)
  })
}

/** A fault inside the thread is the format library's or ours; either way this document is the one that shows it. */
function reasonOf(error: unknown): string {
  if (error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY')
    return 'Reading it took more memory than is allowed.'
  return `The reader failed on it (${error instanceof Error ? error.message.slice(0, 200) : String(error)}).`
}

function unread(bytes: Uint8Array, why: string): Content {
  return {
    sha256: digest(bytes),
    size: bytes.length,
    kind: 'unknown',
    text: '',
    blocks: [],
    properties: [],
    marks: [],
    troubles: [],
    blind: [`${why} Nothing of the document was read.`],
  }
}
