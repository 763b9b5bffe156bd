import assert from 'node:assert/strict'
import { test } from 'node:test'

import { lettersOf, random, readShingleIndex, ShingleIndex, shingleIndexBytes, winnow } from './index.ts'

const prints = (text: string) => winnow(lettersOf(text)).prints
const indexOf = (texts: readonly string[]) => {
  const index = new ShingleIndex()
  for (const text of texts) index.add(prints(text))
  return index
}
const chance = random('shingle index')
const sentence = () =>
  Array.from({ length: 30 }, () => chance.pick(['river', 'lamp', 'ninety', 'orchard', 'vote', 'grain', 'tower'])).join(
    ' ',
  )
const texts = Array.from({ length: 40 }, sentence)

test('a text of its own is found first, re-flowed and cut', () => {
  const index = indexOf(texts)
  texts.forEach((text, number) => {
    assert.equal(index.find(prints(text.replaceAll(' ', '\n')), 5)[0]?.document, number)
    assert.equal(index.find(prints(text.slice(20, 110)), 5)[0]?.document, number)
  })
})

test('a single document is found, though nothing tells it from others', () => {
  const [hit] = indexOf([texts[0]!]).find(prints(texts[0]!), 5)
  assert.equal(hit?.document, 0)
  assert(hit.share > 0.99, String(hit.share))
})

test('what no document has finds nothing', () => {
  assert.deepEqual(indexOf(texts).find(prints('Quartz mining in the ninth kilometre, by Gwendolyn Fox'), 5), [])
  assert.deepEqual(indexOf([]).find(prints(texts[0]!), 5), [])
  assert.deepEqual(indexOf(texts).find(prints(''), 5), [])
})

test('an index that was kept and read again gives the same answers', () => {
  const index = indexOf(texts)
  const again = readShingleIndex(shingleIndexBytes(index))!
  assert.equal(again.documents, texts.length)
  assert.deepEqual(again.find(prints(texts[7]!), 9), index.find(prints(texts[7]!), 9))
  assert.deepEqual(again.holders(prints(texts[7]!)), index.holders(prints(texts[7]!)))
})

test('torn bytes of a kept index are no index', () => {
  const bytes = shingleIndexBytes(indexOf(texts))
  for (let round = 0; round < 100; round++)
    assert.equal(readShingleIndex(bytes.slice(0, chance.below(bytes.length - 1))), undefined)
})
