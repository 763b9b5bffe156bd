import assert from 'node:assert/strict'
import { test } from 'node:test'

import * as excuses from '../4-evidence/excuse.ts'
import * as evidence from '../4-evidence/message.ts'
import { evidenceWords } from './evidence-words.ts'

const names = [...Object.values(evidence), ...Object.values(excuses)].map(({ name }) => name)

test('every piece of evidence and every excuse has words for a person', () => {
  assert(names.length > 40)
  for (const name of [...names, 'stayed-afterwards'])
    assert.notEqual(evidenceWords(name), name.replaceAll('-', ' '), `${name} has no words`)
})

test('no two have the same words', () => assert.equal(new Set(names.map(evidenceWords)).size, names.length))

test('a name that is not known is told as it is', () => assert.equal(evidenceWords('some-thing'), 'some thing'))
