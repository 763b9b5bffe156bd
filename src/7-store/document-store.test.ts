import assert from 'node:assert/strict'
import { test } from 'node:test'

import { digest, type Moment } from '#ground'

import { openSqlite, type DocumentStore, type FoundDocument, type Store } from './index.ts'

const document = (text: string, key = `text ${text}`): FoundDocument => ({
  key,
  kind: 'mail',
  version: digest(text),
  text,
})

function inStore(name: string, check: (documents: DocumentStore, store: Store) => void): void {
  void test(name, () => {
    const store = openSqlite(':memory:', 'kept')
    try {
      check(store.documents, store)
    } finally {
      store.close()
    }
  })
}

inStore('documents are numbered from 0 without a gap, and the same one twice is one', documents => {
  assert.deepEqual(
    [document('a'), document('b'), document('a')].map(each => documents.put(each)),
    [0, 1, 0],
  )
  assert.equal(documents.count(), 2)
  assert.equal(documents.numberOf('text b'), 1)
  assert.equal(documents.numberOf('text c'), undefined)
})
inStore('what was kept comes back, letter for letter', documents => {
  const text = 'Grüße\r\n\u0000 “42” \u{1f4e7}'
  assert.deepEqual(documents.get(documents.put(document(text))), { ...document(text), number: 0 })
  assert.throws(() => documents.get(7), /no document 7/)
})
inStore('texts come in order of their numbers, from the one that is asked for', documents => {
  for (const text of ['a', 'b', 'c']) documents.put(document(text))
  assert.deepEqual([...documents.texts(1)], ['b', 'c'])
  assert.deepEqual([...documents.texts(3)], [])
})
inStore('where a document lay is known once for each mail and name', documents => {
  const [one, other] = [digest('mail 1'), digest('mail 2')].sort() as [
    ReturnType<typeof digest>,
    ReturnType<typeof digest>,
  ]
  const number = documents.put(document('a'))
  const appearances = [
    { document: number, message: one, part: '' },
    { document: number, message: one, part: 'a.txt' },
    { document: number, message: other, part: '' },
  ]
  for (const each of [...appearances, ...appearances]) documents.appears(each)
  assert.deepEqual(
    documents.appearances(number).map(each => ({ ...each })),
    appearances,
  )
  assert.equal([...documents.allAppearances()].length, 3)
  assert.deepEqual(documents.appearances(number + 1), [])
  assert.equal(documents.hasMessage(one), true)
  assert.equal(documents.hasMessage(digest('mail 3')), false)
})
inStore('documents of the same letters are told by key and kind, in their order', documents => {
  for (const [key, text] of [
    ['b', 'same'],
    ['a', 'same'],
    ['c', 'other'],
  ] as const)
    documents.put(document(text, key))
  assert.deepEqual(
    documents.ofVersion(digest('same')).map(({ key, kind }) => [key, kind]),
    [
      ['b', 'mail'],
      ['a', 'mail'],
    ],
  )
})

inStore('a source is to be indexed once it is finished, until it is', (documents, store) => {
  const source = { digest: digest('box'), name: 'anna.mbox', mailbox: '', size: 3, taken: 5 as Moment }
  store.begin(source)
  assert.deepEqual(documents.unindexed(), [])
  store.finish(source)
  assert.deepEqual(documents.unindexed(), [source.digest])
  documents.indexed(source.digest)
  documents.indexed(source.digest)
  assert.deepEqual(documents.unindexed(), [])
})
inStore('of the shingle index the last one is kept', documents => {
  assert.equal(documents.shingles(), undefined)
  documents.keepShingles(Uint8Array.of(1, 2))
  documents.keepShingles(Uint8Array.of(3))
  assert.deepEqual(documents.shingles(), Uint8Array.of(3))
})
inStore('work that fails half-way leaves no document behind', (documents, store) => {
  assert.throws(() =>
    store.together(() => {
      documents.put(document('a'))
      throw new Error('power cut')
    }),
  )
  assert.equal(documents.count(), 0)
})
