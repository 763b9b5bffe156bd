import { digest, Outage } from '#ground'

import assert from 'node:assert/strict'
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'

import { originalsIn } from './originals.ts'

const room = mkdtempSync(join(tmpdir(), 'turncoat-test-'))
after(() => rmSync(room, { recursive: true, force: true }))
const bytes = Buffer.from('the bytes of a mail')
const name = digest(bytes)
const file = join(room, 'anna.eml')
writeFileSync(file, bytes)

/** A folder of originals with this file sealed in it. */
function sealed(folder: string) {
  const originals = originalsIn(join(room, folder))
  originals.seal(file, name)
  return originals
}

test('a file is kept under its digest, once settled and without a trace of the way there', async () => {
  const originals = sealed('kept')
  await originals.settle()
  assert.deepEqual(readdirSync(join(room, 'kept')), [name])
  assert.deepEqual(readFileSync(originals.at(name)), bytes)
})

const spoilt = [
  { name: 'cut', spoil: (path: string) => writeFileSync(path, bytes.subarray(0, 5)) },
  { name: 'emptied', spoil: (path: string) => writeFileSync(path, '') },
  { name: 'of the right length and other bytes', spoil: (path: string) => writeFileSync(path, bytes.toReversed()) },
  { name: 'gone', spoil: (path: string) => rmSync(path) },
]
for (const { name: how, spoil } of spoilt)
  test(`what a power cut left ${how} is whole after the next run`, async () => {
    spoil(sealed('spoilt').at(name))
    const again = sealed('spoilt')
    assert.deepEqual(readFileSync(again.at(name)), bytes)
    await again.settle()
  })

test('a file that nobody may write to is kept, and only its owner may read the copy', async () => {
  chmodSync(file, 0o444)
  const originals = sealed('closed')
  await originals.settle()
  if (process.platform !== 'win32') assert.equal(statSync(originals.at(name)).mode & 0o777, 0o600)
  chmodSync(file, 0o644)
})

test('where the case cannot be written it says so, with the next step', () => {
  assert.throws(
    () => originalsIn(join(file, 'case')),
    (error: unknown) => {
      assert(error instanceof Outage)
      assert.match(
        error.message,
        /The case cannot be written at .*case.*Free space, or choose another folder for it\.$/,
      )
      return true
    },
  )
})
