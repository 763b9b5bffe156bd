import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { runSuites } from './formats/suites.ts'

const archive = join(import.meta.dirname, '..', '..', 'shared', 'data', 'formats', 'messages.tar.zst')
const skip = existsSync(archive) ? false : 'skipped, no data'

test('odd messages are read without a throw, and where others read otherwise we know why', { skip }, async () => {
  const { read, compared, disagreements, stale } = await runSuites(archive)
  assert(read > 390 && compared > 290)
  assert.deepEqual(
    disagreements.filter(({ reason }) => reason === undefined),
    [],
  )
  assert.deepEqual(stale, [])
})
