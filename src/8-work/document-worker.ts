import { type Picture, readDocument } from '#document'

import { parentPort } from 'node:worker_threads'

import type { DocumentAnswer, DocumentQuestion } from './read-in-worker.ts'

/** Pictures that were handed out for reading, by number, waiting for their words. */
const waiting = new Map<number, (text: string | undefined) => void>()

/** Asks the thread that started this one for the words in a picture: programs are not started from here. */
function recognise(picture: Picture): Promise<string | undefined> {
  const number = waiting.size
  return new Promise(resolve => {
    waiting.set(number, resolve)
    answer({ kind: 'picture', number, picture })
  })
}

function answer(said: DocumentAnswer): void {
  parentPort?.postMessage(said)
}

parentPort?.on('message', (question: DocumentQuestion) => {
  if (question.kind === 'words') waiting.get(question.number)?.(question.text)
  else
    void readDocument(question.bytes, {
      ...(question.where === undefined ? {} : { where: question.where }),
      ...(question.limits === undefined ? {} : { limits: question.limits }),
      ...(question.hasEngine ? { engine: recognise } : {}),
    }).then(content => answer({ kind: 'content', content }))
})
