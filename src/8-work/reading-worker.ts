import { enableCompileCache } from 'node:module'
import { parentPort, workerData } from 'node:worker_threads'

import type { Batch, ThreadData } from './reading-pool.ts'

// A thread starts with none of what the first one has compiled; from the cache it is ready in half the time.
enableCompileCache()
const { readBatch } = await import('./read-batch.ts')
const { countryTable } = await import('#store')

const countryOf = countryTable((workerData as ThreadData).countries)
parentPort?.on('message', (batch: Batch) => parentPort?.postMessage(readBatch(batch, countryOf)))
