/**
 * Reads a great many broken mails and holds each to the laws of reading: nothing is thrown, nothing takes two seconds.
 * The mails are made from our samples by number, so that one that fails can be made again.
 *
 *   node benchmarks/mutate.ts [--count 200000] [--from 0]
 */
import { parseArgs } from 'node:util'
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads'
import { mutant, readThrough, seedMails } from './mutation.ts'

interface Task {
  readonly from: number
  readonly to: number
  /** The number that is being read, shared so that a reader that hangs can be named. */
  readonly now: Int32Array
}

interface Failure {
  readonly number: number
  readonly says: string
}

const LONGEST = 2000

function work({ from, to, now }: Task): void {
  const seeds = seedMails()
  const failures: Failure[] = []
  let slowest = { number: from, milliseconds: 0 }
  for (let number = from; number < to; number++) {
    Atomics.store(now, 0, number)
    const mail = mutant(seeds, number)
    const began = performance.now()
    try {
      readThrough(mail)
    } catch (error) {
      // Whatever is thrown is what this looks for: a reader of mail throws nothing.
      failures.push({ number, says: error instanceof Error ? (error.stack ?? error.message) : String(error) })
    }
    const milliseconds = performance.now() - began
    if (milliseconds > slowest.milliseconds) slowest = { number, milliseconds }
  }
  parentPort?.postMessage({ failures, slowest })
}

async function watch(from: number, to: number): Promise<boolean> {
  const now = new Int32Array(new SharedArrayBuffer(4))
  const worker = new Worker(new URL(import.meta.url), { workerData: { from, to, now } satisfies Task })
  const began = performance.now()
  let last = { number: -1, since: began }
  const timer = setInterval(() => {
    const number = Atomics.load(now, 0)
    if (number !== last.number) last = { number, since: performance.now() }
    else if (performance.now() - last.since > LONGEST + 1000) {
      console.log(`number ${number} has been read for more than ${LONGEST} ms`)
      process.exit(1)
    }
  }, 500)
  const { failures, slowest } = await new Promise<{
    failures: Failure[]
    slowest: { number: number; milliseconds: number }
  }>((resolve, reject) => {
    worker.once('message', resolve)
    worker.once('error', reject)
  })
  clearInterval(timer)
  const seconds = (performance.now() - began) / 1000
  for (const { number, says } of failures.slice(0, 20)) console.log(`number ${number}: ${says}`)
  console.log(`${to - from} mails in ${seconds.toFixed(0)} s, ${failures.length} failed`)
  console.log(`slowest ${slowest.milliseconds.toFixed(0)} ms, number ${slowest.number}`)
  return failures.length === 0 && slowest.milliseconds < LONGEST
}

if (isMainThread) {
  const { values } = parseArgs({
    options: { count: { type: 'string', default: '200000' }, from: { type: 'string', default: '0' } },
  })
  const from = Number(values.from)
  process.exitCode = (await watch(from, from + Number(values.count))) ? 0 : 1
} else work(workerData as Task)
