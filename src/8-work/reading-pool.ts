import { Bug, insist, type Digest, type Moment, type Trouble } from '#ground'
import type { Item } from '#source'
import { countryBytes } from '#store'

import { Worker } from 'node:worker_threads'

import { workerFile } from './worker-file.ts'

/** Mails that go to a reading thread together: their bytes in one piece, which changes hands without a copy. */
export interface Batch {
  readonly number: number
  readonly items: readonly (Omit<Item, 'bytes'> & { readonly from: number; readonly to: number })[]
  readonly bytes: Uint8Array<ArrayBuffer>
}

/** What a reading thread gives back, in the order of the batch. */
export interface BatchRead {
  readonly number: number
  readonly mails: readonly MailRead[]
}

/** One mail, read: its gist as JSON, ready for the store. */
export interface MailRead {
  readonly sha256: Digest
  readonly at: Moment
  /** The account that it is from: the first address of From, '' where there is none. */
  readonly account: string
  readonly gist: string
  /** What of it is missing or was not looked at, for the account of its container. */
  readonly losses: readonly Trouble[]
}

/** What a reading thread is started with: one table of countries, which all of them look up in. */
export interface ThreadData {
  readonly countries: SharedArrayBuffer
}

/** Threads that read mails. Results come in the order in which batches went in, whichever thread was faster. */
export interface ReadingPool {
  read(items: readonly Item[]): Promise<readonly MailRead[]>
  close(): Promise<void>
}

/** Whoever waits for a batch. */
interface Waiting {
  readonly resolve: (mails: readonly MailRead[]) => void
  readonly reject: (reason: unknown) => void
}

/** A thread with the number of batches that it has to read. */
interface ReadingThread {
  readonly worker: Worker
  batches: number
}

/** Room for short-lived things in each thread, in MiB: more makes it no faster, and memory grows with it. */
const YOUNG = { maxYoungGenerationSizeMb: 32 }

/** Starts reading threads. Reading is pure, so that how many there are changes the time and nothing else. */
export function readingPool(threads: number): ReadingPool {
  const waiting = new Map<number, Waiting>()
  const fail = (reason: unknown) => {
    for (const { reject } of waiting.values()) reject(reason)
    waiting.clear()
  }
  const workerData: ThreadData = { countries: countryBytes() }
  const threadsAtWork = Array.from({ length: threads }, (): ReadingThread => {
    const worker = new Worker(workerFile('reading-worker'), { resourceLimits: YOUNG, workerData })
    const thread = { worker, batches: 0 }
    worker.on('message', ({ number, mails }: BatchRead) => {
      thread.batches--
      waiting.get(number)?.resolve(mails)
      waiting.delete(number)
    })
    worker.on('error', fail)
    worker.on('exit', code => {
      if (waiting.size > 0) fail(new Bug(`A reading thread ended with ${code} in the middle of its work.`))
    })
    return thread
  })
  insist(threadsAtWork.length > 0, 'A pool needs a thread.')
  let number = 0
  return {
    read(items) {
      const batch = batchOf(number++, items)
      return new Promise((resolve, reject) => {
        waiting.set(batch.number, { resolve, reject })
        // In turn, one slow batch would let the other threads wait.
        const idlest = threadsAtWork.reduce((least, thread) => (thread.batches < least.batches ? thread : least))
        idlest.batches++
        idlest.worker.postMessage(batch, [batch.bytes.buffer])
      })
    },
    async close() {
      await Promise.all(threadsAtWork.map(({ worker }) => worker.terminate()))
    },
  }
}

function batchOf(number: number, items: readonly Item[]): Batch {
  const bytes = new Uint8Array(items.reduce((sum, item) => sum + item.bytes.length, 0))
  let to = 0
  const placed = items.map(({ bytes: own, ...rest }) => {
    const from = to
    bytes.set(own, from)
    to += own.length
    return { ...rest, from, to }
  })
  return { number, items: placed, bytes }
}
