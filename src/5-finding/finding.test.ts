import assert from 'node:assert/strict'
import { test } from 'node:test'

import { gistOfText, history, mail, TODAY } from '../4-evidence/mail.contract.ts'
import { examined } from './examined.contract.ts'
import { findingOf } from './finding.ts'

const strange = mail({
  day: TODAY,
  headers: { 'User-Agent': 'Roundcube' },
  body: 'Please sign in at https://a.test/x\n',
})
const { examination } = examined([...history(), strange].map(text => gistOfText(text))).at(-1)!

test('what a piece said is told although it added nothing', () => {
  const [first, ...others] = examination.evidence
  assert(first !== undefined && first.said >= 1.5)
  const { evidence, also } = findingOf({ ...examination, evidence: [{ ...first, bits: 0 }, ...others] }, [], 1, 1)
  assert.deepEqual(
    also.map(({ name }) => name),
    [first.name],
  )
  assert(!evidence.some(({ name }) => name === first.name))
})

test('what added something is not told twice, and what hardly said anything not at all', () => {
  const weak = examination.evidence.map(piece => ({ ...piece, said: 1, bits: 0 }))
  assert.deepEqual(findingOf(examination, [], 1, 1).also, [])
  assert.deepEqual(findingOf({ ...examination, evidence: weak }, [], 1, 1).also, [])
})
