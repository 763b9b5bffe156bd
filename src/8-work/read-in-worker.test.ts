import assert from 'node:assert/strict'
import { test } from 'node:test'

import { pdfOf } from '../2-document/document-material.contract.ts'
import { documentReader } from './read-in-worker.ts'

test('documents are read in a thread that is kept', async () => {
  const reader = documentReader()
  const [first, second] = await Promise.all([reader.read(Buffer.from('one')), reader.read(Buffer.from('two'))])
  await reader.close()
  assert.deepEqual([first.text, second.text], ['one', 'two'])
})

test('a document that takes too long is blind, and the next one is read', async () => {
  const reader = documentReader({ milliseconds: 1500, engine: () => new Promise(() => undefined) })
  const endless = await reader.read(Buffer.from('\x89PNG\r\n\x1a\nrest', 'latin1'))
  const next = await reader.read(Buffer.from('next'))
  await reader.close()
  assert.deepEqual(endless.blind, ['Reading it took longer than 1.5 s. Nothing of the document was read.'])
  assert.equal(next.text, 'next')
})

test('a thread without memory ends alone', async () => {
  const reader = documentReader({ memory: 24 })
  const pages = Array.from({ length: 3000 }, () => ({ lines: Array.from({ length: 60 }, () => 'words '.repeat(12)) }))
  const huge = await reader.read(pdfOf(pages))
  await reader.close()
  assert.equal(huge.text, '')
  assert.match(huge.blind[0] ?? '', /memory|ended/)
})

test('pictures go to the engine outside the thread', async () => {
  const reader = documentReader({ engine: ({ bytes }) => Promise.resolve(`${bytes.length} bytes seen`) })
  const picture = await reader.read(Buffer.from('GIF89a....', 'latin1'))
  await reader.close()
  assert.equal(picture.text, '10 bytes seen')
})
