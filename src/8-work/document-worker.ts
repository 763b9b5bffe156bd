import { type Picture, readDocument } from '#document'

import { type MessagePort, parentPort } from 'node:worker_threads'

import type { DocumentAnswer, DocumentQuestion } from './read-in-worker.ts'

/** Answers questions for as long as this thread lives. Words in pictures it asks for: it starts no programs itself. */
function serve(port: MessagePort): void {
  const waiting: ((text: string | undefined) => void)[] = []
  const answer = (said: DocumentAnswer) => port.postMessage(said)
  const engine = (picture: Picture) =>
    new Promise<string | undefined>(resolve => {
      waiting.push(resolve)
      answer({ kind: 'picture', number: waiting.length - 1, picture })
    })
  port.on('message', (question: DocumentQuestion) => {
    if (question.kind === 'words') return waiting[question.number]?.(question.text)
    const { bytes, where, limits, hasEngine } = question
    void readDocument(bytes, {
      ...(where === undefined ? {} : { where }),
      ...(limits === undefined ? {} : { limits }),
      ...(hasEngine ? { engine } : {}),
    }).then(content => answer({ kind: 'content', content }))
  })
}

if (parentPort !== null) serve(parentPort)
