import assert from 'node:assert/strict'
import { test } from 'node:test'
import { gunzipSync, inflateRawSync, inflateSync } from 'node:zlib'
import { random } from '#ground'
import { gzip } from './containers.ts'
import { deflate, zlib } from './deflate.ts'
import { prefixCodes } from './prefix-code.ts'

const chance = random('deflate')
const noise = (length: number, values: number) => Buffer.from(Array.from({ length }, () => chance.below(values)))
/** Counts that double make a code as deep as there are symbols. */
const steep = Buffer.concat(Array.from({ length: 20 }, (_, step) => Buffer.alloc(2 ** step % 400_009, step)))

const rows = [
  { name: 'nothing', bytes: Buffer.alloc(0) },
  { name: 'one byte', bytes: Buffer.from('a') },
  { name: 'a run longer than the longest match', bytes: Buffer.alloc(70_000, 7) },
  {
    name: 'a match at the far end of the window',
    bytes: Buffer.concat([noise(300, 256), Buffer.alloc(32_300), noise(300, 256)]),
  },
  { name: 'bytes without any order, over several blocks', bytes: noise(100_000, 256) },
  { name: 'few values', bytes: noise(50_000, 3) },
  { name: 'counts so uneven that codes reach their limit', bytes: Buffer.from(chance.shuffle([...steep])) },
  { name: 'text that repeats itself', bytes: Buffer.from('The harbor bond and the dredging contract. '.repeat(900)) },
]

for (const { name, bytes } of rows)
  test(`${name} comes back from Node's own unpacking`, () => {
    assert(inflateRawSync(deflate(bytes)).equals(bytes))
    assert(inflateSync(zlib(bytes)).equals(bytes))
    assert(gunzipSync(gzip(bytes)).equals(bytes))
  })

test('no code is longer than its limit, and all together fill the tree', () => {
  const counts = Uint32Array.from({ length: 30 }, (_, symbol) => 2 ** symbol)
  const { lengths } = prefixCodes(counts, 15)
  assert.equal(Math.max(...lengths), 15)
  assert.equal(
    lengths.reduce((sum, length) => sum + 2 ** -length, 0),
    1,
  )
})
