import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'

import { whyNot } from './why-not.ts'

const reading = (file: string): unknown => {
  try {
    return readFileSync(file)
  } catch (error) {
    return error
  }
}
const rows = [
  { name: 'a file that is not there', error: reading('/nowhere/at/all'), says: 'there is no such file or folder' },
  { name: 'a folder in place of a file', error: reading(import.meta.dirname), says: 'it is a folder' },
  { name: 'a full disk', error: Object.assign(new Error('ENOSPC: x'), { code: 'ENOSPC' }), says: 'the disk is full' },
  {
    name: 'what has no words here says what the system said',
    error: Object.assign(new Error('odd'), { code: 'constructor' }),
    says: 'odd',
  },
  { name: 'what is no error at all', error: 'thrown', says: 'thrown' },
]

for (const { name, error, says } of rows) test(name, () => assert.equal(whyNot(error), says))
