import { readRoster } from '#team'

import assert from 'node:assert/strict'
import { test } from 'node:test'

import type { AliasProposal, AliasVerdict } from '#finding'

import { person } from '../4-evidence/mail.contract.ts'
import { aliasNote, aliasText, rosterText } from './alias-text.ts'

const terminal = { out: () => undefined, err: () => undefined, columns: 72, lively: false, colour: false }
const proposal = (name: string, verdict: AliasVerdict = 'likely'): AliasProposal => ({
  name,
  addresses: ['anna.e@freemail.example', 'anna@example.org'],
  mails: [38, 95],
  verdict,
  speaksFor: ['3 people wrote to both, among them berta@example.net, carla@example.net, dora@example.net.'],
  speaksAgainst: ['One answers the other in 2 mails.'],
})

const names = [
  { name: 'Anna Example', read: 'Anna Example' },
  { name: 'Example, Anna', read: 'Example, Anna' },
  { name: 'Anna "Ann" Example', read: 'Anna "Ann" Example' },
  { name: '=HYPERLINK("https://a.test")', read: 'HYPERLINK("https://a.test")' },
  { name: '  @SUM(1)', read: 'SUM(1)' },
  { name: 'Anna\u001b[2K\nExample', read: 'Anna [2K Example' },
]

for (const { name, read } of names)
  test(`the roster reads back what was proposed of ${JSON.stringify(name)}`, () => {
    const text = rosterText([{ name, addresses: ['anna@example.org', 'anna.e@freemail.example'] }])
    assert.deepEqual(readRoster(text), {
      people: [{ name: read, role: '', status: 'current', addresses: ['anna@example.org', 'anna.e@freemail.example'] }],
      troubles: [],
    })
  })

test('who stands in the roster keeps name, role and status there', () => {
  const known = { ...person('Anna Doe', 'anna@example.org'), role: 'adviser', status: 'former' as const }
  const text = rosterText([{ name: 'annie', addresses: ['anna@example.org', 'b@example.org'], person: known }])
  assert.match(text, /\nAnna Doe,adviser,former,anna@example\.org b@example\.org\n$/)
})

test('every pair has its reasons for and against, and the lines to paste come last', () => {
  const text = aliasText([proposal('Anna Example'), proposal('Eve \u202eExample', 'too-thin')], terminal)
  assert.match(text, /^Likely one person\n {2}Anna Example: anna\.e@freemail\.example \(38 mails\)/)
  assert.match(text, /\+ 3 people wrote to both[^]*- One answers the other/)
  assert.match(text, /For the roster\n[^]*\nname,role,status,addresses\nAnna Example,,,anna\.e@[^\n]+\n$/)
  assert.doesNotMatch(text, /\u202e/)
  assert(text.split('\n').every(line => line.length <= 72))
})

test('without a pair it says so, and the note under findings is silent', () => {
  assert.match(aliasText([], terminal), /^No two addresses here write under one name\.\n$/)
  assert.equal(aliasNote([proposal('Anna Example', 'possible')], terminal), '')
})

test('the note names a few and says that nothing was done', () => {
  const many = Array.from({ length: 5 }, (_, index): AliasProposal => ({
    ...proposal(`Anna ${index}`),
    addresses: [`a${index}@example.org`, `b${index}@example.org`],
  }))
  const note = aliasNote(many, terminal)
  assert.match(note, /Anna 2: a2@example\.org, b2@example\.org\n {2}and 2 more people\n {2}Nothing was done with this/)
})
