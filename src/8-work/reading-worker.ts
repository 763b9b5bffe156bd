import { enableCompileCache } from 'node:module'
import { parentPort, workerData } from 'node:worker_threads'

import type { Batch, ThreadData } from './reading-pool.ts'

// A thread starts with none of what the first one has compiled; from the cache it is ready in half the time.
enableCompileCache()
const { batchReader } = await import('./read-batch.ts')

const read = batchReader((workerData as ThreadData).countries)
parentPort?.on('message', (batch: Batch) => parentPort?.postMessage(read(batch)))
