import { sharedModulus } from '#verify'

import { parentPort } from 'node:worker_threads'

import type { ModulusAnswer, ModulusQuestion } from './recover.ts'

/** Answers one question and is ended then: its memory does not shrink by itself. */
async function answer({ numbers, comparisons }: ModulusQuestion): Promise<ModulusAnswer> {
  const buffers = numbers.map(({ signature, encoded }) => ({
    signature: Buffer.from(signature),
    encoded: Buffer.from(encoded),
  }))
  return sharedModulus(buffers, comparisons)
}

parentPort?.once('message', (question: ModulusQuestion) => {
  void answer(question).then(found => parentPort?.postMessage(found))
})
