import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { differences, everyOf, sampleItems, type Told } from './mailparser/differ.ts'

const unexplained = (found: readonly Told[]) => found.filter(({ reason }) => reason === undefined)

test('mailparser reads our samples as we do, but for what we know the reason of', async () => {
  const found = (await Promise.all(sampleItems().map(differences))).flat()
  assert.deepEqual(unexplained(found), [])
  assert(found.length < 60, 'the reasons have become too wide')
})

for (const name of ['spamassassin.tar.zst', 'phishing-sample.tar.zst']) {
  const source = join(import.meta.dirname, '..', '..', 'shared', 'data', 'mail', name)
  const skip = existsSync(source) ? false : 'skipped, no data'
  test(`mailparser reads ${name} as we do, but for what we know the reason of`, { skip }, async () => {
    const found: Told[] = []
    for await (const item of everyOf(source, 150)) found.push(...(await differences(item)))
    assert.deepEqual(unexplained(found), [])
  })
}
