import assert from 'node:assert/strict'
import { test } from 'node:test'

import { random } from '#ground'

import { readDecoys } from './index.ts'

const DIGEST = 'ab'.repeat(32)
const NOVEMBER = Date.parse('2025-11-03T00:00:00Z')

const table: readonly { name: string; text: string; decoys?: readonly object[]; troubles?: readonly RegExp[] }[] = [
  {
    name: 'a line of JSON is one decoy',
    text: '{"account":"anna","planted":"2025-11-03","file":"decoys/anna.docx"}\n',
    decoys: [{ account: 'anna', planted: NOVEMBER, file: 'decoys/anna.docx' }],
  },
  {
    name: 'columns of a table are found by their names, in any order',
    text: `sha256;Account\n${DIGEST.toUpperCase()};anna@x.example\n`,
    decoys: [{ account: 'anna@x.example', sha256: DIGEST }],
  },
  {
    name: 'words may hold line ends',
    text: 'account,planted,text\nben,2025-11-03,"The vault\nopens at nine."\n',
    decoys: [{ account: 'ben', planted: NOVEMBER, text: 'The vault\nopens at nine.' }],
  },
  { name: 'a decoy in nobody’s account is told', text: '{"text":"words"}', troubles: [/Line 1.*no account/] },
  { name: 'an account without a decoy is told', text: 'account,file\nanna,\n', troubles: [/Line 2.*neither file/] },
  { name: 'a digest that is none is told', text: '{"account":"a","sha256":"12"}', troubles: [/not 64/] },
  {
    name: 'a date that is none is told, since a wrong one would set the window',
    text: '{"account":"a","planted":"3.11.2025","text":"b"}',
    troubles: [/3\.11\.2025/],
  },
  {
    name: 'broken JSON costs its own line only',
    text: '{"account":"a"\n{"account":"a","text":"b"}\n{"account":7,"text":"b"}\n',
    decoys: [{ account: 'a', text: 'b' }],
    troubles: [/Line 1/, /Line 3/],
  },
  { name: 'an empty register says what one looks like', text: '\n', troubles: [/columns account, planted, file/] },
]

for (const { name, text, decoys = [], troubles = [] } of table)
  test(name, () => {
    const read = readDecoys(text)
    assert.deepEqual(read.decoys, decoys)
    assert.equal(read.troubles.length, troubles.length, read.troubles.join('\n'))
    troubles.forEach((says, index) => {
      assert.match(read.troubles[index]!, says)
    })
  })

test('torn registers never throw', () => {
  const chance = random('torn decoys')
  const whole = `{"account":"anna","planted":"2025-11-03","file":"x"}\naccount,file\n"an""na",y\n`
  for (let round = 0; round < 500; round++) {
    const letters = chance.shuffle(Array.from(whole)).slice(0, chance.below(whole.length))
    readDecoys(letters.join(''))
    readDecoys(whole.slice(chance.below(whole.length)))
  }
})
