import assert from 'node:assert/strict'
import { test } from 'node:test'

import { digest } from '#ground'

import { decoyFinder, decoySentence, type Decoy } from './index.ts'

const bytes = (text: string) => digest(new TextEncoder().encode(text))

const OPENING =
  'The finance committee met on Thursday behind closed doors and looked at the three offers for the warehouse lease. '
const CLOSING =
  ' Nobody outside this circle has seen the figures, and the treasurer asked that they stay in the building until spring.'
const decoys: readonly Decoy[] = [
  { account: 'anna', name: 'lease-a', text: `${OPENING}Bidder Alder asked for forty-one thousand a month.${CLOSING}` },
  { account: 'ben', name: 'lease-b', text: `${OPENING}Bidder Birch wanted ninety-seven hundred every week.${CLOSING}` },
  { account: 'cleo', name: 'photo', text: '', sha256: bytes('a picture without words') },
]
const real = { number: 4, text: `${OPENING}Bidder Cedar proposes twelve payments, each after a quarter.${CLOSING}` }

const find = decoyFinder(decoys, prints => new Uint32Array(prints.length).fill(1))

const table: readonly {
  name: string
  leaked: string
  held?: readonly { number: number; text: string }[]
  accounts?: readonly string[]
  settles?: boolean
  says?: RegExp
}[] = [
  {
    name: 'a decoy that leaked as it was settles the account',
    leaked: decoys[0]!.text,
    accounts: ['anna'],
    settles: true,
    says: /planted in anna and lay nowhere else/,
  },
  {
    name: 'a print of it with other line ends does too',
    leaked: decoys[1]!.text.replaceAll('. ', '.\r\n\r\n').toUpperCase(),
    accounts: ['ben'],
    settles: true,
  },
  {
    name: 'a part that several decoys share does not tell which of them it is',
    leaked: OPENING,
    accounts: ['anna', 'ben'],
    settles: false,
    says: /does not tell which/,
  },
  { name: 'the real text of which decoys were made is none', leaked: real.text, held: [real] },
  {
    name: 'a part that the real text has as well settles nothing, and says who had that',
    leaked: CLOSING,
    held: [real],
    accounts: ['anna', 'ben'],
    settles: false,
    says: /found with dora too/,
  },
  {
    name: 'bytes settle where there are no words',
    leaked: 'a picture without words',
    accounts: ['cleo'],
    settles: true,
  },
  {
    name: 'another text is none',
    leaked: 'Lunch is at one, bring your own cup, the kettle is broken again this week.',
  },
  { name: 'a file without words is none', leaked: '' },
]

for (const { name, leaked, held = [], accounts, settles, says } of table)
  test(name, () => {
    const found = find({ file: 'leak.pdf', sha256: bytes(leaked), text: leaked, held, heldBy: () => ['dora'] })
    assert.deepEqual(found?.accounts, accounts)
    assert.equal(found?.settles, settles)
    if (says !== undefined) assert.match(decoySentence(found!), says)
  })

test('a decoy that its own mailbox holds is still unique', () => {
  const held = [{ number: 9, text: decoys[0]!.text }]
  const found = find({ file: 'a', sha256: bytes('a'), text: decoys[0]!.text, held, heldBy: () => ['anna'] })
  assert.equal(found?.settles, true)
})
