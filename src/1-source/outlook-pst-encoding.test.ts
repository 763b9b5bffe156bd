import assert from 'node:assert/strict'
import { test } from 'node:test'
import { random } from '#ground'
import { type PstEncoding, REFLECTOR, ROTOR, decodeBlock, turnCyclic } from './outlook-pst-encoding.ts'

const noise = (seed: string, length: number) => {
  const chance = random(seed)
  return Uint8Array.from({ length }, () => chance.below(256))
}

test('both tables hold every byte once', () => {
  for (const table of [ROTOR, REFLECTOR]) assert.equal(new Set(table).size, 256)
})

test('the second table is its own inverse, as the machine must turn back on itself', () => {
  assert(REFLECTOR.every((value, index) => REFLECTOR[value] === index))
})

test('an encoded block begins with the bytes that a heap of a real file begins with', () => {
  // ec 7c, which open the heap of a table, are written as ff 1c in every permuted file.
  const bytes = Uint8Array.from([0xff, 0x1c])
  decodeBlock(bytes, 1, 4)
  assert.deepEqual([...bytes], [0xec, 0x7c])
})

test('turning the cyclic machine twice gives every block back', () => {
  for (const id of [0, 4, 0x1_0000, 0xfffc_fffc, 0x1_0000_0004]) {
    const bytes = noise(`cyclic ${id}`, 70_000)
    const turned = bytes.slice()
    turnCyclic(turned, id)
    assert.notDeepEqual(turned, bytes)
    turnCyclic(turned, id)
    assert.deepEqual(turned, bytes)
  }
})

const decoded: readonly { name: string; encoding: PstEncoding; encode: (bytes: Uint8Array) => void }[] = [
  { name: 'no encoding leaves a block as it is', encoding: 0, encode: () => undefined },
  {
    name: 'the permuting encoding is undone',
    encoding: 1,
    encode: bytes => bytes.set(bytes.map(byte => ROTOR[byte]!)),
  },
  {
    name: 'the cyclic encoding is undone by the block’s own id',
    encoding: 2,
    encode: bytes => turnCyclic(bytes, 24),
  },
]

for (const { name, encoding, encode } of decoded)
  test(name, () => {
    const bytes = noise(name, 1000)
    const block = bytes.slice()
    encode(block)
    decodeBlock(block, encoding, 24)
    assert.deepEqual(block, bytes)
  })
